import { describe, expect, it } from "vitest";
import { badDelay } from "../../src/engine/errors.js";
import {
  allOf,
  anyOf,
  DeadlockError,
  Interrupt,
  LivelockError,
  ProcessError,
  ProcessKilled,
  Simulation,
  SimulationError,
  TraceMismatch,
  TraceVerifier,
  within,
} from "../../src/engine/index.js";

describe("an error of the engine", () => {
  it.each([
    ["SimulationError", new SimulationError("x")],
    ["ProcessError", new ProcessError("clerk", 3, new Error("x"))],
    ["DeadlockError", new DeadlockError(3, [{ process: "clerk", awaits: "desk" }])],
    ["LivelockError", new LivelockError(3, 10, "clerk")],
    ["Interrupt", new Interrupt("break")],
    ["ProcessKilled", new ProcessKilled("clerk")],
  ])("%s says by its name what it is", (name, error) => {
    expect(error.name).toBe(name);
    expect(error).toBeInstanceOf(Error);
  });

  it("TraceMismatch too", () => {
    const verifier = new TraceVerifier(["time,priority,name", "1,0,clerk"]);
    let thrown: unknown;
    try {
      verifier.observe({ time: 2, priority: 0, name: "clerk" });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(TraceMismatch);
    expect(thrown instanceof Error && thrown.name).toBe("TraceMismatch");
  });

  it.each([
    [new Error("no key"), "no key"],
    ["no key", "no key"],
    [7, "7"],
    [undefined, "undefined"],
  ])("of a process quotes %s, whatever was thrown", (cause, said) => {
    const error = new ProcessError("clerk", 3, cause);
    expect(error.message).toBe(`process "clerk" failed at time 3: ${said}`);
    expect([error.processName, error.time, error.cause]).toEqual(["clerk", 3, cause]);
  });

  it.each([
    [10, /"clerk 9" for desk 9$/],
    [11, /"clerk 9" for desk 9; and 1 more$/],
  ])("about a deadlock of %d names ten", (count, end) => {
    const waiting = Array.from({ length: count }, (_, k) => ({ process: `clerk ${k}`, awaits: `desk ${k}` }));
    const error = new DeadlockError(3, waiting);
    expect(error.message).toMatch(end);
    expect(error.message).toMatch(new RegExp(`^deadlock at time 3: .*, but ${count} process`));
    expect(error.waiting).toBe(waiting);
  });

  it("about a livelock says how many events ran, which was the last, and what to do", () => {
    expect(new LivelockError(3, 10, "clerk").message).toBe(
      "livelock: 10 events ran at time 3 and time does not advance; the last was clerk. " +
        "Look for a loop that never waits, or raise the limit with { instantLimit }.",
    );
  });

  it("of an interrupt carries what the interrupter gave; of a killed process says its name", () => {
    const interrupt = new Interrupt("break");
    expect([interrupt.message, interrupt.cause]).toEqual(["interrupted", "break"]);
    expect(new ProcessKilled("clerk").message).toBe('process "clerk" was killed');
  });

  it.each([
    [-1e-6, false],
    [-9e-7, true],
    [-1, false],
    [Number.NaN, false],
    [Number.POSITIVE_INFINITY, false],
  ])("about a delay of %d gives the advice for a difference of two times: %s", (delay, advised) => {
    const { message } = badDelay(delay, 4, "clerk");
    expect(message).toBe(
      `delay ${delay} at time 4 in process "clerk": a delay must be a finite number of at least 0` +
        (advised ? " (a difference of two times? use Math.max(0, …))" : ""),
    );
    expect(badDelay(delay, 4).message).toContain(`delay ${delay} at time 4: a delay`);
  });
});

describe("two simulations", () => {
  const own = new Simulation();
  const other = new Simulation();

  it.each([
    ["event", () => other.event("call"), "call belongs to another simulation"],
    ["resource", () => other.resource("desk", 1).use(5), '"desk" belongs to another simulation'],
    ["process", () => other.process(function* clerk() {}), 'process "clerk" belongs to another simulation'],
    ["time limit", () => within(5, other.event("call")), "call belongs to another simulation"],
  ])("a process that waits for the %s of another one is told so", (_, make, said) => {
    const sim = new Simulation();
    sim.process(function* () {
      yield* make();
    });
    expect(() => sim.run()).toThrow(said);
  });

  it("the process may catch it and go on", () => {
    const sim = new Simulation();
    const process = sim.process(function* () {
      try {
        yield* other.event("call");
      } catch (error) {
        expect(error).toBeInstanceOf(SimulationError);
      }
      yield 3;
      return sim.now;
    });
    sim.run();
    expect(process.value).toBe(3);
  });

  it.each([
    ["any of", () => anyOf(own.event("own"), other.event("call"))],
    ["all of", () => allOf([allOf([]), own.event("own"), other.event("call")])],
  ])("an %s over events of both is an error", (_, make) => {
    expect(make).toThrow("call belongs to another simulation");
  });
});
