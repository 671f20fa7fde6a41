import { expect, test } from "vitest";
import { Simulation } from "../../src/engine/index.js";

test("a failure that nobody can hear ends the run before anything else of that instant", () => {
  const sim = new Simulation();
  let after = 0;
  sim.process(function* work() {
    yield 1;
    throw new Error("broken");
  });
  sim.schedule(0, () => sim.schedule(1, () => after++));
  expect(() => sim.run()).toThrow("broken");
  expect(after).toBe(0);
});

test("who waits for one that is killed hears of it after the one that kills has gone on", () => {
  const sim = new Simulation();
  const log: string[] = [];
  const victim = sim.process(function* victim() {
    yield 10;
  });
  sim.process(function* heir() {
    try {
      yield* victim;
    } catch {
      log.push("heard");
    }
  });
  sim.process(function* killer() {
    yield 1;
    victim.kill();
    log.push("killed");
  });
  sim.run();
  expect(log).toEqual(["killed", "heard"]);
});

test("a wait of Infinity is an error in the process that asked", () => {
  const sim = new Simulation();
  const p = sim.process(function* work() {
    try {
      yield Number.POSITIVE_INFINITY;
      return "";
    } catch (error) {
      return (error as Error).message;
    }
  });
  sim.run();
  expect(p.value).toContain("Infinity");
});

test("the failure of an event that nobody heard tells its cause", () => {
  const sim = new Simulation();
  const cause = new Error("cracked");
  sim.event("bell").fail(cause);
  let thrown: unknown;
  try {
    sim.run();
  } catch (error) {
    thrown = error;
  }
  expect((thrown as Error).cause).toBe(cause);
});

test.each([
  [9, false],
  [10, true],
])("%d steps without a wait, after the start, against a limit of 10: a livelock is %s", (steps, isOne) => {
  const sim = new Simulation({ instantLimit: 10 });
  const done = sim.event("done");
  done.succeed();
  sim.process(function* work() {
    for (let k = 0; k < steps; k++) yield* done;
  });
  const run = () => sim.run();
  if (isOne) expect(run).toThrow("done");
  else expect(run).not.toThrow();
});
