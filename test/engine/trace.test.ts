import { expect, test } from "vitest";
import {
  exponential,
  Priority,
  Simulation,
  TraceMismatch,
  type TraceObserver,
  TraceVerifier,
  traceHeader,
  traceLine,
  within,
  writeTrace,
} from "../../src/engine/index.js";

/** A small model with everything that runs on the event list. */
function run(seed: number, trace?: TraceObserver, until = 20): Simulation {
  const sim = new Simulation(trace === undefined ? { seed } : { seed, trace });
  const clerk = sim.resource("clerk", 1);
  const gap = exponential(sim.stream("arrivals"), { mean: 1 });
  sim.process(function* source() {
    for (;;) {
      yield gap();
      sim.process(customer());
    }
  });
  function* customer() {
    yield* clerk.use(0.7);
  }
  sim.every(0, 5, function report() {}, Priority.statistics);
  sim.run(until);
  return sim;
}

function write(seed: number): string[] {
  const lines: string[] = [];
  run(
    seed,
    writeTrace((line) => lines.push(line)),
  );
  return lines;
}

test("a trace has a line for every event, in order, with exact times", () => {
  const lines: string[] = [];
  const sim = new Simulation({ trace: (record) => lines.push(traceLine(record)) });
  sim.schedule(0.1 + 0.2, () => {}, -5);
  sim.schedule(1e21, function done() {});
  sim.process(function* walk() {}, { name: 'Ada, "the" clerk' });
  sim.run();
  expect(lines).toEqual(['0,0,"Ada, ""the"" clerk"', "0.30000000000000004,-5,callback", "1e+21,0,done"]);
});

test("a trace read line by line verifies, whatever the names hold", () => {
  const play = (trace: TraceObserver, name = 'two\nlines, "quoted"\n') => {
    const sim = new Simulation({ trace });
    sim.process(function* () {}, { name });
    sim.process(function* () {}, { name: 'one "line"' });
    sim.run();
  };
  const lines: string[] = [];
  play(writeTrace((line) => lines.push(line)));
  const verifier = new TraceVerifier(lines.join("\n").split("\n"));
  play(verifier.observe);
  verifier.finish();
  expect(verifier.verified).toBe(2);
  const another = new TraceVerifier(lines.join("\n").split("\n"));
  expect(() => play(another.observe, "two\nothers")).toThrow(TraceMismatch);
});

test("the header comes first", () => {
  const lines = write(1);
  expect(lines[0]).toBe(traceHeader);
  expect(lines).toHaveLength(run(1).eventsExecuted + 1);
  expect(lines).toContain("0,1000,report");
});

test("two runs of one seed give equal traces, another seed another trace", () => {
  expect(write(1)).toEqual(write(1));
  expect(write(1)).not.toEqual(write(2));
});

test("a run verifies against its own trace", () => {
  const verifier = new TraceVerifier(write(1));
  const sim = run(1, verifier.observe);
  verifier.finish();
  expect(verifier.verified).toBe(sim.eventsExecuted);
});

test("the first event that differs is reported with both sides", () => {
  const lines = write(1);
  lines[7] = "7,0,somebody else";
  const verifier = new TraceVerifier(lines);
  let error: unknown;
  try {
    run(1, verifier.observe);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(TraceMismatch);
  expect(error).toMatchObject({ event: 7, expected: "7,0,somebody else", found: write(1)[7] });
});

test("a run that is longer or shorter than the trace is a mismatch", () => {
  const lines = write(1);
  const longer = new TraceVerifier(lines.slice(0, -1));
  expect(() => run(1, longer.observe)).toThrow("the trace has no more events, the run has ");
  const shorter = new TraceVerifier(lines);
  run(1, shorter.observe, 10);
  expect(() => shorter.finish()).toThrow(/the trace has .*, the run has no more events/);
});

test("what is no trace is refused", () => {
  expect(() => new TraceVerifier([])).toThrow('a trace begins with the line "time,priority,name"');
  expect(() => new TraceVerifier(["1,2,x"])).toThrow("a trace begins");
});

test.each([
  ["plain", "1,0,plain"],
  ["a,b", '1,0,"a,b"'],
  ["a\nb", '1,0,"a\nb"'],
  ["a\rb", '1,0,"a\rb"'],
])("the name %j is written as CSV", (name, line) => {
  expect(traceLine({ time: 1, priority: 0, name })).toBe(line);
});

test("what runs has a name in the trace, whatever it is", () => {
  const names: string[] = [];
  const sim = new Simulation({ trace: ({ name }) => names.push(name) });
  const bell = sim.event("bell");
  within(1, sim.event("answer"));
  sim.timeout(2);
  sim.every(3, 9, () => sim.stop());
  bell.onHappen(() => {});
  bell.succeed();
  sim.resource("desk", 1).use(1.5);
  sim.run();
  expect(names).toEqual([
    "after bell",
    "time limit on answer",
    'use of "desk"',
    "timeout at 2",
    "recurrence",
  ]);
});
