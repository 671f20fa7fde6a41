import { parseHTML } from "linkedom";
import { describe, expect, it, test } from "vitest";
import type { Bands, SeriesBand } from "../../src/experiment/index.js";
import { fanChart, fanMarks } from "../../src/report/html/fan-chart.js";
import { type ForecastReport, htmlReport } from "../../src/report/index.js";
import { type FixtureOptions, facts, fixtureStored } from "./fixture.js";
import { hostile } from "./hostile.js";

const days = 41;
const band = (value: (day: number) => number): SeriesBand => {
  const values = Array.from({ length: days }, (_, day) => value(day));
  const times = (factor: number) => values.map((one) => one * factor);
  return { mean: values, p05: times(0.5), p25: times(0.8), p50: values, p75: times(1.2), p95: times(1.5) };
};

async function page(bands: Bands, forecast?: ForecastReport) {
  const run = fixtureStored();
  const experiments = forecast === undefined ? {} : { forecast };
  const text = await htmlReport({ ...run, bands: { ...run.bands, ...bands }, experiments });
  return { text, document: parseHTML(text).document };
}

describe("the distribution of the clearing time", () => {
  const chartOf = async (options: FixtureOptions) => {
    const { document } = parseHTML(await htmlReport(fixtureStored(options)));
    const section = document.querySelector('section[aria-labelledby="clearing"]');
    const all = (of: string) => [...(section?.querySelectorAll(`.chart.wide svg ${of}`) ?? [])];
    const ticks = (axis: string) =>
      all(`g[font-variant="tabular-nums"]${axis} > text`).map(({ textContent }) => textContent);
    return {
      section,
      days: ticks(":not([text-anchor])"),
      counts: ticks('[text-anchor="end"]'),
      edges: [...(section?.querySelectorAll('table[data-file="clearing-time.csv"] tbody th') ?? [])].map(
        ({ textContent }) => textContent,
      ),
      widths: all("rect").map((bar) => Number(bar.getAttribute("width"))),
    };
  };

  it("has ticks that differ, and whole numbers of replications, however few and alike these are", async () => {
    for (const replications of [1, 2, 3]) {
      const { days, counts, edges } = await chartOf({ replications });
      expect(days.length).toBeGreaterThan(3);
      expect(new Set(days).size, days.join()).toBe(days.length);
      expect(counts).toEqual(["0", "1"]);
      expect(new Set(edges).size, edges.join()).toBe(edges.length);
    }
  });

  it("has bars that can be seen, also where a deadline is far from all of them", async () => {
    const { widths } = await chartOf({ replications: 3, facts: { deadlineDays: 1 } });
    expect(widths).toHaveLength(3);
    for (const width of widths) expect(width).toBeGreaterThanOrEqual(2);
  });

  it("is told only of lines that are in it", async () => {
    const caption = async (options: FixtureOptions) =>
      (await chartOf(options)).section?.querySelector("figcaption")?.textContent;
    expect(await caption({})).toMatch(/Solid line.*Dashed line/);
    expect(await caption({ facts: { deadlineDays: 10_000 } })).not.toContain("Dashed line");
    expect(await caption({ censored: 60 })).not.toContain("Solid line");
  });

  it("is not there, nor its caption, when nothing cleared", async () => {
    const { section } = await chartOf({ censored: 100 });
    expect(section?.textContent).toContain("None that cleared within the time simulated");
    expect(section?.querySelector("figure")).toBeNull();
    expect(section?.textContent).not.toContain("Solid line");
  });
});

test("a fan of nothing lies on the floor of its chart", () => {
  const chart = (value: number) =>
    fanChart({ label: "at intake", band: band(() => value), dates: facts.dates, lastDay: 40 });
  expect(chart(0).plot(600).y).toMatchObject({ domain: [0, 1] });
  expect(chart(1).plot(600).y).not.toHaveProperty("domain");
});

test("a fan in words tells its start, the first day of its largest median, and how it ends", () => {
  const words = (value: (day: number) => number, lastDay = 40) =>
    fanChart({ label: "at intake", band: band(value), dates: facts.dates, lastDay, limit: 7 }).description;
  expect(words((day) => Math.max(0, Math.min(day, 10, 30 - day)))).toBe(
    "The median starts at 0 on 2026-01-21, is largest (10) on 2026-01-31 and is 0 after 2026-02-19. The limit is 7.",
  );
  expect(words((day) => 50 - day, 20)).toBe(
    "The median starts at 50 on 2026-01-21, is largest (50) on 2026-01-21 and is still 30 on 2026-02-10. The limit is 7.",
  );
});

test("a fan of many days shows every second, third and so on, at most 181 of them, from the first", () => {
  const dates = Array.from({ length: 401 }, (_, day) =>
    new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10),
  );
  const shown = (lastDay: number) =>
    fanMarks({ label: "x", band: band(() => 1), dates, lastDay }).points.map(({ iso }) => dates.indexOf(iso));
  expect(shown(180)).toEqual(Array.from({ length: 181 }, (_, day) => day));
  expect(shown(181)).toEqual(Array.from({ length: 91 }, (_, k) => 2 * k));
  expect(shown(400)).toEqual(Array.from({ length: 134 }, (_, k) => 3 * k));
  expect(shown(500).at(-1)).toBe(399);
});

describe("stages day by day", () => {
  const bands = {
    "queue: court": band((day) => 10 * (20 - Math.abs(day - 20))),
    "queue: gate": band((day) => Math.max(0, 5 - day)),
    "queue: intake": band(() => 0),
    "use: court": band(() => 0.5),
  };

  it("are drawn for those at which anybody waits, most waiting first, with the largest median in words", async () => {
    const { document } = await page(bands);
    const queue = [...document.querySelectorAll("svg")].find((svg) =>
      svg.querySelector("title")?.textContent?.startsWith("Waiting at each stage"),
    );
    const words = queue?.querySelector("desc")?.textContent ?? "";
    expect(words).toContain("1  court, up to 300: 200 on 2026-02-10");
    expect(words).toContain("2  gate, up to 7.5: 5 on 2026-01-21");
    expect(words).not.toContain("intake");
    const rows = [...document.querySelectorAll('table[data-file="stage-use.csv"] tbody tr')];
    expect(rows[0]?.textContent).toBe("court2026-01-2125%50%75%");
  });

  it("show once the people for whom several convoys wait", async () => {
    const gate = bands["queue: gate"];
    const { document } = await page({ "queue: gate": gate, "queue: court": gate });
    const cells = [...document.querySelectorAll('table[data-file="stage-queues.csv"] tbody th')];
    expect(new Set(cells.map(({ textContent }) => textContent))).toEqual(new Set(["court"]));
  });

  it("are left out where nobody counted by day", async () => {
    expect((await page({})).text).not.toContain("Day by day");
  });

  it("are left out where all is over within the first day, and the page is written", async () => {
    const run = fixtureStored({ facts: { dates: facts.dates.slice(0, 1), horizonDays: 0.5 } });
    const first = Object.entries({ ...run.bands, ...bands }).map(([name, one]) => {
      const values = Object.entries(one).map(([quantile, [value]]) => [quantile, [value]]);
      return [name, Object.fromEntries(values)];
    });
    const text = await htmlReport({ ...run, bands: Object.fromEntries(first) });
    expect(text).toContain("Where it waits");
    expect(text).not.toContain("Day by day");
  });

  it("are whole and safe for hostile names of stages", async () => {
    const names = Object.values(hostile);
    const run = fixtureStored();
    const court = run.stages.court;
    if (court === undefined) throw new Error("the fixture has no court");
    const stages = Object.fromEntries(names.map((stage) => [stage, court]));
    const queues = Object.fromEntries(names.map((stage, i) => [`queue: ${stage}`, band(() => i + 1)]));
    const [plain, broken] = await Promise.all(
      [{ "queue: court": band(() => 1) }, queues].map(async (bands) => {
        const text = await htmlReport({ ...run, stages: bands === queues ? stages : run.stages, bands });
        return { text, document: parseHTML(text).document };
      }),
    );
    const tags = (page: typeof plain) =>
      new Set([...(page?.document.querySelectorAll("*") ?? [])].map(({ tagName }) => tagName));
    expect(tags(broken)).toEqual(tags(plain));
    const attributes = [...(broken?.document.querySelectorAll("*") ?? [])].flatMap((one) =>
      one.getAttributeNames(),
    );
    expect(attributes.filter((attribute) => attribute.startsWith("on"))).toEqual([]);
    expect(broken?.text.length).toBeLessThan(300_000);
  });
});

const amount = { n: 10, censored: 0, mean: 20, sd: 1, ci95: null, restricted_mean: null, min: 1, max: 40 };
const quantile = (value: number) => ({ value, ci95: [null, null] as const });
const forecast: ForecastReport = {
  scenario: "One prison",
  sha256: "0",
  seed: 3,
  particles: 40,
  distinct: 25,
  horizonDays: 40,
  outputs: {
    days_to_clear: {
      ...amount,
      p05: quantile(18),
      p25: quantile(19),
      p50: quantile(20),
      p75: quantile(21),
      p90: quantile(22),
      p95: quantile(23),
    },
  },
  inputs: [
    { path: "court.judges", low: "10", high: "30", p05: 15, p50: 20, p95: 25, narrowed: 0.4 },
    {
      path: "threat.road.hazard",
      low: "1e-7 / km",
      high: "1e-5 / km",
      p05: 1e-7,
      p50: 1e-6,
      p95: 1e-5,
      narrowed: 1,
    },
  ],
  readings: [
    {
      reading: { day: 3, quantity: "received", kind: "at_least", value: 20, source: "one" },
      right: 0.9,
      date: "2026-01-23",
    },
    { reading: { day: 5, quantity: "received", kind: "at_most", value: 90 }, right: 0.5, date: "2026-01-25" },
    { reading: { day: 7, quantity: "received", low: 60, high: 80 }, right: 1, date: "2026-01-27" },
  ],
  contradictions: [],
  dates: Array.from({ length: days }, (_, day) =>
    new Date(Date.UTC(2026, 0, 21 + day)).toISOString().slice(0, 10),
  ),
  bands: { received: band((day) => 10 * Math.min(day, 20)) },
};

describe("a forecast in the folder", () => {
  it("stands first: dates, each quantity with its reports, what is left of the inputs", async () => {
    const { document } = await page({}, forecast);
    const section = document.querySelector('section[aria-labelledby="forecast"]');
    expect(section?.nextElementSibling?.querySelector("h2")?.textContent).toBe("How long it takes");
    expect(section?.querySelector('table[data-file="forecast.csv"] tbody')?.textContent).toContain(
      "everything cleared2018 to 2310 Feb 2026",
    );
    const words = [...(section?.querySelectorAll("desc") ?? [])].map(({ textContent }) => textContent);
    expect(words[0]).toContain(
      "Reported: at least 20 on 2026-01-23; at most 90 on 2026-01-25; 60 to 80 on 2026-01-27.",
    );
    const posterior = words.find((text) => text?.includes("court.judges"));
    expect(posterior).toContain("1 court.judges: median at 50% of the range, 90% from 25% to 75%");
    expect(posterior).toContain("2 threat.road.hazard: median at 50% of the range, 90% from 0% to 100%");
  });

  it("marks a bound by a triangle that points to where the truth may lie", async () => {
    const { document } = await page({}, forecast);
    const marks = document.querySelector('section[aria-labelledby="forecast"] svg')?.innerHTML ?? "";
    expect(marks.match(/rotate\(180\)/g)).toHaveLength(1);
  });
});
