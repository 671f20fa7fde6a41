import { expect, test } from "vitest";
import { type RequestOptions, type Resource, Simulation, within } from "../../src/engine/index.js";

/** Starts a job that uses a resource, and notes when it ends. */
function job(
  sim: Simulation,
  resource: Resource,
  at: number,
  duration: number,
  request: number | RequestOptions,
  ends: number[],
  index: number,
): void {
  sim.process(
    function* work() {
      yield* resource.use(duration, request);
      ends[index] = sim.now;
    },
    { delay: at },
  );
}

test("a more urgent job takes units from the latest holders, who resume with what was left", () => {
  const sim = new Simulation();
  const resource = sim.resource("R", 10, { preemptive: true });
  const ends: number[] = [];
  for (let index = 0; index < 5; index++) job(sim, resource, 0, 10, { priority: 1 }, ends, index);
  job(sim, resource, 1, 10, { units: 7, priority: 0 }, ends, 5);
  sim.run();
  expect(ends).toEqual([10, 10, 10, 19, 19, 11]);
});

test("strict first come: a small request does not pass a large one that waits", () => {
  for (const [discipline, last] of [
    ["first come", 20],
    ["bypass", 12],
  ] as const) {
    const sim = new Simulation();
    const resource = sim.resource("R", 10, { discipline });
    const ends: number[] = [];
    job(sim, resource, 0, 10, 7, ends, 0);
    job(sim, resource, 1, 10, 7, ends, 1);
    job(sim, resource, 2, 10, 1, ends, 2);
    sim.run();
    expect(ends).toEqual([10, 20, last]);
  }
});

test("whoever gives up leaves the queue and can ask again", () => {
  const sim = new Simulation();
  const resource = sim.resource("R", 1);
  const ends: number[] = [];
  job(sim, resource, 0, 10, 1, ends, 0);
  let gaveUpAt = Number.NaN;
  sim.process(
    function* y() {
      const claim = yield* within(5, resource.request());
      expect(claim).toBeUndefined();
      gaveUpAt = sim.now;
      expect(resource.queue.length).toBe(0);
      yield* resource.use(10);
      ends[1] = sim.now;
    },
    { delay: 3 },
  );
  sim.run();
  expect([gaveUpAt, ends]).toEqual([8, [10, 20]]);
});

test("after a cut of capacity the holders finish first and utilisation stays at or below 1", () => {
  const sim = new Simulation();
  const resource = sim.resource("R", 3);
  const ends: number[] = [];
  for (let index = 0; index < 4; index++) job(sim, resource, index, 6, 1, ends, index);
  sim.schedule(4, () => resource.setCapacity(1));
  sim.run();
  expect(ends).toEqual([6, 7, 8, 14]);
  expect(resource.utilisation).toBeLessThanOrEqual(1);
});
