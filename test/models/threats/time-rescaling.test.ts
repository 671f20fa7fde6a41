import { expect, test } from "vitest";
import type { SiteThreatOptions } from "../../../src/models/index.js";
import { constant, nights, oneRoad, run } from "../scenes.js";

/** Largest distance between the distribution of a sample and the exponential law of mean 1, times root n. */
function kolmogorov(sample: readonly number[]): number {
  const sorted = sample.toSorted((a, b) => a - b);
  let distance = 0;
  for (const [i, x] of sorted.entries()) {
    const law = 1 - Math.exp(-x);
    distance = Math.max(distance, (i + 1) / sorted.length - law, law - i / sorted.length);
  }
  return distance * Math.sqrt(sorted.length);
}

/** Exceeded by chance once in 2,000 tests (Kolmogorov). */
const LIMIT = 2.03;

/** Times at which a site of one person is attacked. */
function attacks(threat: Partial<SiteThreatOptions>, horizon: number): number[] {
  const times: number[] = [];
  const options = oneRoad(
    1,
    {},
    {
      horizon,
      days: [0],
      origins: [{ name: "prison", threats: [{ name: "attack", rate: constant(0.5), ...threat }] }],
      phases: [{ name: "nobody", quota: 0 }],
    },
  );
  run(options, {}, ({ transport }, simulation) => {
    transport?.network.incidents.onChange((name) => {
      if (name === "site_attacks") times.push(simulation.now);
    });
  });
  return times;
}

/** Growth of the Hawkes compensator between successive events; `jump` and `decay` as in the options. */
function rescaled(times: readonly number[], rate: number, jump: number, decay: number): number[] {
  let level = 0;
  let last = 0;
  return times.map((time) => {
    const faded = level * Math.exp((last - time) / decay);
    const growth = rate * (time - last + decay * (level - faded));
    level = faded + jump;
    last = time;
    return growth;
  });
}

test("attacks with excitation, in the time of their own rate, are a Poisson process of rate 1", () => {
  const times = attacks({ excitation: { jump: 1.2, decay: 1 } }, 4000);
  expect(times.length).toBeGreaterThan(3000);
  expect(kolmogorov(rescaled(times, 0.5, 1.2, 1))).toBeLessThan(LIMIT);
  // The test has teeth: without the excitation the times do not look so.
  expect(kolmogorov(rescaled(times, times.length / 4000, 0, 1))).toBeGreaterThan(2 * LIMIT);
});

test("attacks without excitation are Poisson as they are", () => {
  expect(kolmogorov(rescaled(attacks({}, 8000), 0.5, 0, 1))).toBeLessThan(LIMIT);
});

test("incidents on the road by day and by night come as often as the light says", () => {
  // Convoys leave every hour and are on the road for 2 h; of 24 hours 8 are dark.
  const days = 400;
  const options = oneRoad(
    24 * days,
    { maximum: 1, headway: 1, return: "at_once" },
    {
      horizon: 24 * days + 10,
      days: [0],
      vehicles: [{ name: "bus", seats: 1, count: 10 }],
      darkness: nights(days + 1),
      threats: [{ name: "road", hazard: constant(0.001), day: 1, night: 4 }],
    },
  );
  const expected = 24 * days * 0.1 * ((16 / 24) * 1 + (8 / 24) * 4);
  const { outputs } = run(options);
  expect(outputs.convoys).toBe(24 * days);
  expect(Math.abs((outputs.incidents ?? 0) - expected)).toBeLessThan(4 * Math.sqrt(expected));
});
