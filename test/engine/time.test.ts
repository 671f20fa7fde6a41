import { expect, test } from "vitest";
import { allOf, LivelockError, Priority, type ProcessBody, Simulation } from "../../src/engine/index.js";

/** Notes in one list what runs when. */
function notebook(sim: Simulation) {
  const notes: string[] = [];
  return { notes, note: (what: string) => () => notes.push(`${what}@${sim.now}`) };
}

test("the horizon is exclusive: events at it stay, now equals it, and a second call does nothing", () => {
  const sim = new Simulation();
  const { notes, note } = notebook(sim);
  sim.schedule(1, note("a"));
  sim.schedule(2, note("b"));
  sim.schedule(2, note("c"));
  sim.schedule(3, note("d"));
  sim.run(2);
  expect([notes, sim.now]).toEqual([["a@1"], 2]);
  sim.run(2);
  expect([notes, sim.now, sim.eventsExecuted]).toEqual([["a@1"], 2, 1]);
  sim.run(3);
  expect([notes, sim.now]).toEqual([["a@1", "b@2", "c@2"], 3]);
  sim.run();
  expect(notes).toEqual(["a@1", "b@2", "c@2", "d@3"]);
});

test("without a horizon the clock stays at the last event", () => {
  const sim = new Simulation();
  sim.schedule(4, () => {});
  sim.run();
  expect(sim.now).toBe(4);
});

test("an empty run moves the clock to the horizon exactly", () => {
  const sim = new Simulation();
  sim.run(0.1 + 0.2);
  expect(sim.now).toBe(0.1 + 0.2);
  expect(sim.nextTime).toBe(Number.POSITIVE_INFINITY);
});

test("a horizon in the past or NaN is an error", () => {
  const sim = new Simulation();
  sim.run(5);
  expect(() => sim.run(4)).toThrow("run until 4: it is already 5");
  expect(() => sim.run(Number.NaN)).toThrow(RangeError);
});

test("run cannot be called from within the run", () => {
  const sim = new Simulation();
  sim.schedule(1, () => sim.run());
  expect(() => sim.run()).toThrow("from within");
});

test("a run that an error ended can be gone on with", () => {
  const sim = new Simulation();
  const { notes, note } = notebook(sim);
  sim.schedule(1, () => {
    throw new Error("broken");
  });
  sim.schedule(2, note("after"));
  expect(() => sim.run()).toThrow("broken");
  sim.run();
  expect(notes).toEqual(["after@2"]);
});

test("stop ends the run after the current event, and a later run goes on from there", () => {
  const sim = new Simulation();
  const { notes, note } = notebook(sim);
  sim.schedule(1, () => {
    note("a")();
    sim.stop();
    note("still a")();
  });
  sim.schedule(1, note("b"));
  sim.run(10);
  expect([notes, sim.now]).toEqual([["a@1", "still a@1"], 1]);
  sim.run(10);
  expect([notes.at(-1), sim.now]).toEqual(["b@1", 10]);
});

test("events at one time and priority run in the order in which they were scheduled, 100,000 ties", () => {
  const sim = new Simulation();
  const seen: number[] = [];
  let scheduled = 0;
  const tie = () => {
    const k = scheduled++;
    sim.scheduleAt(1, () => seen.push(k));
  };
  // Some long before, some on the way, each time among other events, the last at the instant itself.
  for (let moment = 0; moment < 1; moment += 1 / 8) {
    sim.scheduleAt(moment, () => {
      for (let k = 0; k < 10_000; k++) tie();
    });
    for (let k = 0; k < 300; k++) {
      sim.scheduleAt(moment + k / 2400, () => tie());
      sim.scheduleAt(1 + moment + k / 2400, () => {});
    }
  }
  sim.scheduleAt(1, () => {
    while (scheduled < 100_000) tie();
  });
  sim.run();
  expect(seen).toHaveLength(100_000);
  expect(seen.every((k, index) => k === index)).toBe(true);
});

test("a do-nothing event or a cancelled one never changes the order of the others", () => {
  const order = (disturb: boolean) => {
    const sim = new Simulation();
    const seen: string[] = [];
    const doNothing = () => {};
    // Each schedules two more on a coarse grid, so that many meet at one instant, and others take their slots.
    const event = (k: number): void => {
      seen.push(`${k}@${sim.now}`);
      for (const next of [2 * k, 2 * k + 1]) {
        if (next >= 8_000) continue;
        const delay = ((next * 7919) % 13) / 4;
        if (disturb && next % 3 === 0) sim.schedule(delay, doNothing);
        // Most of what waits is cancelled, so that the list is swept too.
        const cancelled = disturb ? [4, 1, 0, 2].map((later) => sim.schedule(delay + later, doNothing)) : [];
        sim.schedule(delay, () => event(next), ((next * 31) % 3) - 1);
        for (const handle of cancelled) sim.cancel(handle);
      }
    };
    sim.schedule(0, () => event(1));
    sim.run();
    return seen;
  };
  const quiet = order(false);
  expect(quiet).toHaveLength(7_999);
  expect(order(true)).toEqual(quiet);
});

test("cancel takes an event back once; one that has run, or was cancelled, cannot be", () => {
  const sim = new Simulation();
  const { notes, note } = notebook(sim);
  const early = sim.schedule(1, note("early"));
  const late = sim.schedule(2, note("late"));
  expect(sim.cancel(late)).toBe(true);
  expect(sim.cancel(late)).toBe(false);
  sim.run();
  expect(sim.cancel(early)).toBe(false);
  expect(notes).toEqual(["early@1"]);
});

test("a handle of an event that has run does not cancel the one that has its place now", () => {
  const sim = new Simulation();
  const { notes, note } = notebook(sim);
  const first = sim.schedule(1, note("first"));
  sim.run();
  sim.schedule(1, note("second"));
  expect(sim.cancel(first)).toBe(false);
  sim.run();
  expect(notes).toEqual(["first@1", "second@2"]);
});

test.each([-1, Number.NaN, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY])(
  "a delay of %d is an error that names it and the time",
  (delay) => {
    const sim = new Simulation();
    sim.run(7);
    expect(() => sim.schedule(delay, () => {})).toThrow(`delay ${delay} at time 7`);
    expect(() => sim.timeout(delay)).toThrow(`delay ${delay} at time 7`);
    expect(() => sim.scheduleAt(7 + delay, () => {})).toThrow(RangeError);
    function* body() {}
    expect(() => sim.process(body, { delay })).toThrow(`delay ${delay} at time 7`);
  },
);

test("a delay that leads beyond the largest number is an error", () => {
  const sim = new Simulation();
  sim.run(Number.MAX_VALUE);
  expect(() => sim.schedule(Number.MAX_VALUE, () => {})).toThrow(RangeError);
});

test("the noise of a difference of two times, -1e-16, is an error that says what it may be", () => {
  const sim = new Simulation();
  sim.run(1e9);
  expect(() => sim.schedule(-1e-16, () => {})).toThrow("delay -1e-16 at time 1000000000: a delay must be");
  expect(() => sim.schedule(-1e-16, () => {})).toThrow("Math.max(0");
});

test("a delay below the resolution of the clock passes no time and keeps the order", () => {
  const sim = new Simulation();
  const { notes, note } = notebook(sim);
  sim.run(1e9);
  sim.schedule(1e-16, note("a"));
  sim.schedule(0, note("b"));
  sim.run();
  expect(notes).toEqual(["a@1000000000", "b@1000000000"]);
});

test.each([
  [0.1, 10_000],
  [0, 10_001],
])("every 0.1 from %d on reaches 1000 exactly, and runs after a one-off scheduled before", (start, count) => {
  const sim = new Simulation();
  const { notes, note } = notebook(sim);
  let ticks = 0;
  const clock = sim.every(start, 0.1, () => {
    ticks++;
    if (sim.now < 1000) return;
    note(`tick ${ticks}`)();
    clock.stop();
  });
  sim.scheduleAt(1000, note("one-off"));
  sim.run();
  expect(notes).toEqual(["one-off@1000", `tick ${count}@1000`]);
});

test("a recurrence computes each time anew from its start: 1/3 + 3,000 x 0.7", () => {
  const sim = new Simulation();
  let ticks = -1;
  const clock = sim.every(1 / 3, 0.7, () => {
    if (++ticks === 3000) clock.stop();
  });
  sim.run();
  expect(sim.now).toBe(1 / 3 + 3000 * 0.7);
});

test("a recurrence can be stopped before it starts, between ticks, and from its own action", () => {
  const sim = new Simulation();
  const { notes, note } = notebook(sim);
  sim.every(1, 1, note("never")).stop();
  const between = sim.every(1, 2, note("odd"));
  sim.schedule(4, () => between.stop());
  const own = sim.every(0, 5, () => {
    note("own")();
    if (sim.now === 5) own.stop();
  });
  sim.run();
  expect(notes).toEqual(["own@0", "odd@1", "odd@3", "own@5"]);
});

test("a recurrence ends before times that numbers cannot say", () => {
  const sim = new Simulation();
  let ticks = 0;
  sim.every(0, 1e308, () => void ticks++);
  sim.run();
  expect([ticks, sim.now]).toEqual([2, 1e308]);
});

test("a recurrence needs a start not in the past and a period above 0", () => {
  const sim = new Simulation();
  sim.run(1);
  expect(() => sim.every(0.5, 1, () => {})).toThrow("start 0.5");
  expect(() => sim.every(Number.POSITIVE_INFINITY, 1, () => {})).toThrow("start Infinity");
  expect(() => sim.every(1, 0, () => {})).toThrow("period 0");
  expect(() => sim.every(1, Number.POSITIVE_INFINITY, () => {})).toThrow("period Infinity");
  expect(() => sim.every(1, Number.NaN, () => {})).toThrow("period NaN");
});

const table = Object.entries(Priority);

test.each(table.slice(1).map(([later], index) => [table[index]?.[0] ?? "", later] as const))(
  "at one instant %s runs before %s, whichever was scheduled first",
  (earlier, later) => {
    const priorities: Record<string, number> = Priority;
    for (const order of [
      [earlier, later],
      [later, earlier],
    ]) {
      const sim = new Simulation();
      const seen: string[] = [];
      for (const name of order) sim.schedule(1, () => seen.push(name), priorities[name]);
      sim.run();
      expect(seen).toEqual([earlier, later]);
    }
  },
);

test("the table of the instant is what the manual says", () => {
  expect(table.map(([name]) => name)).toEqual([
    "reset",
    "interrupt",
    "release",
    "capacityChange",
    "ordinary",
    "statistics",
  ]);
});

test("statistics at the end of a day are last, even when all else is scheduled later for that instant", () => {
  const sim = new Simulation();
  const { notes, note } = notebook(sim);
  sim.scheduleAt(24, note("statistics"), Priority.statistics);
  sim.scheduleAt(24, () => {
    note("a")();
    sim.schedule(0, note("b"));
  });
  sim.process(function* late() {
    yield 24;
    note("process")();
    yield 0;
    note("process again")();
  });
  sim.run();
  expect(notes).toEqual(["a@24", "process@24", "b@24", "process again@24", "statistics@24"]);
});

test("time that never advances is reported as a livelock, with what ran last", () => {
  const sim = new Simulation({ instantLimit: 1000 });
  sim.process(
    function* restless() {
      for (;;) yield 0;
    },
    { delay: 3 },
  );
  expect(() => sim.run()).toThrow(
    "livelock: 1000 events ran at time 3 and time does not advance; the last was restless",
  );
});

test("a process that goes on for ever without waiting is a livelock too", () => {
  const sim = new Simulation({ instantLimit: 1000 });
  const desk = sim.resource("desk", 1);
  sim.process(function* eager() {
    for (;;) {
      const claim = yield* desk.request();
      claim.release();
    }
  });
  expect(() => sim.run()).toThrow(LivelockError);
});

test("as many events at one instant as the limit allows are no livelock", () => {
  const sim = new Simulation({ instantLimit: 1000 });
  for (let instant = 1; instant <= 3; instant++) {
    for (let k = 0; k <= 1000; k++) sim.scheduleAt(instant, () => {});
  }
  sim.run();
  expect(sim.eventsExecuted).toBe(3003);
});

test("afterEvent is called after every event", () => {
  const sim = new Simulation();
  const { notes, note } = notebook(sim);
  sim.afterEvent = note("check");
  sim.schedule(1, note("a"));
  sim.schedule(2, note("b"));
  sim.run();
  expect(notes).toEqual(["a@1", "check@1", "b@2", "check@2"]);
});

test("a priority that is no 32-bit integer is an error, not another order", () => {
  const sim = new Simulation();
  for (const priority of [0.5, Number.NaN, 2 ** 31, Number.POSITIVE_INFINITY]) {
    const message = `priority ${priority}: the priority of an event is a whole number`;
    expect(() => sim.schedule(1, () => {}, priority)).toThrow(message);
    expect(() => sim.scheduleAt(1, () => {}, priority)).toThrow(message);
    expect(() => sim.every(1, 1, () => {}, priority)).toThrow(message);
  }
  expect(sim.nextTime).toBe(Number.POSITIVE_INFINITY);
  const { notes, note } = notebook(sim);
  sim.schedule(1, note("last"), 2 ** 31 - 1);
  sim.schedule(1, note("first"), -(2 ** 31));
  sim.run();
  expect(notes).toEqual(["first@1", "last@1"]);
});

test("what failed between two runs ends the second before anything else runs", () => {
  const sim = new Simulation();
  const failing = sim.process(function* killed() {
    try {
      yield 100;
    } finally {
      // biome-ignore lint/correctness/noUnsafeFinally: that is what fails
      throw new Error("x");
    }
  });
  let ticks = 0;
  sim.every(0, 1, () => ticks++);
  sim.run(5);
  failing.kill();
  expect(() => sim.run(50)).toThrow('process "killed" failed at time 5');
  expect([ticks, sim.now]).toEqual([5, 5]);
  sim.run(50);
  expect(ticks).toBe(50);
});

test("of two failures of one event the first ends the run, and nothing is left for the next", () => {
  const sim = new Simulation();
  let checked = 0;
  sim.afterEvent = () => {
    checked++;
    if (sim.now === 1) throw new Error("check failed");
  };
  sim.process(function* failing() {
    yield 1;
    throw new Error("x");
  });
  sim.schedule(2, () => {});
  expect(() => sim.run()).toThrow('process "failing" failed at time 1');
  sim.run();
  expect([sim.now, checked]).toEqual([2, 3]);
});

test("a process that goes on for ever with what is no wait at all is a livelock, whatever it catches", () => {
  const bodies: readonly ((sim: Simulation) => () => ProcessBody<void>)[] = [
    () =>
      function* overNothing() {
        for (;;) yield* allOf([]);
      },
    () =>
      function* overNothingAgain() {
        const nothing = allOf([allOf([])]);
        for (;;) yield nothing;
      },
    (sim) => {
      const failing = sim.process(function* failing() {
        yield 1;
        throw new Error("x");
      });
      return function* triesAgain() {
        for (;;) {
          try {
            yield* failing;
          } catch {}
        }
      };
    },
    () =>
      function* ignoresErrors() {
        for (;;) {
          try {
            yield Number.NaN;
          } catch {}
        }
      },
  ];
  for (const bodyIn of bodies) {
    const sim = new Simulation({ instantLimit: 1000 });
    sim.process(bodyIn(sim));
    expect(() => sim.run()).toThrow(LivelockError);
  }
});

test("a livelock ends the run even when somebody waits for the process", () => {
  const sim = new Simulation({ instantLimit: 1000 });
  const restless = sim.process(function* restless() {
    for (;;) yield* allOf([]);
  });
  sim.process(function* watcher() {
    try {
      yield* restless;
    } catch {}
  });
  expect(() => sim.run()).toThrow(LivelockError);
});

test("a stopped schedule of capacities leaves nothing behind that would keep a run alive", () => {
  const sim = new Simulation();
  const steps = [
    [0, 1],
    [8, 2],
  ] as const;
  const schedule = sim.resource("desk", 0).follow({ steps, period: 24 });
  sim.schedule(1, () => schedule.stop());
  sim.run();
  expect(sim.now).toBe(1);
});

test("a free unit that is asked for between two runs is there at once, whatever ran last", () => {
  const sim = new Simulation();
  const [desk, booth] = [sim.resource("desk", 1), sim.resource("booth", 1)];
  desk.use(5); // its end, before all that is ordinary, is the last event of the run
  sim.run(6);
  expect([desk.request().held, desk.queue.maximumLength]).toEqual([true, 0]);
  booth.use(5);
  sim.run();
  expect([sim.now, booth.request().held]).toEqual([11, true]);
});

test("what is asked for between two runs waits for what goes first at that instant: a shift that ends there", () => {
  const sim = new Simulation();
  const desk = sim.resource("desk", 1);
  desk.follow({ steps: [[8, 0]] });
  sim.schedule(7, () => {});
  sim.run(8);
  const claim = desk.request();
  sim.run(20);
  expect([claim.held, desk.queue.length]).toEqual([false, 1]);
});
