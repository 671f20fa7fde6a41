import { parseString } from "fast-csv";
import { describe, expect, it } from "vitest";
import { csvText, neutralised, replicationsCsv, stagesCsv, timelineCsv } from "../../src/report/index.js";
import { facts, fixtureRun } from "./fixture.js";

function read(text: string): Promise<string[][]> {
  return new Promise((resolve, reject) => {
    const rows: string[][] = [];
    parseString<string[], string[]>(text)
      .on("data", (row: string[]) => rows.push(row))
      .on("error", reject)
      .on("end", () => resolve(rows));
  });
}

describe("replications.csv", () => {
  it("has a row per replication and a column per output, in order", async () => {
    const run = fixtureRun();
    const [head, ...rows] = await read(await replicationsCsv(run.rows));
    expect(head?.slice(0, 3)).toEqual(["replication", "days_to_clear_origin", "days_to_clear_intake"]);
    expect(rows).toHaveLength(100);
    expect(rows.map(([k]) => Number(k))).toEqual([...run.rows.replications]);
    const column = head?.indexOf("days_to_clear") ?? -1;
    expect(rows.map((row) => Number(row[column]))).toEqual(run.rows.output("days_to_clear"));
  });

  it("leaves the cell of a censored output empty", async () => {
    const [head = [], first = [], , third = []] = await read(
      await replicationsCsv(fixtureRun({ censored: 2 }).rows),
    );
    const column = head.indexOf("days_to_clear");
    expect(first[column]).toBe("");
    expect(third[column]).toBe("20.2");
  });
});

describe("timeline.csv", () => {
  it("has a row per day and series with the date and the figures of the band", async () => {
    const run = fixtureRun();
    const [head, ...rows] = await read(await timelineCsv(run, facts));
    expect(head).toEqual(["date", "series", "mean", "p05", "p25", "p50", "p75", "p95"]);
    expect(rows).toHaveLength(5 * 41);
    expect(rows[1]).toEqual(["2026-01-22", "backlog_origin", "900", "900", "900", "900", "900", "900"]);
  });
});

describe("stages.csv", () => {
  it("has the mean of each figure of each stage", async () => {
    const rows = await read(await stagesCsv(fixtureRun()));
    expect(rows).toContainEqual(["court", "meanQueue", "400", "0", "400", "400"]);
  });
});

describe("cells that a spreadsheet would run", () => {
  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])("are neutralised: %j", async (text) => {
    expect(neutralised(text)).toBe(`'${text}`);
    expect((await csvText([text], [[text]])).split(/\r?\n/)[0]).not.toMatch(/^"?[=+\-@\t\r]/);
  });

  it("leave numbers and plain names alone", async () => {
    expect(await csvText(["a"], [[-1.5], ["court"], [null], [true]])).toBe("a\n-1.5\ncourt\n\ntrue\n");
  });
});
