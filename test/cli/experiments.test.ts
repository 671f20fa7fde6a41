import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transfersim } from "./command.js";
import { smallScenario } from "./small-scenario.js";

const home = mkdtempSync(join(tmpdir(), "experiments-"));
const base = join(home, "base.yaml");
const more = join(home, "more.yaml");
const levers = join(home, "levers.yaml");
const reports = join(home, "reports.csv");
const known = join(home, "known.yaml");
beforeAll(() => {
  const ranged = smallScenario.replace("judges: 3,", "judges: { value: 3, range: [2, 6] },");
  writeFileSync(base, ranged);
  writeFileSync(
    more,
    smallScenario.replace("judges: 3,", "judges: 6,").replace("A small", "Six judges in a small"),
  );
  writeFileSync(known, smallScenario.replace("{ low: 1e-5 / km, high: 5e-3 / km }", "1e-5 / km"));
  writeFileSync(
    levers,
    `${smallScenario}levers: { judges: { set: court.judges, values: [2, 4, 6], cost: 1000 USD } }\n`,
  );
  writeFileSync(
    reports,
    "as_of,quantity,value,kind,published,source\n2026-01-22,received,40,about,2026-01-22,press\n2026-01-24,received,60,at_least,2026-01-25,\n",
  );
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Runs with one worker, and gives what was printed as JSON. */
async function json(...words: string[]) {
  const { code, stdout, stderr } = await transfersim([...words, "--workers", "1", "--json"]);
  expect(stderr).toBe("");
  expect(code).toBe(0);
  return JSON.parse(stdout);
}

async function text(...words: string[]): Promise<string> {
  const { code, stdout } = await transfersim([...words, "--workers", "1"]);
  expect(code).toBe(0);
  for (const line of stdout.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
  return stdout;
}

describe("compare", () => {
  it("finds what more judges change, under the same random numbers, and what they leave", async () => {
    const { comparisons } = await json("compare", base, more, "-n", "10");
    const [{ outputs }] = comparisons;
    expect(outputs.days_to_clear).toMatchObject({ finding: "lower", n: 10 });
    expect(outputs.days_to_clear.interval[1]).toBeLessThan(0);
    expect(outputs.convoys).toMatchObject({ difference: 0, finding: "no difference found" });
    expect(outputs.days_to_clear.varianceReduction).toBeGreaterThan(2);
  });

  it("says for a plan against itself that nothing differs", async () => {
    const out = join(home, "same");
    await text("run", base, "-n", "4", "--out", out);
    const lines = await text("compare", base, base, "-n", "4", "--out", out);
    const page = readFileSync(join(out, "report.html"), "utf8");
    expect(page).toContain("Every figure is the same in every replication.");
    expect(page).not.toContain("compare.csv");
    expect(lines).toContain("The same in every replication: origin empty");
    expect(lines).not.toMatch(/lower|higher/);
  });

  it("reads on a terminal", async () => {
    const lines = await text("compare", base, more, "-n", "10");
    expect(lines).toMatch(/Six judges in a small transfer against A small transfer/);
    expect(lines).toMatch(/everything cleared .* -.* lower/);
    expect(lines).toContain("both sides share their random numbers");
  });

  it("says which figures are the horizon's because something did not come to an end", async () => {
    const lines = await text("compare", base, more, "--set", "horizon=5 d", "-n", "2");
    expect(lines.replaceAll(/\s+/g, " ")).toMatch(
      /Not come to an end inside the horizon, .* counted as 5 days: .*everything cleared \(2 and 2 of 2\)/,
    );
    expect(await text("compare", base, more, "-n", "2")).not.toContain("Not come to an end");
  });

  it("stands in the report of a run in whose folder it is kept, with what did not come to an end", async () => {
    const out = join(home, "run");
    const short = ["--set", "horizon=5 d", "-n", "2", "--out", out];
    await text("run", base, ...short);
    await text("compare", base, more, ...short);
    await transfersim(["report", out]);
    const page = readFileSync(join(out, "report.html"), "utf8");
    expect(page).toContain("Other plans");
    expect(page).toMatch(/<p class="censored">Not come to an end [^<]*everything cleared \(2 and 2 of 2\)/);
  });

  it("leaves tidy tables in a folder of its own", async () => {
    const out = join(home, "compared");
    await text("compare", base, more, "-n", "4", "--out", out);
    expect(readdirSync(out).sort()).toEqual(["compare.csv", "compare.json", "manifest.json"]);
    expect(readFileSync(join(out, "compare.csv"), "utf8")).toMatch(/^base,other,figure,n,/);
    expect(readFileSync(join(out, "compare.json"), "utf8")).not.toContain(home);
  });

  it("stops when the difference is as precise as asked, against the base's mean", async () => {
    const words = ["compare", base, more, "--precision", "0.02", "--workers", "1"];
    const { code, stdout, stderr } = await transfersim([...words, "--json"]);
    expect(code).toBe(0);
    const { replications, comparisons } = JSON.parse(stdout);
    const { interval, meanA } = comparisons[0].outputs.days_to_clear;
    expect((interval[1] - interval[0]) / 2 / meanA).toBeLessThanOrEqual(0.02);
    expect(replications).toBeGreaterThanOrEqual(8);
    expect(replications).toBeLessThan(200);
    expect(stderr).toMatch(/between A small transfer and Six judges .* is known to ±\d.* after \d+ repl/s);
  });

  it("checks both laws in every scenario with --check, and gives the same figures", async () => {
    const words = ["compare", base, more, "-n", "3"];
    expect(await json(...words, "--check")).toEqual(await json(...words));
  });
});

describe("a comparison in parts", () => {
  const words = ["compare", base, more, "-n", "9", "--workers", "1"];
  const textsOf = (folder: string) =>
    Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));

  it("merged from its shards, has the bytes of an undisturbed one", async () => {
    const whole = join(home, "compared-whole");
    await transfersim([...words, "--all", "--set", "deadline=2026-02-15", "--out", whole]);
    const shards = [1, 2].map((index) => join(home, `compared-${index}`));
    for (const [i, shard] of shards.entries()) {
      const part = ["--shard", `${i + 1}/2`, "--out", shard];
      expect(await transfersim([...words, "--all", "--set", "deadline=2026-02-15", ...part])).toMatchObject({
        code: 0,
      });
    }
    const merged = join(home, "compared-merged");
    const { code, stderr } = await transfersim(["merge", ...shards.toReversed(), "--out", merged]);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(textsOf(merged)).toEqual(textsOf(whole));
  });

  it("is not merged with the shards of a run, and keeps its shards out of the folder of a run", async () => {
    const [run, part] = [join(home, "a-run"), join(home, "part-of-comparison")];
    await transfersim(["run", base, "-n", "9", "--workers", "1", "--shard", "2/2", "--out", run]);
    await transfersim([...words, "--shard", "1/2", "--out", part]);
    const mixed = await transfersim(["merge", part, run, "--out", join(home, "mixed")]);
    expect(mixed.code).toBe(2);
    expect(mixed.stderr).toMatch(/not of one run: they differ in experiment/);
    const finished = join(home, "finished-run");
    await transfersim(["run", base, "-n", "2", "--workers", "1", "--out", finished]);
    const refused = await transfersim([...words, "--shard", "1/2", "--out", finished]);
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.stderr).toMatch(/needs a folder of its own/);
  });
});

describe("sweep", () => {
  it("runs every combination, in long form", async () => {
    const out = join(home, "swept");
    const words = ["sweep", base, "--set", "court.judges=2,6", "--set", "fleet.bus.count=1,2", "-n", "3"];
    const { rows, paths } = await json(...words, "--out", out);
    expect(paths).toEqual(["court.judges", "fleet.bus.count"]);
    expect(new Set(rows.map(({ point }: { point: number }) => point)).size).toBe(4);
    const [head, first] = readFileSync(join(out, "sweep.csv"), "utf8").split("\n");
    expect(head).toBe(
      "point,court.judges,fleet.bus.count,measure,n,censored,value,ci95_low,ci95_high,p05,p50,p95",
    );
    expect(first).toMatch(/^0,2,1,days_to_clear_origin,3,0,/);
  });

  it("spreads points over ranges, whole numbers where the ends are, with their unit otherwise", async () => {
    const words = ["sweep", base, "--set", "court.judges=2..6", "--set", "convoys.longest_wait=12 h..48 h"];
    const { rows } = await json(...words, "--points", "5", "-n", "2");
    const settings: Record<string, string>[] = rows
      .filter(({ measure }: { measure: string }) => measure === "cost")
      .map(({ setting }: { setting: Record<string, string> }) => setting);
    expect(settings.map((setting) => Number(setting["court.judges"])).sort()).toEqual([2, 3, 4, 5, 6]);
    for (const setting of settings) expect(setting["convoys.longest_wait"]).toMatch(/^\d+(\.\d+)? h$/);
  });

  it("hears Ctrl-C while its points are prepared: the last one, which is unusable, is not come to", async () => {
    const words = ["sweep", base, "--set", "court.judges=2,3,4,many", "-n", "3"];
    expect((await transfersim(words)).stderr).toMatch(/many/);
    const { code, stderr } = await transfersim(words, { signal: AbortSignal.abort() });
    expect(stderr).toMatch(/the sweep was stopped before it had an answer/);
    expect(code).toBe(1);
  });

  it("shows each point with its median", async () => {
    expect(await text("sweep", base, "--set", "court.judges=2,6", "-n", "3")).toMatch(/\n2 .*█+\n6 .*█+\n/);
  });
});

describe("sensitivity", () => {
  it("puts first what moves the answer most", async () => {
    const { inputs, middle } = await json(
      "sensitivity",
      base,
      "--replications",
      "2",
      "--trajectories",
      "3",
      "--sobol",
      "4",
    );
    expect(inputs.map(({ path }: { path: string }) => path)).toEqual(["court.judges", "threat.road.hazard"]);
    const [judges] = inputs;
    expect(judges.atLow).toBeGreaterThan(middle);
    expect(judges.atHigh).toBeLessThan(middle);
    expect(judges.sobol.total.value).toBeGreaterThan(0.5);
  });

  it("joins the report of a run in whose folder it is kept", async () => {
    const out = join(home, "run");
    await text("run", base, "-n", "3", "--out", out);
    await text("sensitivity", base, "--replications", "2", "--trajectories", "2", "--out", out);
    expect(readFileSync(join(out, "report.html"), "utf8")).toContain("What moves the answer");
    expect(JSON.parse(readFileSync(join(out, "manifest.json"), "utf8")).replications).toBe(3);
    expect((await transfersim(["report", out])).code).toBe(0);
    expect(readFileSync(join(out, "report.html"), "utf8")).toContain("What moves the answer");
  });
});

describe("optimise", () => {
  it("chooses the quickest setting inside the budget", async () => {
    const words = ["optimise", levers, "--replications", "20"];
    const free = await json(...words);
    expect(free.candidates[free.best].setting).toEqual({ "court.judges": "6" });
    const tight = await json(...words, "--budget", "1500");
    expect(tight.candidates[tight.best].setting).toEqual({ "court.judges": "4" });
  });

  it("reads on a terminal", async () => {
    expect(await text("optimise", levers, "--replications", "20")).toMatch(/judges 6 .*<- choice/);
  });
});

describe("forecast", () => {
  it("weighs reports and says what is to come", async () => {
    const words = ["forecast", base, "--observed", reports, "--particles", "12"];
    const { readings, bands, outputs } = await json(...words);
    expect(readings).toHaveLength(2);
    expect(readings[0]).toMatchObject({ date: "2026-01-22", reading: { day: 2, kind: "about", value: 40 } });
    expect(bands.received.p50).toHaveLength(61);
    expect(outputs.days_to_clear.n).toBe(12);
    expect((await json(...words, "--until", "2026-01-23")).readings).toHaveLength(1);
  });

  it("tells every fault of the file of reports with its line, and the nearest name of a quantity", async () => {
    const file = join(home, "faulty.csv");
    const forecastFrom = async (lines: string) => {
      writeFileSync(file, `as_of,quantity,value,kind\n${lines}`);
      const { code, stderr } = await transfersim(["forecast", base, "--observed", file]);
      expect(code).toBe(2);
      return stderr;
    };
    const faults = await forecastFrom(
      "2027-01-22,received,4,exact\n2026-01-23,received,4,exact\n2026-01-23,received,4,guess\n",
    );
    expect(faults).toMatch(/faulty\.csv, report 1: as_of is "2027-01-22"; a day from 2026-01-21 to/);
    expect(faults).toMatch(/faulty\.csv, report 3: kind is "guess", not one of exact/);
    expect(await forecastFrom("2026-01-23,recieved,4,exact\n")).toMatch(/did you mean received\?/);
    expect(await forecastFrom("2026-01-23\n")).toMatch(/faulty\.csv/);
  });
});

describe("rare", () => {
  it("agrees with plain counting, |z| < 4, from fewer replications", async () => {
    const counted = await json("run", base, "-n", "1500");
    const { p: plain } = counted.probabilities.any_ambush;
    const found = await json("rare", base, "--event", "any_ambush", "-n", "400");
    const error = Math.hypot(found.p * found.relativeError, Math.sqrt((plain * (1 - plain)) / 1500));
    expect(Math.abs(found.p - plain) / error).toBeLessThan(4);
    expect(found.hits / 400).toBeGreaterThan(plain);
    expect(found.tilt["threat.road.hazard"]).toBeGreaterThan(1);
  });

  it("reads on a terminal, with what one replication is worth", async () => {
    const lines = await text("rare", base, "--event", "incidents>=3", "-n", "300");
    expect(lines).toMatch(/^incidents of at least 3: probability 0\.\d+\n95% interval /);
    expect(lines).toMatch(/Each is worth \d.* of plain counting/);
    expect(lines).toContain("threat.road.hazard");
  });

  it("gives of what it never saw an upper limit, and says how to know more", async () => {
    const lines = await text("rare", base, "--event", "incidents>=1e6", "-n", "20");
    expect(lines).toMatch(
      /not seen in 20 weighted replications\.\n95% interval of its probability 0 to 0\.\d+: raise --replications/,
    );
  });
});

describe("an experiment that cannot be made", () => {
  it.each<[string, RegExp]>([
    ["compare BASE NONE", /no such file/],
    ["sweep BASE", /set/],
    ["sweep BASE --set court.judges=2,,3", /empty value/],
    ["sweep BASE --set court.judges=2,2", /twice/],
    ["sweep BASE --set court.judges=6..2", /not a range/],
    ["sweep BASE --set court.judgse=2,3", /court\.judgse/],
    ["sweep BASE --set court.judges=2,3 --set court.judges=4", /given twice/],
    ["sensitivity BASE --measure days_to_claer", /did you mean days_to_clear\?/],
    ["sensitivity MORE --set threat.road.hazard=1e-6/km", /no uncertain input/],
    ["sensitivity BASE --sobol 5", /power of two/],
    ["rare BASE", /event/],
    ["rare BASE --event any_escpae", /did you mean any_escape\?/],
    ["rare BASE --event any_ambush>=2", /any_ambush happens or does not, and has no level 2/],
    ["rare BASE --event escaped>50", /neither a name nor NAME>=LEVEL/],
    ["rare KNOWN --event any_escape", /holds no range/],
    ["optimise BASE", /names no levers/],
    ["optimise LEVERS -n 1", /--replications 1 is not a whole number from 2/],
    ["optimise LEVERS --budget -3", /--budget -3 is not an amount/],
    ["optimise LEVERS --risk any_ambsuh", /did you mean any_ambush\?/],
    ["forecast BASE", /observed/],
    ["forecast BASE --observed NONE", /cannot be read/],
    ["forecast BASE --observed REPORTS --until 2026-02-30", /not a date that exists/],
    ["forecast BASE --observed REPORTS --until 2025-02-28", /holds no report/],
  ])("%s ends with 2 and writes nothing", async (line, says) => {
    const places: Readonly<Record<string, string>> = {
      BASE: base,
      MORE: more,
      LEVERS: levers,
      KNOWN: known,
      REPORTS: reports,
      NONE: join(home, "none"),
    };
    const out = join(home, "refused");
    const { code, stdout, stderr } = await transfersim([
      ...line.split(" ").map((word) => places[word] ?? word),
      "--workers",
      "1",
      ...(line.startsWith("rare ") ? [] : ["--out", out]),
    ]);
    expect(stderr).toMatch(says);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(existsSync(out)).toBe(false);
  });
});
