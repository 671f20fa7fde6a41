import { expect, test } from "vitest";
import {
  type BreakdownOptions,
  exponential,
  type PreemptionPolicy,
  Simulation,
} from "../../src/engine/index.js";

/** A machine, a job on it, and how it fares with breakdowns of fixed lengths. */
function workshop(options: Partial<BreakdownOptions>, onPreempt: PreemptionPolicy = "resume") {
  const sim = new Simulation();
  const machine = sim.resource("lathe", 1, { preemptive: "by capacity" });
  const failures = machine.breakDown({ timeToFailure: () => 10, repair: () => 3, ...options });
  const ends: number[] = [];
  const job = (at: number, length: number) =>
    sim.process(
      function* work() {
        yield* machine.use(length, { onPreempt });
        ends.push(sim.now);
      },
      { delay: at },
    );
  return { sim, machine, failures, ends, job };
}

test("by calendar a machine also fails when idle, and who comes meanwhile waits", () => {
  const { sim, machine, failures, ends, job } = workshop({});
  job(11, 4);
  sim.run(20);
  expect([ends, failures.failures, failures.up, machine.capacity]).toEqual([[17], 1, true, 1]);
  expect([failures.availability, machine.utilisation]).toEqual([17 / 20, 4 / 17]);
});

test.each([
  ["resume", 9],
  ["restart", 11],
  ["resample", 11],
] as const)("a job of 6 that a failure breaks off: %s ends %d later", (policy, duration) => {
  const { sim, ends, job } = workshop({}, policy);
  job(8, 6);
  sim.run(22);
  expect(ends).toEqual([8 + duration]);
});

test("a job that finishes first: the machine is down as soon as it is free", () => {
  const { sim, machine, ends, job } = workshop({ whenInUse: "drain" });
  job(8, 4);
  job(9, 1);
  sim.schedule(11, () => expect([machine.capacity, machine.inUse]).toEqual([0, 1]));
  sim.run(20);
  expect(ends).toEqual([12, 14]);
  expect(machine.utilisation).toBe(5 / 19);
});

test("by busy time a machine that is idle does not age", () => {
  const { sim, failures, ends, job } = workshop({ clock: "busy" });
  job(0, 6);
  job(100, 6);
  job(120, 9);
  sim.run(200);
  expect([ends, failures.failures, failures.availability]).toEqual([[6, 109, 132], 2, 1 - 6 / 200]);
});

test("a repair can be a process that waits for a crew", () => {
  const sim = new Simulation();
  const crew = sim.resource("crew", 1);
  const machines = [10, 11].map((age) => {
    const machine = sim.resource(`machine ${age}`, 1, { preemptive: "by capacity" });
    return machine.breakDown({
      timeToFailure: () => age,
      repair: function* () {
        yield* crew.use(5);
      },
    });
  });
  const ups: string[] = [];
  sim.every(0.5, 1, () => ups.push(machines.map(({ up }) => (up ? "+" : "-")).join("")));
  sim.run(22);
  expect(ups.slice(9, 21)).toEqual(["++", "-+", "--", "--", "--", "--", "+-", "+-", "+-", "+-", "+-", "++"]);
});

test("machines of one resource fail one by one", () => {
  const sim = new Simulation();
  const pool = sim.resource("pool", 3, { preemptive: "by capacity" });
  for (const age of [4, 6]) pool.breakDown({ timeToFailure: () => age, repair: () => 5, units: 1 });
  const seen: number[] = [];
  sim.every(0.5, 1, () => seen.push(pool.capacity));
  sim.run(12);
  expect(seen).toEqual([3, 3, 3, 3, 2, 2, 1, 1, 1, 2, 2, 3]);
});

test("a failure and a schedule do not undo each other", () => {
  const { sim, machine } = workshop({});
  machine.follow({
    steps: [
      [11, 4],
      [14, 2],
    ],
  });
  const seen: number[] = [];
  sim.every(9.5, 1, () => seen.push(machine.capacity));
  sim.run(16);
  expect(seen).toEqual([1, 0, 0, 0, 4, 2, 2]);
});

test("stopped breakdowns finish the repair under way and fail no more", () => {
  const { sim, failures } = workshop({});
  expect(failures.name).toBe('breakdowns of "lathe"');
  sim.schedule(11, () => failures.stop());
  sim.run();
  expect([sim.now, failures.up, failures.failures]).toEqual([13, true, 1]);
  const other = workshop({});
  other.sim.schedule(5, () => other.failures.stop());
  other.sim.run();
  expect([other.sim.now, other.failures.failures]).toEqual([5, 0]);
});

test("statistics start afresh after a warm-up", () => {
  const { sim, failures } = workshop({});
  sim.warmUp(12);
  sim.run(16);
  expect([failures.failures, failures.availability]).toEqual([0, 0.75]);
});

test("times that make no sense are errors", () => {
  expect(() => workshop({ timeToFailure: () => -1 })).toThrow("delay -1");
  expect(() => workshop({ repair: () => Number.NaN }).sim.run(20)).toThrow("delay NaN at time 10");
  expect(() => workshop({ units: 0 })).toThrow("units out of service");
  expect(() => workshop({ units: 1.5 })).toThrow("not 1.5");
  const sim = new Simulation();
  const rigid = sim.resource("R", 1);
  expect(() => rigid.breakDown({ timeToFailure: () => 1, repair: () => 1 })).toThrow(
    '"R" is not pre-emptive',
  );
  expect(() => rigid.follow({ steps: [[5, 0]], whenInUse: "preempt" })).toThrow('"R" is not pre-emptive');
  rigid.request();
  rigid.breakDown({ timeToFailure: () => 1, repair: () => 1, whenInUse: "drain" });
  sim.run(1.5);
  expect([rigid.capacity, rigid.inUse]).toEqual([0, 1]);
});

test("in the long run a machine is available for the mean time to failure over the mean cycle", () => {
  const sim = new Simulation({ seed: 7 });
  const machine = sim.resource("R", 1, { preemptive: "by capacity" });
  const failures = machine.breakDown({
    timeToFailure: exponential(sim.stream("failure"), { mean: 20 }),
    repair: exponential(sim.stream("repair"), { mean: 2 }),
  });
  sim.run(400_000);
  // The share of down time over n cycles has a standard deviation of about sqrt(2 / n) / 12.1.
  const sigma = (Math.sqrt(2 / failures.failures) * 20 * 2) / 22 ** 2;
  expect(Math.abs(failures.availability - 20 / 22) / sigma).toBeLessThan(4);
});

test("by use a machine fails after so much of it, whatever rest lies between", () => {
  const { sim, failures, ends, job } = workshop({ clock: "busy", timeToFailure: () => 5 });
  job(1, 3);
  job(10, 1);
  job(20, 3);
  sim.run(21.5);
  expect([ends, failures.failures, failures.up]).toEqual([[4, 11], 1, false]);
  sim.run(26.5);
  expect([ends, failures.failures]).toEqual([[4, 11, 26], 1]);
});
