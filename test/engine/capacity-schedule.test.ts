import { expect, test } from "vitest";
import { type CapacityScheduleOptions, type Resource, Simulation } from "../../src/engine/index.js";

/** The capacities that hold after each change, as "time: capacity". */
function history(schedule: CapacityScheduleOptions, until: number, startAt = 0): string[] {
  const sim = new Simulation();
  const resource = sim.resource("desk", 9);
  const seen: string[] = [];
  let capacity = 9;
  sim.run(startAt);
  resource.follow(schedule);
  const note = () => {
    if (resource.capacity !== capacity) seen.push(`${sim.now}: ${resource.capacity}`);
    capacity = resource.capacity;
  };
  note();
  sim.afterEvent = note;
  sim.run(until);
  return seen;
}

/** Ends of jobs that hold one unit each. */
function ends(sim: Simulation, resource: Resource, jobs: readonly (readonly [at: number, length: number])[]) {
  const times: number[] = [];
  jobs.forEach(([at, length], index) => {
    sim.process(
      function* job() {
        yield* resource.use(length);
        times[index] = sim.now;
      },
      { delay: at },
    );
  });
  return times;
}

test("capacities hold from their times on; before the first, what the resource was made with", () => {
  const steps = [
    [5, 1],
    [10, 0],
    [15, 2],
  ] as const;
  expect(history({ steps }, 100)).toEqual(["5: 1", "10: 0", "15: 2"]);
});

test("a periodic schedule recurs, the last capacity holding into the next period", () => {
  const steps = [
    [8, 3],
    [16, 1],
  ] as const;
  expect(history({ steps, period: 24 }, 60)).toEqual(["8: 3", "16: 1", "32: 3", "40: 1", "56: 3"]);
  expect(history({ steps, period: 24, start: 100 }, 130)).toEqual(["108: 3", "116: 1"]);
});

test("a schedule taken up late starts with the capacity that holds then, at once", () => {
  const steps = [
    [0, 3],
    [16, 1],
  ] as const;
  for (const startAt of [17, 16, 24 * 1000 + 16, 24 * 1000 + 23.5]) {
    const seen = history({ steps, period: 24 }, startAt + 10, startAt);
    expect(seen).toEqual([`${startAt}: 1`, `${Math.floor(startAt / 24) * 24 + 24}: 3`]);
  }
  expect(history({ steps: [[0, 2]] }, 50)).toEqual(["0: 2"]);
});

test("times of a period are computed anew, never a running sum", () => {
  const sim = new Simulation();
  const resource = sim.resource("desk", 0);
  resource.follow({
    steps: [
      [0, 1],
      [0.1, 2],
    ],
    period: 0.7,
  });
  sim.run(0.7 * 3000);
  expect(resource.capacity).toBe(2);
  sim.schedule(0, () => expect(resource.capacity).toBe(1));
  sim.run(0.7 * 3000 + 0.05);
  expect(sim.eventsExecuted).toBe(6000 + 1);
});

test("R(3); jobs at 0, 1, 2, 3 hold 6; capacity 1 from 4: drain ends them at 6, 7, 8, 14", () => {
  const sim = new Simulation();
  const resource = sim.resource("R", 3);
  resource.follow({ steps: [[4, 1]] });
  const times = ends(sim, resource, [
    [0, 6],
    [1, 6],
    [2, 6],
    [3, 6],
  ]);
  sim.run();
  expect(times).toEqual([6, 7, 8, 14]);
  expect(resource.utilisation).toBeLessThanOrEqual(1);
  expect(resource.meanInUse * 14).toBeCloseTo(24, 12);
});

test("R: 0 before 5, 1 on [5,10), 0 on [10,15), 1 after; three jobs at 0 hold 5: ends 10, 20, 25", () => {
  const sim = new Simulation();
  const resource = sim.resource("R", 0);
  resource.follow({
    steps: [
      [5, 1],
      [10, 0],
      [15, 1],
    ],
  });
  const times = ends(sim, resource, [
    [0, 5],
    [0, 5],
    [0, 5],
  ]);
  sim.run();
  expect(times).toEqual([10, 20, 25]);
});

test("a shift that ends can pre-empt the latest, who go on in the next", () => {
  const sim = new Simulation();
  const resource = sim.resource("R", 0, { preemptive: "by capacity" });
  resource.follow({
    steps: [
      [0, 2],
      [8, 0],
    ],
    period: 24,
    whenInUse: "preempt",
  });
  const times = ends(sim, resource, [
    [1, 10],
    [2, 3],
    [6, 4],
  ]);
  sim.run(72);
  expect(times).toEqual([27, 5, 26]);
});

test("who comes at the instant at which the shift ends is not served, whatever frees a unit then", () => {
  const sim = new Simulation();
  const resource = sim.resource("R", 1);
  resource.follow({
    steps: [
      [0, 1],
      [8, 0],
    ],
    period: 24,
  });
  const times = ends(sim, resource, [
    [4, 4],
    [5, 1],
    [8, 1],
  ]);
  sim.run(48);
  expect(times).toEqual([8, 25, 26]);
});

test("a desk open for 8 hours in 24, a case of one hour every 2: each day as by hand", () => {
  const sim = new Simulation();
  const desk = sim.resource("desk", 0);
  desk.follow({
    steps: [
      [0, 1],
      [8, 0],
    ],
    period: 24,
  });
  sim.every(0, 2, () => desk.use(1));
  let waits = 0;
  for (let day = 1; day <= 10; day++) {
    sim.run(24 * day);
    // On the first day those of 0, 2, 4 and 6 are served as they come, and the one of 8 finds it closed. Then it is
    // never idle: eight are served a day, one after the other from the morning on, and four more wait each night.
    const served = 8 * day - 4;
    for (let k = Math.max(4, served - 8); k < served; k++) waits += 24 * (day - 1) + ((k - 4) % 8) - 2 * k;
    const { wait, length, maximumLength } = desk.queue;
    expect([wait.count, length, maximumLength]).toEqual([served, 12 * day - served, 12 * day - served]);
    expect(wait.mean).toBeCloseTo(waits / served, 10);
    expect(desk.utilisation).toBeCloseTo(served / (8 * day), 12);
    expect(desk.meanCapacity).toBeCloseTo(8 / 24, 12);
  }
});

test("a stopped schedule changes nothing more", () => {
  const sim = new Simulation();
  const resource = sim.resource("R", 5);
  const schedule = resource.follow({ steps: [[3, 1]], period: 10 });
  expect(schedule.name).toBe('capacity of "R"');
  sim.run(5);
  schedule.stop();
  resource.setCapacity(4);
  sim.run();
  expect([resource.capacity, sim.now]).toEqual([4, 5]);
});

test("a schedule that makes no sense is an error", () => {
  const resource = new Simulation().resource("R", 1);
  expect(() => resource.follow({ steps: [] })).toThrow('schedule of "R": it needs at least one step');
  for (const time of [-1, Number.NaN, 10, 12]) {
    expect(() => resource.follow({ steps: [[time, 1]], period: 10 })).toThrow(`${time} does not`);
  }
  const twice = [
    [1, 1],
    [1, 2],
  ] as const;
  expect(() => resource.follow({ steps: twice })).toThrow("must ascend");
  expect(() => resource.follow({ steps: [[1, 1.5]] })).toThrow("not 1.5");
  expect(() => resource.follow({ steps: [[1, -1]] })).toThrow("not -1");
  expect(() => resource.follow({ steps: [[1, 1]], start: Number.NaN })).toThrow("start must be finite");
});
