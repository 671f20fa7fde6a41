import { describe, expect, it } from "vitest";
import {
  DeadlockError,
  Interrupt,
  LivelockError,
  ProcessError,
  ProcessKilled,
  SimulationError,
  TraceMismatch,
  TraceVerifier,
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
});
