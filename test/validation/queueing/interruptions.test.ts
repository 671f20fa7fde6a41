import { test } from "vitest";
import type { Distribution, PreemptionPolicy } from "../../../src/engine/index.js";
import { expectAgreement, replicate } from "../support.js";

const exponential = (mean: number): Distribution => ({ kind: "exponential", mean });

// Gaver 1962: interruptions at rate a while it works, of mean length r; the work S is uniform on (0, 2). A job takes
// E S (1 + a r) when it resumes, (1/a + r) (E exp(a S) - 1) when it does all again, and (1/a + r) (1 / E exp(-a S) - 1)
// when each attempt is another length.
const [rate, away] = [0.5, 1];
const completion: readonly (readonly [PreemptionPolicy, number])[] = [
  ["resume", 1 + rate * away],
  ["restart", (1 / rate + away) * (Math.E - 2)],
  ["resample", (1 / rate + away) * (1 / (1 - 1 / Math.E) - 1)],
];

test.each(completion)("work that urgent jobs interrupt, %s: mean %d to complete", (onPreempt, mean) => {
  const length = 600;
  const results = replicate(
    `urgent ${onPreempt}`,
    { replications: 100, warmUp: 50, length },
    (laboratory) => {
      const { sim, draw } = laboratory;
      const machine = sim.resource("machine", 1, { preemptive: true });
      const gap = draw("gap", exponential(1 / rate));
      const urgent = draw("urgent", exponential(away));
      const work = draw("work", { kind: "uniform", low: 0, high: 2 });
      const done = laboratory.tally();
      sim.process(function* interrupter() {
        for (;;) {
          yield gap();
          yield* machine.use(urgent);
        }
      });
      sim.process(function* worker() {
        for (;;) {
          yield* machine.use(work, { priority: 1, onPreempt });
          done.add(1);
        }
      });
      return () => ({ throughput: done.count / length });
    },
  );
  expectAgreement(results, "throughput", 1 / mean);
});

test.each(completion)("work on a machine that fails, %s: mean %d to complete", (onPreempt, mean) => {
  const length = 600;
  const results = replicate(
    `failing ${onPreempt}`,
    { replications: 100, warmUp: 50, length },
    (laboratory) => {
      const { sim, draw } = laboratory;
      const machine = sim.resource("machine", 1, { preemptive: "by capacity" });
      const work = draw("work", { kind: "uniform", low: 0, high: 2 });
      const done = laboratory.tally();
      sim.process(function* worker() {
        for (;;) {
          yield* machine.use(work, { onPreempt });
          done.add(1);
        }
      });
      machine.breakDown({
        timeToFailure: draw("life", exponential(1 / rate)),
        repair: draw("repair", exponential(away)),
      });
      return () => ({ throughput: done.count / length });
    },
  );
  expectAgreement(results, "throughput", 1 / mean);
});

// Avi-Itzhak and Naor 1963: a job with its repairs is the service of an M/G/1 queue, of mean E S (1 + f r) and second
// moment E S^2 (1 + f r)^2 + E S f E R^2; here 1.2 and 3.28.
test("M/M/1 that fails only while it works", () => {
  const results = replicate(
    "busy breakdowns",
    { replications: 100, warmUp: 300, length: 5000 },
    ({ sim, draw }) => {
      const server = sim.resource("server", 1, { preemptive: "by capacity" });
      const gap = draw("arrivals", exponential(1 / 0.5));
      const service = draw("service", exponential(1));
      sim.process(function* source() {
        for (;;) {
          yield gap();
          server.use(service);
        }
      });
      server.breakDown({
        timeToFailure: draw("life", exponential(1 / 0.2)),
        repair: draw("repair", exponential(1)),
        clock: "busy",
      });
      return () => ({ number: server.queue.meanLength + server.meanInUse });
    },
  );
  expectAgreement(results, "number", 0.5 * (1.2 + (0.5 * 3.28) / (2 * (1 - 0.6))));
});

test("machine repair: ten units of a resource break down one by one, and wait for two crews", () => {
  const results = replicate(
    "repair crews",
    { replications: 100, warmUp: 100, length: 250 },
    ({ sim, draw }) => {
      const machines = sim.resource("machines", 10);
      const crews = sim.resource("crews", 2);
      const timeToFailure = draw("life", exponential(1 / 0.1));
      const mend = draw("repair", exponential(1 / 0.5));
      function* repair() {
        yield* crews.use(mend);
      }
      for (let unit = 0; unit < 10; unit++) {
        machines.breakDown({ timeToFailure, repair, units: 1, whenInUse: "drain" });
      }
      return () => ({ up: machines.meanCapacity, down: crews.queue.meanLength + crews.meanInUse });
    },
  );
  expectAgreement(results, "up", 7.5963);
  expectAgreement(results, "down", 2.40372);
});
