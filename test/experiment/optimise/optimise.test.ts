import { describe, expect, it } from "vitest";
import { deriveStream } from "../../../src/engine/index.js";
import { localPool, type OptimiseOptions, optimise, type Setting } from "../../../src/experiment/index.js";

/** Judges and buses shorten the days, buses raise the risk, both cost; noise is shared and own. */
const days = (judges: number, buses: number) => 400 / judges + 100 / buses;
const pool = localPool<Setting>((setting, seed, k) => {
  const [judges, buses] = [Number(setting.judges), Number(setting.buses)];
  const luck = deriveStream(seed, k, "luck");
  const own = deriveStream(seed, k, `own ${judges} ${buses}`);
  return {
    outputs: {
      days: days(judges, buses) + 10 * (luck.uniform() - 0.5) + 4 * (own.uniform() - 0.5),
      cost: 10 * judges + 20 * buses,
    },
    indicators: { any_ambush: luck.uniform() < 0.02 * buses },
    series: {},
    stages: {},
  };
});

const options: OptimiseOptions<Setting> = {
  pool,
  subjectOf: (setting) => setting,
  levers: [
    { name: "judges", values: [10, 12, 15, 20, 25] },
    { name: "buses", values: [2, 3, 4, 6, 8] },
  ],
  seed: 3,
  goals: { days: "days", risk: "any_ambush", cost: "cost" },
  budget: 260,
  horizon: 400,
  indifference: 1,
};

/** The exact optimum inside the budget, by looking at all. */
function exactBest(judges: readonly number[], buses: readonly number[], budget: number): number {
  const all = judges.flatMap((j) => buses.filter((b) => 10 * j + 20 * b <= budget).map((b) => days(j, b)));
  return Math.min(...all);
}

describe("optimise", () => {
  it("finds the quickest affordable setting, and says how sure it is", async () => {
    const { best, candidates, certain, message } = await optimise(options);
    expect(candidates.length).toBe(25);
    expect(certain).toBe(true);
    expect(message).toBe("with probability 0.95 the quickest affordable setting, or within 1 of it");
    const chosen = candidates[best ?? -1];
    expect(chosen?.affordable).toBe(true);
    expect(chosen?.setting).toEqual({ judges: 12, buses: 6 }); // 50 days; next is 15 and 4 at 51.7
    expect(days(12, 6)).toBe(exactBest([10, 12, 15, 20, 25], [2, 3, 4, 6, 8], 260));
  });

  it("keeps the front: cheaper, safer or quicker than anything else affordable", async () => {
    const { candidates } = await optimise(options);
    const front = candidates.filter(({ onFront }) => onFront);
    expect(front.length).toBeGreaterThan(3);
    expect(front.every(({ affordable }) => affordable)).toBe(true);
    expect(front.map(({ setting }) => setting)).toContainEqual({ judges: 10, buses: 2 }); // the cheapest
    expect(front.map(({ setting }) => setting)).toContainEqual({ judges: 12, buses: 6 }); // the quickest
    for (const candidate of candidates.filter(({ affordable, onFront }) => affordable && !onFront)) {
      const beaten = front.some(
        ({ days, risk, cost }) =>
          days.mean <= candidate.days.mean &&
          risk.mean <= candidate.risk.mean &&
          cost.mean <= candidate.cost.mean,
      );
      expect(beaten).toBe(true);
    }
  });

  it("chooses from the front and inside the budget, however many replications each setting has had", async () => {
    // Luck that all share moves the means of those with few and with many replications apart.
    const shared = localPool<Setting>(({ staff }, seed, k) => {
      const level = Number(staff);
      const [luck, own] = ["luck", `own ${level}`].map((name) => deriveStream(seed, k, name).uniform());
      return {
        outputs: {
          days: 100 + 60 * (luck ?? 0) + 0.7 * level + 6 * (own ?? 0),
          cost: 100 - 10 * level + 2 * (own ?? 0),
        },
        indicators: { any_ambush: false },
        series: {},
        stages: {},
      };
    });
    for (let seed = 0; seed < 40; seed++) {
      const { candidates, best } = await optimise({
        ...options,
        pool: shared,
        levers: [{ name: "staff", values: [0, 1, 2, 3, 4, 5] }],
        seed,
        budget: 91,
        indifference: 0.5,
        replications: 400,
      });
      const chosen = candidates[best ?? -1];
      expect([chosen?.affordable, chosen?.onFront]).toEqual([true, true]);
      const runs = candidates.filter(({ onFront }) => onFront).map(({ replications }) => replications);
      expect(new Set(runs).size).toBe(1);
    }
  });

  it("chooses the cheaper of two settings that are equally quick", async () => {
    const pool = localPool<Setting>(({ judges }) => ({
      outputs: { days: 100, cost: Number(judges) },
      indicators: { any_ambush: false },
      series: {},
      stages: {},
    }));
    const levers = [{ name: "judges", values: [25, 10, 15] }];
    const { candidates, best } = await optimise({ ...options, pool, levers });
    expect(candidates[best ?? -1]?.setting).toEqual({ judges: 10 });
  });

  it("takes the quickest of what beats the one that was selected, of equally quick ones the cheapest", async () => {
    // 25, 15 and 10 are equally quick; 15 is safer and 10 cheaper than 25; 1 is cheaper still, and slow.
    const pool = localPool<Setting>(({ judges }) => ({
      outputs: { days: judges === 1 ? 200 : 100, cost: Number(judges) },
      indicators: { any_ambush: judges !== 15 },
      series: {},
      stages: {},
    }));
    const levers = [{ name: "judges", values: [25, 15, 10, 1] }];
    const { candidates, best } = await optimise({ ...options, pool, levers });
    expect(candidates.filter(({ onFront }) => onFront).map(({ setting }) => setting.judges)).toEqual([
      15, 10, 1,
    ]);
    expect(candidates[best ?? -1]?.setting).toEqual({ judges: 10 });
  });

  it("selects again among the others, with what has been run of each, when the winner turns out too dear", async () => {
    // Dear is the quickest, and shows its price from the 21st replication on. Steady does not vary, and so is out of the
    // race with dear after 20; wild varies, and is in it for longer. Between steady and wild 20 do not suffice.
    const pool = localPool<Setting>(({ plan }, seed, k) => {
      const luck = 20 * (deriveStream(seed, k, "wild").uniform() - 0.5);
      const days = plan === "dear" ? 50 : plan === "wild" ? 51 + luck : 51.9;
      const cost = plan === "dear" ? (k < 20 ? 10 : 1000) : plan === "wild" ? 10 : 20;
      return { outputs: { days, cost }, indicators: { any_ambush: false }, series: {}, stages: {} };
    });
    const levers = [{ name: "plan", values: ["dear", "wild", "steady"] }];
    const { candidates, best, certain } = await optimise({ ...options, pool, levers, budget: 50 });
    expect(candidates.map(({ affordable }) => affordable)).toEqual([false, true, true]);
    expect(certain).toBe(true);
    expect(candidates[best ?? -1]?.setting).toEqual({ plan: "wild" });
    expect(Math.min(...candidates.slice(1).map(({ replications }) => replications))).toBeGreaterThan(20);
  });

  it("goes on from the cheapest while nothing that it tried is inside the budget", async () => {
    const judges = Array.from({ length: 50 }, (_, i) => i + 1);
    const levers = [
      { name: "judges", values: judges },
      { name: "buses", values: [2] },
    ];
    const { candidates, best } = await optimise({
      ...options,
      levers,
      settings: 16,
      budget: 10 * 1 + 20 * 2,
    });
    const tried = candidates.map(({ setting }) => setting.judges);
    expect(tried.slice(0, 8)).not.toContain(1);
    expect(candidates[best ?? -1]?.setting.judges).toBe(1);
  });

  it("counts what moving the levers costs", async () => {
    const levers = options.levers.map((lever) => ({ ...lever, costPerStep: 30 }));
    const { candidates } = await optimise({ ...options, levers });
    const { cost } = candidates.find(({ setting }) => setting.judges === 15 && setting.buses === 4) ?? {};
    expect(cost?.mean).toBe(150 + 80 + 30 * (2 + 2));
  });

  it("is right in at least 57 of 60 runs", async () => {
    let right = 0;
    for (let seed = 0; seed < 60; seed++) {
      const { best, candidates } = await optimise({ ...options, seed, initial: 10 });
      const { judges, buses } = candidates[best ?? -1]?.setting ?? {};
      if (days(Number(judges), Number(buses)) <= days(12, 6) + 1) right++;
    }
    expect(right).toBeGreaterThanOrEqual(57);
  });

  it("searches a space too large to try whole around its front", async () => {
    const judges = Array.from({ length: 40 }, (_, i) => 5 + i);
    const buses = Array.from({ length: 30 }, (_, i) => 1 + i);
    const levers = [
      { name: "judges", values: judges },
      { name: "buses", values: buses },
    ];
    const result = await optimise({ ...options, levers, settings: 160, budget: 400 });
    const { judges: j, buses: b } = result.candidates[result.best ?? -1]?.setting ?? {};
    expect(result.candidates.length).toBeLessThanOrEqual(160);
    expect(result.message).toContain("of the 160 settings tried of 1200");
    expect(days(Number(j), Number(b))).toBeLessThan(exactBest(judges, buses, 400) + 1.5);
  });

  it("says when nothing is affordable, when replications ran out, and when it was interrupted", async () => {
    expect(await optimise({ ...options, budget: 10 })).toMatchObject({
      best: null,
      message: "none of the 25 settings tried costs at most 10",
    });
    const hasty = await optimise({ ...options, indifference: 0.01, replications: 30 });
    expect(hasty.certain).toBe(false);
    expect(hasty.message).toContain("the quickest so far: 30 replications did not suffice");
    const levers = [
      { name: "judges", values: [15, 16] },
      { name: "buses", values: [4] },
    ];
    expect((await optimise({ ...options, levers, indifference: 1e-6 })).message).toContain(
      "1000 replications did not suffice",
    );
    await expect(optimise({ ...options, signal: AbortSignal.abort() })).rejects.toThrow("interrupted");
    await expect(optimise({ ...options, levers: [] })).rejects.toThrow("no lever");
    const twice = [...options.levers, { name: "judges", values: [30, 40] }];
    await expect(optimise({ ...options, levers: twice })).rejects.toThrow("two levers set judges");
  });
});
