import { expect, it } from "vitest";
import { type Factor, type Inputs, localPool, sensitivity } from "../../../src/experiment/index.js";

const factors = ["idle", "strong", "weak"].map(
  (name): Factor => ({ name, law: { kind: "uniform", low: 0, high: 1 } }),
);
const pool = localPool<Inputs>(({ strong = 0, weak = 0 }) => ({
  outputs: { days: 30 * strong + 10 * weak },
  indicators: { late: strong > 0.5 },
  series: {},
  stages: {},
}));
const options = { pool, factors, subjectOf: (inputs: Inputs) => inputs, seed: 1, horizon: 100 };
const size = { replications: 2, trajectories: 4 };

it("puts the input first that moves the answer most, with its swing, effects and shares", async () => {
  const { middle, inputs } = await sensitivity({ ...options, ...size, measure: "days", sobol: 512 });
  expect(middle).toBeCloseTo(20, 12);
  expect(inputs.map(({ name }) => name)).toEqual(["strong", "weak", "idle"]);
  const [strong, weak, idle] = inputs;
  expect(strong?.atHigh).toBeCloseTo(20 + 30 * 0.45, 9);
  expect(strong?.muStar).toBeCloseTo(30, 9);
  expect(weak?.mu).toBeCloseTo(10, 9);
  // variances 900 / 12 and 100 / 12: shares 0.9 and 0.1
  expect(strong?.sobol?.first.value).toBeCloseTo(0.9, 2);
  expect(weak?.sobol?.total.value).toBeCloseTo(0.1, 2);
  expect(idle?.sobol?.total.value).toBe(0);
});

it("explains a probability too, without Sobol' indices unless they are asked for", async () => {
  const { inputs } = await sensitivity({ ...options, ...size, measure: "late" });
  expect(inputs[0]).toMatchObject({ name: "strong", atLow: 0, atHigh: 1, sobol: null });
});

it("ends with an error when it is interrupted, not with half an answer", async () => {
  const signal = AbortSignal.abort();
  await expect(sensitivity({ ...options, ...size, measure: "days", signal })).rejects.toThrow("interrupted");
});

it("counts what did not end as the horizon of its own subject, where that is an input", async () => {
  const never = localPool<Inputs>(() => ({
    outputs: { days: null },
    indicators: {},
    series: {},
    stages: {},
  }));
  const { middle, inputs } = await sensitivity({
    ...options,
    ...size,
    pool: never,
    horizon: ({ idle = 0 }) => 100 * idle,
    measure: "days",
  });
  expect(middle).toBeCloseTo(50, 9);
  expect(inputs[0]).toMatchObject({ name: "idle" });
  expect(inputs[0]?.atLow).toBeCloseTo(5, 9);
  expect(inputs[0]?.atHigh).toBeCloseTo(95, 9);
});
