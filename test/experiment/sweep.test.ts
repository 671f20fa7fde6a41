import { describe, expect, it } from "vitest";
import {
  grid,
  localPool,
  madeInTurn,
  type Rows,
  runPoints,
  summarise,
  sweepTable,
} from "../../src/experiment/index.js";
import { replicate, type Toy } from "./toy.js";

describe("a sweep", () => {
  const settings = grid({ pace: [5, 10], people: [50, 100, 200] });
  const subjects = settings.map(({ pace = 1, people = 1 }): Toy => ({ pace, people, horizon: 24 }));
  const run = (first = 0) =>
    runPoints({ pool: localPool(replicate), subjects, seed: 7, replications: 8, first });

  it("runs the same replications at every point", async () => {
    const points = await run();
    expect(points.length).toBe(6);
    for (const [i, rows] of points.entries()) {
      expect([...rows].map(({ outputs }) => outputs)).toEqual(
        [0, 1, 2, 3, 4, 5, 6, 7].map((k) => replicate(subjects[i] as Toy, 7, k).outputs),
      );
    }
    expect((await run(3))[0]?.replications[0]).toBe(3);
  });

  it("gives a table in long form with the summary's figures", async () => {
    const points = await run();
    const table = sweepTable(settings, points, 24);
    expect(table.length).toBe(6 * 4);
    expect(table.slice(0, 4).map(({ measure }) => measure)).toEqual([
      "days_to_clear",
      "half",
      "cleared",
      "hit",
    ]);
    const summaries = points.map((rows) => summarise("t", 7, rows, 24));
    for (const row of table) {
      const output = summaries[row.point]?.outputs[row.measure];
      const probability = summaries[row.point]?.probabilities[row.measure];
      expect(row.setting).toBe(settings[row.point]);
      expect(row.value).toBe(probability?.p ?? output?.mean ?? output?.restricted_mean);
      expect([row.lower, row.upper]).toEqual(probability?.ci95 ?? output?.ci95 ?? [null, null]);
      expect(row.p95).toBe(output?.p95.value ?? null);
    }
    expect(table.some(({ censored, p95 }) => censored > 0 && p95 === "beyond_horizon")).toBe(true);
  });

  it("cuts each point's censored replications at its own horizon", async () => {
    const horizons = [1, 24];
    const points = await runPoints({
      pool: localPool(replicate),
      subjects: horizons.map((horizon): Toy => ({ pace: 1, people: 1000, horizon })),
      seed: 7,
      replications: 3,
    });
    const table = sweepTable([{ horizon: 1 }, { horizon: 24 }], points, horizons);
    const days = table.filter(({ measure }) => measure === "days_to_clear");
    expect(days.map(({ censored, value }) => [censored, value])).toEqual([
      [3, 1],
      [3, 24],
    ]);
  });

  it("makes its subjects as they are needed, none once it is stopped, and finds the same", async () => {
    const many = Array.from({ length: 40 }, (_, i): Toy => ({ pace: 5 + i, people: 100, horizon: 24 }));
    const made: number[] = [];
    const turn = madeInTurn(many, (toy, index) => {
      made.push(index);
      return toy;
    });
    const madeAtFirst: number[] = [];
    const pool = localPool((toy: Toy, seed, replication) => {
      madeAtFirst.push(made.length);
      return replicate(toy, seed, replication);
    });
    const abort = new AbortController();
    const onProgress = ({ done }: { done: number }) => done === 10 && abort.abort();
    const options = { pool, seed: 7, replications: 1 };
    await runPoints({ ...options, subjects: turn, onProgress, signal: abort.signal });
    expect(madeAtFirst[0]).toBeLessThan(5);
    expect(made.length).toBeLessThan(20);
    const outputs = (points: readonly Rows[]) => points.map((rows) => rows.output("days_to_clear"));
    expect(outputs(await runPoints({ ...options, subjects: turn }))).toEqual(
      outputs(await runPoints({ ...options, subjects: many })),
    );
  });

  it("stops with the points that are done when the signal fires", async () => {
    const abort = new AbortController();
    const done = await runPoints({
      pool: localPool(replicate),
      subjects,
      seed: 7,
      replications: 8,
      signal: abort.signal,
      onProgress: (progress) => {
        if (progress.done === 20) abort.abort();
      },
    });
    expect(done.length).toBe(2);
    expect(() => sweepTable(settings, done)).toThrow("6 points of a sweep, but results of 2");
  });
});
