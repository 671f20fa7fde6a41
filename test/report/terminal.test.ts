import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { coloursWhen, terminalReport } from "../../src/report/index.js";
import { type FixtureOptions, fixtureRun } from "./fixture.js";

function screen(options: FixtureOptions = {}, width = 80, colour = false): string[] {
  return terminalReport(fixtureRun(options), {
    width,
    colours: coloursWhen(colour),
    next: ["Next: transfersim sensitivity my.yaml"],
  });
}

const arabic =
  "سجن الصناعة في الحسكة إلى بغداد: نقل المحتجزين وإجراءات التحقيق في محكمة الكرخ الأولى ثم المحاكمة";

describe("the terminal report", () => {
  it("gives the median with its interval and the 90% range, in days and as dates", () => {
    const text = screen().join("\n");
    expect(text).toContain("Clearing takes 25 days (median, 95% interval 24 to 26), until 14 Feb 2026.");
    expect(text).toContain("In 90 of 100 cases it takes 20 to 29 days: 10 to 19 Feb 2026.");
  });

  it("gives the probability of the deadline with its interval, and the date", () => {
    expect(screen().join("\n")).toContain(
      "The deadline, 20 Feb 2026, is met with probability 91% (84% to 95%).",
    );
    expect(screen({ facts: { deadlineDays: undefined } }).join("\n")).not.toContain("deadline");
  });

  it("tells how many were handed over to their states, for which clearing does not wait", () => {
    const { summary, ...rest } = fixtureRun();
    const { cost } = summary.outputs;
    if (cost === undefined) throw new Error("the fixture has costs");
    // 1,000 to 1,099, as the cost: quantiles of 100 values one apart, of type 7.
    const report = { ...rest, summary: { ...summary, outputs: { ...summary.outputs, repatriated: cost } } };
    const lines = terminalReport(report, { width: 80, colours: coloursWhen(false), next: [] });
    expect(lines.join(" ")).toContain(
      "Handed over to their states in 40 days: 1,050 (median), 90% range 1,005 to 1,094; clearing does not wait for that.",
    );
    expect(screen().join(" ")).not.toContain("Handed over");
  });

  it("names the bottleneck by waiting, not by use", () => {
    const line = screen().find((text) => text.includes("most waiting"));
    expect(line).toMatch(/^court +90% +400 +700 +10 d +<- most waiting$/);
  });

  it("gives risks as probabilities with intervals: never seen is not never", () => {
    const lines = screen();
    expect(lines.find((line) => line.startsWith("at least one ambush"))).toMatch(/10% +5\.5% to 17% +0\.1 /);
    expect(lines.find((line) => line.startsWith("at least one escape"))).toMatch(/0% +0% to 3\.6%/);
  });

  it("gives the cost: median and 90% range, and of each payer where there are several", () => {
    // 1,000 to 1,099, of which the state pays 400: quantiles of 100 values one apart, of type 7.
    expect(screen().join("\n")).toContain(
      "Cost: 1,050 USD (median), 90% range 1,005 to 1,094; coalition 650 (605 to 694),\n" +
        "state 400 (400 to 400).",
    );
  });

  it("says nothing of cost where nothing has a price, and of one payer no more than in all", () => {
    const { summary, ...rest } = fixtureRun();
    const show = (outputs: typeof summary.outputs) =>
      terminalReport(
        { ...rest, summary: { ...summary, outputs } },
        { width: 80, colours: coloursWhen(false), next: [] },
      ).join("\n");
    const { cost, cost_state, cost_coalition, ...free } = summary.outputs;
    if (cost === undefined || cost_state === undefined) throw new Error("the fixture has costs");
    const all = "Cost: 1,050 USD (median), 90% range 1,005 to 1,094.";
    expect(show(free)).not.toContain("Cost");
    expect(show({ ...free, cost })).toContain(all);
    expect(show({ ...free, cost, cost_state })).toContain(all);
  });

  it("leaves out risks that the scenario cannot show", () => {
    const text = screen({ facts: { risks: [] } }).join("\n");
    expect(text).toContain("at least one ambush");
    expect(text).not.toContain("escape");
  });

  it("says one of what is one, and nothing twice where both ends of a range read the same", () => {
    const one = screen({ replications: 1 }).join("\n");
    expect(one).toContain("1 replication, seed 1");
    expect(one).toContain("In 90 of 100 cases it takes 20 days: 10 Feb 2026.");
    const none = screen({ replications: 1, censored: 1, facts: { horizonDays: 1 } }).join("\n");
    expect(none).toContain("Clearing takes longer than the 1 day simulated");
    expect(none).toContain("1 of 1 replication did not clear within the 1 day simulated.");
  });

  it("says plainly that replications did not clear, and gives no figure where there is none", () => {
    const some = screen({ censored: 10 }).join("\n");
    expect(some).toContain("10 of 100 replications did not clear within the 40 days simulated.");
    expect(some).toContain("In 95 of 100 cases it takes more than");
    const all = screen({ censored: 100 }).join("\n");
    expect(all).toContain("Clearing takes longer than the 40 days simulated");
    expect(all).toMatch(/open cases .* >40 +>40 to >40 +–/);
  });

  it("says what is assumed and what to do next", () => {
    const text = screen().join("\n");
    expect(text).toContain("1 of 2 figures is an assumption, not record: court.judges (19).");
    expect(text.endsWith("Next: transfersim sensitivity my.yaml")).toBe(true);
  });

  it.each([
    ["plain", {}],
    ["censored", { censored: 100 }],
    ["arabic", { facts: { name: arabic }, stage: "محكمة الكرخ الأولى" }],
    ["wide", { facts: { name: "收容所から裁判所へ".repeat(20) }, stage: "裁判所".repeat(20) }],
    ["emoji", { facts: { name: "👩‍⚖️".repeat(60) }, stage: "🚚".repeat(60) }],
    ["one word of 10,000 letters", { facts: { name: "x".repeat(10_000) }, stage: "y".repeat(10_000) }],
    [
      "many assumptions",
      {
        facts: {
          figures: Array(500).fill({
            path: "p".repeat(300),
            text: "t".repeat(300),
            source: "assumption",
            assumption: true,
          }),
        },
      },
    ],
  ] satisfies [string, FixtureOptions][])("fits one screen of 80 columns: %s", (_, options) => {
    const lines = screen(options);
    for (const line of lines) expect(stringWidth(line), line).toBeLessThanOrEqual(80);
    expect(lines.length).toBeLessThanOrEqual(30);
  });

  it("keeps columns of numbers aligned beside names of any script", () => {
    const lines = screen({ stage: "محكمة 裁判所" });
    const widths = ["محكمة", "gate", "intake"].map((name) => {
      const line = lines.find((text) => text.startsWith(name)) ?? "";
      return stringWidth(line.slice(0, line.indexOf("%") + 1));
    });
    expect(new Set(widths).size).toBe(1);
  });

  it("has no escape codes unless colours are asked for, and the same words either way", () => {
    const plain = screen();
    const coloured = screen({}, 80, true);
    expect(plain.join("")).not.toContain("\u001b");
    expect(coloured.join("")).toContain("\u001b[1m");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes are what is taken away
    expect(coloured.map((line) => line.replace(/\u001b\[\d+m/g, "").trimEnd())).toEqual(plain);
  });

  it("lets no name move the cursor or turn the text around", () => {
    const name = "\u001b[2Jgone\u202Etxt\nnext\u0007";
    const text = screen({ facts: { name }, stage: name }).join("\n");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes must not be there
    expect(text).not.toMatch(/[\u001b\u0007\u202e]/);
    expect(text).toContain("[2Jgone txt next");
  });
});
