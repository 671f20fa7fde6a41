import { expect, test } from "vitest";
import {
  anyOf,
  Interrupt,
  type Process,
  ProcessError,
  ProcessKilled,
  type SimEvent,
  Simulation,
  within,
} from "../../src/engine/index.js";

test("a process waits for delays and ends with its return value", () => {
  const sim = new Simulation();
  const times: number[] = [];
  const process = sim.process(function* walk() {
    times.push(sim.now);
    yield 1.5;
    times.push(sim.now);
    yield 0;
    times.push(sim.now);
    return "done";
  });
  expect([process.alive, process.name, process.happened]).toEqual([true, "walk", false]);
  sim.run();
  expect(times).toEqual([0, 1.5, 1.5]);
  expect([process.alive, process.value]).toEqual([false, "done"]);
});

test("a process starts after what is due already, or after its delay, under its name or number", () => {
  const sim = new Simulation();
  const seen: string[] = [];
  function* say(what: string) {
    seen.push(`${what}@${sim.now}`);
    yield 0;
  }
  sim.schedule(0, () => seen.push("due"));
  const plain = sim.process(say("plain"));
  const named = sim.process(say("named"), { name: "Ada", delay: 2 });
  seen.push("made");
  sim.run();
  expect(seen).toEqual(["made", "due", "plain@0", "named@2"]);
  expect([plain.name, named.name, plain.label, named.id]).toEqual([
    "process 1",
    "Ada",
    'process "process 1"',
    2,
  ]);
});

test("joining a process gives its return value, before and after it has ended", () => {
  const sim = new Simulation();
  const results: (number | string)[] = [];
  const theChild = sim.process(function* child() {
    yield 3;
    return 42;
  });
  sim.process(function* early() {
    results.push(yield* theChild, sim.now);
  });
  sim.process(
    function* late() {
      results.push(yield* theChild, sim.now);
    },
    { delay: 10 },
  );
  sim.run();
  expect(results).toEqual([42, 3, 42, 10]);
});

test("a wait of -1 fails in the process that asked, with time and name, and can be caught", () => {
  const sim = new Simulation();
  let message = "";
  sim.process(function* caught() {
    yield 2;
    try {
      yield -1;
    } catch (error) {
      message = String(error);
    }
    yield 1;
  });
  sim.run();
  expect(message).toContain('delay -1 at time 2 in process "caught"');
  expect(sim.now).toBe(3);
  sim.process(function* uncaught() {
    yield Number.NaN;
  });
  expect(() => sim.run()).toThrow('process "uncaught" failed at time 3: delay NaN');
});

test("yielding something that is no wait is an error", () => {
  const sim = new Simulation();
  const odd: unknown = "five";
  sim.process(function* confused() {
    yield odd as number;
  });
  expect(() => sim.run()).toThrow("a process yields a delay or an event, not five");
});

test("a process that throws with nobody waiting ends the run with its name and the time, and the cause", () => {
  const sim = new Simulation();
  const cause = new Error("no fuel");
  sim.process(function* truck() {
    yield 4;
    throw cause;
  });
  const others: number[] = [];
  sim.schedule(4, () => others.push(sim.now));
  sim.schedule(5, () => others.push(sim.now));
  let thrown: unknown;
  try {
    sim.run();
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(ProcessError);
  expect(thrown).toMatchObject({
    processName: "truck",
    time: 4,
    cause,
    message: 'process "truck" failed at time 4: no fuel',
  });
  expect(others).toEqual([4]);
});

test("what is thrown and is no error is reported all the same", () => {
  const sim = new Simulation();
  sim.process(function* odd() {
    yield 1;
    throw "a string";
  });
  expect(() => sim.run()).toThrow('process "odd" failed at time 1: a string');
});

test("a process that throws with somebody waiting: each waiter gets the error once, and the run goes on", () => {
  const sim = new Simulation();
  const heard: string[] = [];
  const theTruck = sim.process(function* truck() {
    yield 4;
    throw new Error("no fuel");
  });
  for (const name of ["a", "b"]) {
    sim.process(
      function* waiter() {
        try {
          yield* theTruck;
        } catch (error) {
          heard.push(`${name}: ${(error as Error).message}@${sim.now}`);
        }
        yield 1;
        heard.push(`${name} goes on`);
      },
      { name },
    );
  }
  sim.run();
  expect(heard).toEqual(["a: no fuel@4", "b: no fuel@4", "a goes on", "b goes on"]);
});

test("a failure whose only waiter is interrupted at that instant still ends the run", () => {
  const sim = new Simulation();
  const theTruck = sim.process(function* truck() {
    yield 4;
    throw new Error("no fuel");
  });
  const theWaiter: Process = sim.process(function* waiter() {
    try {
      yield* theTruck;
    } catch (error) {
      if (!(error instanceof Interrupt)) throw error;
    }
    yield 10;
  });
  sim.schedule(4, () => theWaiter.interrupt());
  expect(() => sim.run()).toThrow('process "truck" failed at time 4: no fuel');
});

test("a callback on a failing process does not swallow the failure", () => {
  const sim = new Simulation();
  const theTruck = sim.process(function* truck() {
    yield 4;
    throw new Error("no fuel");
  });
  let called = false;
  theTruck.onHappen(() => {
    called = true;
  });
  expect(() => sim.run()).toThrow('process "truck" failed at time 4');
  expect(called).toBe(false);
});

test("an uncaught error of a child is the parent's failure", () => {
  const sim = new Simulation();
  sim.process(function* parent() {
    yield* sim.process(function* child() {
      yield 1;
      throw new Error("lost");
    });
  });
  expect(() => sim.run()).toThrow('process "parent" failed at time 1: lost');
});

test("an interrupt arrives at once, before all else due at that instant, with its cause", () => {
  const sim = new Simulation();
  const seen: string[] = [];
  const theSleeper = sim.process(function* sleeper() {
    try {
      yield 10;
    } catch (error) {
      if (error instanceof Interrupt) seen.push(`${error.cause}@${sim.now}`);
    }
    yield 1;
    seen.push(`awake@${sim.now}`);
  });
  sim.schedule(3, () => {
    theSleeper.interrupt("fire");
    sim.schedule(0, () => seen.push("ordinary"));
  });
  sim.run();
  expect(seen).toEqual(["fire@3", "ordinary", "awake@4"]);
  expect(sim.now).toBe(4);
});

test("an interrupt that is not caught is the failure of the process", () => {
  const sim = new Simulation();
  const theSleeper = sim.process(function* sleeper() {
    yield 10;
  });
  sim.schedule(3, () => theSleeper.interrupt());
  expect(() => sim.run()).toThrow('process "sleeper" failed at time 3: interrupted');
});

test("an interrupt leaves the event that was waited for: it neither wakes the process nor is leaked", () => {
  const sim = new Simulation();
  const bell = sim.event<string>("bell");
  const seen: string[] = [];
  const theListener = sim.process(function* listener() {
    try {
      seen.push(yield* bell);
    } catch {
      seen.push("interrupted");
    }
    yield 100;
    seen.push(`end@${sim.now}`);
  });
  sim.schedule(1, () => {
    expect(bell.waiting).toBe(1);
    theListener.interrupt();
  });
  sim.schedule(2, () => {
    expect(bell.waiting).toBe(0);
    bell.succeed("ding");
  });
  sim.run();
  expect(seen).toEqual(["interrupted", "end@101"]);
});

test("an interrupt at the instant of the event wins, and the event does not wake the process twice", () => {
  const sim = new Simulation();
  const bell = sim.event<string>("bell");
  const seen: string[] = [];
  const theListener = sim.process(function* listener() {
    try {
      seen.push(yield* bell);
    } catch {
      seen.push("interrupted");
    }
    seen.push(yield* bell);
    yield 5;
    seen.push(`end@${sim.now}`);
  });
  sim.schedule(1, () => {
    bell.succeed("ding");
    theListener.interrupt();
  });
  sim.run();
  expect(seen).toEqual(["interrupted", "ding", "end@6"]);
});

test("several interrupts of one instant arrive in turn; those that find the process ended are dropped", () => {
  const sim = new Simulation();
  const seen: unknown[] = [];
  const theSleeper = sim.process(function* sleeper() {
    for (let k = 0; k < 2; k++) {
      try {
        yield 10;
      } catch (error) {
        seen.push((error as Interrupt).cause);
      }
    }
  });
  sim.schedule(3, () => {
    for (const cause of [1, 2, 3]) theSleeper.interrupt(cause);
  });
  sim.run();
  expect(seen).toEqual([1, 2]);
  expect(theSleeper.alive).toBe(false);
});

test("a process that is made and interrupted at one instant starts first", () => {
  const sim = new Simulation();
  const seen: string[] = [];
  const theQuick = sim.process(function* quick() {
    seen.push("started");
    try {
      yield 10;
    } catch {
      seen.push(`interrupted@${sim.now}`);
    }
  });
  theQuick.interrupt();
  sim.run();
  expect(seen).toEqual(["started", "interrupted@0"]);
});

test("who has ended, starts later, or runs now cannot be interrupted", () => {
  const sim = new Simulation();
  const theEnded = sim.process(function* ended() {});
  sim.run();
  expect(() => theEnded.interrupt()).toThrow('process "ended" cannot be interrupted: it has ended');
  const theLater = sim.process(function* later() {}, { delay: 5 });
  expect(() => theLater.interrupt()).toThrow("starts only at 5");
  const theSelf: Process = sim.process(function* self() {
    theSelf.interrupt();
    yield 0;
  });
  expect(() => sim.run()).toThrow("cannot interrupt itself");
});

test("kill ends a process now: its finally blocks run and what it waits for is left", () => {
  const sim = new Simulation();
  const bell = sim.event("bell");
  const seen: string[] = [];
  const theVictim = sim.process(function* victim() {
    try {
      yield* bell;
    } catch {
      seen.push("never caught");
    } finally {
      seen.push(`finally@${sim.now}`);
    }
  });
  sim.schedule(2, () => {
    theVictim.kill();
    seen.push(`after, alive ${theVictim.alive}, waiting ${bell.waiting}`);
    theVictim.kill();
  });
  sim.run();
  expect(seen).toEqual(["finally@2", "after, alive false, waiting 0"]);
});

test("who waits for a killed process gets ProcessKilled; with nobody waiting the run goes on", () => {
  const sim = new Simulation();
  const theVictim = sim.process(function* victim() {
    yield 10;
  });
  let heard: unknown;
  sim.process(function* waiter() {
    try {
      yield* theVictim;
    } catch (error) {
      heard = error;
    }
  });
  sim.schedule(2, () => theVictim.kill());
  sim.run();
  expect(heard).toBeInstanceOf(ProcessKilled);
  expect(heard).toMatchObject({ message: 'process "victim" was killed' });
  expect(sim.now).toBe(2);
});

test("a killed process may wait in its finally blocks and is killed after them", () => {
  const sim = new Simulation();
  const seen: string[] = [];
  const theVictim = sim.process(function* victim() {
    try {
      yield 10;
    } finally {
      yield 3;
      seen.push(`cleaned@${sim.now}`);
    }
    seen.push("never");
  });
  sim.process(function* waiter() {
    try {
      yield* theVictim;
    } catch (error) {
      seen.push(`${(error as Error).message}@${sim.now}`);
    }
  });
  sim.schedule(2, () => {
    theVictim.kill();
    expect(theVictim.alive).toBe(true);
  });
  sim.run();
  expect(seen).toEqual(["cleaned@5", 'process "victim" was killed@5']);
});

test("a process that is killed again while it cleans up goes on cleaning up", () => {
  const sim = new Simulation();
  const bed = sim.resource("bed", 1);
  const theVictim = sim.process(function* victim() {
    const claim = yield* bed.request();
    try {
      yield 10;
    } finally {
      yield 3;
      claim.release();
    }
  });
  for (const time of [2, 4]) sim.schedule(time, () => theVictim.kill());
  sim.run();
  expect([sim.now, bed.inUse, theVictim.alive]).toEqual([5, 0, false]);
});

test("an error in the finally block of a killed process is heard", () => {
  const sim = new Simulation();
  const theVictim = sim.process(function* victim() {
    try {
      yield 10;
    } finally {
      sim.event("no value").value;
    }
  });
  sim.schedule(2, () => theVictim.kill());
  expect(() => sim.run()).toThrow('process "victim" failed at time 2: no value has not happened yet');
});

test("a process that has not started is killed without running", () => {
  const sim = new Simulation();
  const seen: string[] = [];
  const theVictim = sim.process(
    function* victim() {
      seen.push("ran");
      yield 0;
    },
    { delay: 5 },
  );
  theVictim.kill();
  sim.run();
  expect([seen, theVictim.alive, sim.now]).toEqual([[], false, 0]);
});

test("a process cannot kill itself, nor the one that is killing it", () => {
  const sim = new Simulation();
  const theSelf: Process = sim.process(function* self() {
    theSelf.kill();
    yield 0;
  });
  expect(() => sim.run()).toThrow('process "self" cannot be killed: it is running');

  const other = new Simulation();
  const theKiller: Process = other.process(function* killer() {
    yield 1;
    theVictim.kill();
    yield 1;
  });
  const theVictim = other.process(function* victim() {
    try {
      yield 10;
    } finally {
      theKiller.kill();
    }
  });
  expect(() => other.run()).toThrow('process "victim" failed at time 1: process "killer" cannot be killed');
});

test("events that have happened resume without a trip through the event list", () => {
  const sim = new Simulation();
  const bell = sim.event<number>("bell");
  bell.succeed(7);
  let sum = 0;
  sim.process(function* counter() {
    for (let k = 0; k < 10; k++) sum += yield* bell;
    const untyped: SimEvent<unknown> = bell;
    sum += (yield untyped) as number;
  });
  sim.run();
  expect([sum, sim.eventsExecuted]).toEqual([77, 1]);
});

test("helpers that a process delegates to pass values, errors and interrupts through", () => {
  const sim = new Simulation();
  const seen: string[] = [];
  function* step(length: number) {
    try {
      yield length;
      return `rested ${length}`;
    } finally {
      seen.push(`left@${sim.now}`);
    }
  }
  const process = sim.process(function* parent() {
    seen.push(yield* step(2));
    try {
      yield* step(10);
    } catch {
      seen.push("interrupted");
    }
  });
  sim.schedule(5, () => process.interrupt());
  sim.run();
  expect(seen).toEqual(["left@2", "rested 2", "left@5", "interrupted"]);
});

test("any-ofs against an event that never fires hold one listener while they wait, and none after", () => {
  const sim = new Simulation();
  const never = sim.event("never");
  const waiting = new Set<number>();
  const left = new Set<number>();
  sim.afterEvent = () => waiting.add(never.waiting);
  sim.process(function* busy() {
    for (let k = 0; k < 10_000; k++) {
      yield* anyOf(never, sim.timeout(1));
      left.add(never.waiting);
      yield* within(1, never);
      left.add(never.waiting);
    }
  });
  sim.run();
  expect([[...waiting], [...left]]).toEqual([[1, 0], [0]]);
});

test("that a process was killed need not be heard, even by one that waited through a time limit", () => {
  const sim = new Simulation();
  const victim = sim.process(function* sleep() {
    yield 10;
  });
  const waiter = sim.process(function* wait() {
    try {
      yield* within(20, victim);
    } catch {}
    yield 1;
  });
  sim.schedule(2, () => {
    victim.kill();
    waiter.interrupt();
  });
  sim.run();
  expect(sim.now).toBe(3);
});

test("a process can be interrupted by what it has called, as by any other", () => {
  const sim = new Simulation();
  const seen: string[] = [];
  const first: Process<void> = sim.process(function* first() {
    yield 1;
    second.kill();
    try {
      yield 5;
    } catch (error) {
      seen.push(error instanceof Interrupt ? `${error.cause} at ${sim.now}` : "else");
    }
  });
  const second = sim.process(function* second() {
    try {
      yield 100;
    } finally {
      first.interrupt("x");
    }
  });
  sim.run();
  expect(seen).toEqual(["x at 1"]);
});

test("an interrupt that was under way when the process was killed does not break off its cleaning up", () => {
  const sim = new Simulation();
  const bed = sim.resource("bed", 1, { preemptive: "by capacity" });
  const seen: unknown[] = [];
  const patient = sim.process(function* patient() {
    const claim = yield* bed.request();
    try {
      yield 100;
    } finally {
      yield 2;
      claim.release();
      seen.push(["away", sim.now]);
    }
  });
  sim.schedule(1, () => {
    bed.setCapacity(0, "preempt"); // interrupts it
    patient.interrupt("fire");
    patient.kill();
  });
  sim.run();
  expect([seen, bed.queue.length, patient.alive]).toEqual([[["away", 3]], 0, false]);
  const cleaner = sim.process(function* cleaner() {
    try {
      yield 100;
    } finally {
      try {
        yield 5;
      } catch (error) {
        seen.push([(error as Error).cause, sim.now]);
      }
    }
  });
  sim.schedule(1, () => cleaner.kill());
  sim.schedule(2, () => cleaner.interrupt("hurry")); // meant for the cleaning up
  sim.run();
  expect(seen[1]).toEqual(["hurry", 5]);
});

/** Starts processes of which each kills the next as it cleans up, and kills the first; how many cleaned up. */
function killInTurn(count: number): number {
  const sim = new Simulation();
  const chain: Process[] = [];
  let cleanedUp = 0;
  for (let k = 1; k <= count; k++) {
    const link = sim.process(function* killer() {
      try {
        yield 100;
      } finally {
        cleanedUp++;
        chain[k]?.kill();
      }
    });
    chain.push(link);
  }
  sim.schedule(1, () => chain[0]?.kill());
  sim.run();
  return cleanedUp;
}

test("500 processes may each kill the next as they clean up; one more is an error that says so", () => {
  expect(killInTurn(500)).toBe(500);
  const why =
    "it is one more than 500 that each kill the next as they clean up; let a loop outside kill them";
  expect(() => killInTurn(5000)).toThrow(
    `process "killer" failed at time 1: process "killer" cannot be killed: ${why}`,
  );
  expect(killInTurn(500)).toBe(500);
});
