import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { htmlReport } from "../../src/report/index.js";
import { type FixtureOptions, fixtureStored } from "./fixture.js";
import { hostile } from "./hostile.js";

async function page(options: FixtureOptions = {}) {
  const text = await htmlReport(fixtureStored(options));
  return { text, document: parseHTML(text).document };
}

describe("the HTML report", () => {
  it("answers first: median and range in days and dates, and the deadline", async () => {
    const { document } = await page();
    const answer = document.querySelector(".headline")?.textContent ?? "";
    expect(answer).toContain("25 dayson 14 Feb 2026 (median)");
    expect(answer).toContain("20 to 29 days10 to 19 Feb 2026");
    expect(answer).toContain("91%probability; 95% interval 84% to 95%");
  });

  it("tells how many were handed over to their states, where there are such states", async () => {
    const { summary, ...rest } = fixtureStored();
    const { cost } = summary.outputs;
    if (cost === undefined) throw new Error("the fixture has costs");
    const outputs = { ...summary.outputs, repatriated: cost };
    const { document } = parseHTML(await htmlReport({ ...rest, summary: { ...summary, outputs } }));
    expect(document.querySelector(".headline")?.textContent).toContain(
      "Handed over to their states1,050in 40 days (median); 90% range 1,005 to 1,094; clearing does not wait for that",
    );
    expect((await page()).document.querySelector(".headline")?.textContent).not.toContain("Handed over");
  });

  it("has the parts a reader looks for, each under a heading", async () => {
    const { document } = await page();
    expect([...document.querySelectorAll("h2")].map((heading) => heading.textContent)).toEqual([
      "How long it takes",
      "The backlogs over time",
      "Where it waits",
      "What holds it up",
      "What can go wrong",
      "Places and people",
      "What it is like for people",
      "What it costs, and who pays",
      "All figures",
      "Assumptions and sources",
      "How to reproduce this",
    ]);
  });

  it("asks for nothing from anywhere", async () => {
    const { text, document } = await page();
    expect(
      document.querySelectorAll("link, script[src], img, iframe, object, embed, base, form"),
    ).toHaveLength(0);
    expect(text.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:|url\(|@import|srcset=/);
    expect(document.querySelector("meta[http-equiv]")?.getAttribute("content")).toContain(
      "default-src 'none'",
    );
  });

  it("gives every chart a name and words that stand for it, and the figures behind it", async () => {
    const { document } = await page();
    const charts = [...document.querySelectorAll("svg")];
    expect(charts.length).toBeGreaterThanOrEqual(8);
    for (const chart of charts) {
      expect(chart.getAttribute("role")).toBe("img");
      expect(chart.querySelector("title")?.textContent).toBeTruthy();
      expect(chart.querySelector("desc")?.textContent?.length).toBeGreaterThan(30);
    }
    const fan = [...document.querySelectorAll("desc")].find(({ textContent }) =>
      textContent?.includes("median"),
    );
    expect(fan?.textContent).toContain("starts at 1,000 on 2026-01-21");
    for (const figure of document.querySelectorAll("figure")) {
      expect(figure.parentElement?.querySelector("table"), figure.textContent ?? "").toBeTruthy();
    }
  });

  it("says one of what is one, and nothing twice where both ends of a range read the same", async () => {
    const { document } = await page({ replications: 1 });
    const header = document.querySelector("header")?.textContent;
    expect(header).toContain("From 21 Jan 2026 (Asia/Baghdad).");
    expect(header).toContain("1 replication of a simulation");
    expect(document.querySelector(".headline")?.textContent).toContain(
      "In 90 of 100 cases20 days10 Feb 2026",
    );
  });

  it("says plainly that replications did not clear", async () => {
    const { document } = await page({ censored: 60 });
    expect(document.querySelector(".headline")?.textContent).toContain("> 40 days");
    expect(document.querySelector(".censored")?.textContent).toContain(
      "60 of 100 replications did not clear",
    );
  });

  it("says of a single replication that did not clear that it is not among the bars", async () => {
    const clearing = async (censored: number) =>
      (await page({ censored })).document.querySelector('section[aria-labelledby="clearing"] p')?.textContent;
    expect(await clearing(1)).toContain("1 of 100 did not clear within the 40 days simulated");
    expect(await clearing(0)).not.toContain("did not clear");
  });

  it("tells what it is like for people, as far as the scenario yields it", async () => {
    const { document } = await page();
    const rows = [...document.querySelectorAll('table[data-file="people.csv"] tbody tr')];
    expect(rows.map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
      ["first hearing, 90th percentile", "days", "18", "18", "18"],
    ]);
  });

  it("tells what convoys wait for, in hours", async () => {
    const { document } = await page();
    const rows = [...document.querySelectorAll('table[data-file="convoys-wait.csv"] tbody tr')];
    expect(rows.map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
      ["escort", "7 h", "7 h", "7 h"],
    ]);
    // The longest wait first; what no convoy ever waits for is left out.
    const { summary, ...rest } = fixtureStored();
    const { hours_waiting_for_escort: escort, convoys, casualties: none } = summary.outputs;
    if (escort === undefined || convoys === undefined || none === undefined)
      throw new Error("the fixture has them");
    const outputs = {
      hours_waiting_for_seats: { ...escort, mean: 3 },
      hours_waiting_for_escort: escort,
      hours_waiting_for_weather: none,
      hours_waiting_for_overwatch: convoys,
    };
    const several = parseHTML(await htmlReport({ ...rest, summary: { ...summary, outputs } })).document;
    const names = several.querySelectorAll('table[data-file="convoys-wait.csv"] tbody th');
    expect([...names].map(({ textContent }) => textContent)).toEqual(["overwatch", "escort", "seats"]);
  });

  it("stands when nothing cleared, and when there is a single replication", async () => {
    for (const options of [{ censored: 100 }, { replications: 1 }, { replications: 1, censored: 1 }]) {
      const { text } = await page(options);
      expect(text).toContain("</html>");
      expect(text).not.toMatch(/NaN|undefined|Infinity|\[object/);
    }
  });

  it("names each source, and marks what is assumed", async () => {
    const { document } = await page();
    const rows = [...document.querySelectorAll('table[data-file="sources.csv"] tbody tr')];
    expect(rows.map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
      ["court.judges", "19", "assumption "],
      ["routes.road.length", "420 km", "map"],
    ]);
  });

  it("is the same for the same run", async () => {
    expect((await page()).text).toBe((await page()).text);
  });

  it.each(["script", "arabic", "long", "oneWord", "lonely"])(
    "is whole and safe when everything in it is hostile and its name is %s",
    async (kind) => {
      const name = hostile[kind] ?? "";
      const all = Object.values(hostile);
      const { text, document } = await page({
        facts: {
          name,
          question: all.join(" "),
          figures: all.map((path) => ({ path, text: path, source: path, assumption: true })),
          ranges: all.map((path) => {
            return { path, low: path, high: path, spread: "uniform", drawn: true, source: path };
          }),
        },
        stage: name,
      });
      // Whatever the names hold, the page has the kinds of elements that it has for a plain name, and no others.
      const plain = await page();
      const tags = (of: typeof document) =>
        new Set([...of.querySelectorAll("*")].map(({ tagName }) => tagName));
      expect(tags(document)).toEqual(tags(plain.document).add("P"));
      expect(document.querySelectorAll("script, style").length).toBe(
        plain.document.querySelectorAll("script, style").length,
      );
      expect(
        [...document.querySelectorAll("*")].flatMap((element) => element.getAttributeNames()),
      ).not.toContain("onmouseover");
      // biome-ignore lint/suspicious/noControlCharactersInRegex: none of these may reach the page
      expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202a-\u202e\u2066-\u2069\p{Cs}]/u);
      expect(text.length).toBeLessThan(200_000);
    },
  );
});
