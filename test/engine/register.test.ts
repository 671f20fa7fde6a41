import { expect, test } from "vitest";
import { Simulation } from "../../src/engine/index.js";

test("who waits is reported in order of creation, whoever has ended meanwhile", () => {
  const sim = new Simulation();
  const never = sim.event("never");
  const leaving = [3, 1, 2];
  sim.schedule(10, () => {});
  for (let k = 0; k < 6; k++) {
    const delay = leaving.indexOf(k) + 1;
    sim.process(
      function* some() {
        if (delay > 0) yield delay;
        else yield* never;
      },
      { name: `p${k}` },
    );
  }
  for (const until of [1.5, 2.5, 3.5]) {
    sim.run(until);
    expect(sim.waiting().map(({ process }) => process)).toEqual(["p0", "p4", "p5"]);
  }
  expect(() => sim.run()).toThrow('3 process(es) still wait: "p0" for never; "p4" for never; "p5" for never');
});

test("one that runs, and one whose event has just happened, is not reported as waiting", () => {
  const sim = new Simulation();
  const bell = sim.event("bell");
  const seen: unknown[] = [];
  sim.process(function* listener() {
    yield* bell;
  });
  sim.process(function* ringer() {
    yield 1;
    seen.push(sim.waiting().length);
    bell.succeed();
    seen.push(sim.waiting().length);
  });
  sim.run();
  expect(seen).toEqual([1, 0]);
});

test("a stream is the same object each time it is asked for, and not antithetic unless asked to be", () => {
  const [plain, mirrored] = [new Simulation(), new Simulation({ antithetic: true })];
  const stream = plain.stream("arrivals");
  expect(plain.stream("arrivals") === stream).toBe(true);
  const u = stream.uniform();
  expect(u).toBe(new Simulation({ antithetic: false }).stream("arrivals").uniform());
  expect(mirrored.stream("arrivals").uniform()).toBeCloseTo(1 - u, 8);
});

test("whoever runs is known by name, also when others have ended meanwhile, and nobody is when none runs", () => {
  const sim = new Simulation();
  const heard: string[] = [];
  const ask = () => {
    try {
      sim.timeout(-1);
    } catch (error) {
      heard.push(error instanceof Error ? error.message.replace(/: .*/, "") : "");
    }
  };
  const first = sim.process(function* earlier() {
    try {
      yield 5;
    } finally {
      ask();
    }
  });
  sim.process(function* last() {
    yield 1;
    first.kill();
    ask();
    yield 1;
    ask();
  });
  sim.schedule(3, ask);
  sim.run();
  expect(heard).toEqual([
    'delay -1 at time 1 in process "earlier"',
    'delay -1 at time 1 in process "last"',
    'delay -1 at time 2 in process "last"',
    "delay -1 at time 3",
  ]);
});
