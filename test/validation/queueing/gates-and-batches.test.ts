import { test } from "vitest";
import { allOf, anyOf, type Distribution } from "../../../src/engine/index.js";
import { expectAgreement, replicate } from "../support.js";

const exponential = (mean: number): Distribution => ({ kind: "exponential", mean });

test("a gate open for 4 hours in 10: mean wait of those who come at random", () => {
  const results = replicate("gate", { replications: 100, length: 1000 }, ({ sim, draw }) => {
    const gate = sim.gate("gate");
    const gap = draw("arrivals", exponential(1));
    sim.process(function* source() {
      for (;;) {
        yield gap();
        gate.wait();
      }
    });
    // The run ends just before a closing hour: nobody is left at the gate whose wait would not count.
    sim.every(6, 10, () => gate.open());
    sim.every(10, 10, () => gate.close());
    return () => ({ wait: gate.queue.wait.mean, queue: gate.queue.meanLength });
  });
  // Closed for 6 of 10, in which one waits 3 on average.
  expectAgreement(results, "wait", 1.8);
  expectAgreement(results, "queue", 1.8);
});

// By renewal at each departure: with N Poisson of mean rate x T, a load has 1 + min(N, m - 1) members, the first of
// which comes after 1 / rate; the line is k + 1 long for P(N > k) / rate.
test("loads of 4, or fewer when the first has waited for 1: size and line", () => {
  const rate = 2;
  const chances = [1, rate, rate ** 2 / 2].map((weight) => weight * Math.exp(-rate));
  const atLeast = [1, 2, 3].map((k) => chances.slice(0, k).reduce((rest, p) => rest - p, 1));
  const size = atLeast.reduce((sum, p) => sum + p, 1);
  const area = atLeast.reduce((sum, p, k) => sum + (k + 1) * p, 0) / rate;
  const results = replicate(
    "longest wait",
    { replications: 100, warmUp: 20, length: 400 },
    ({ sim, draw }) => {
      const line = sim.batcher<void>("line", { minimum: 4, longestWait: 1 });
      const gap = draw("arrivals", exponential(1 / rate));
      sim.process(function* source() {
        for (;;) {
          yield gap();
          line.join();
        }
      });
      sim.process(function* vehicles() {
        for (;;) yield* line.take();
      });
      return () => ({ size: line.sizes.mean, line: line.queue.meanLength, wait: line.queue.wait.mean });
    },
  );
  expectAgreement(results, "size", size);
  expectAgreement(results, "line", (area * rate) / size);
  expectAgreement(results, "wait", area / size);
});

// Yadin and Naor 1963: (N - 1) / 2 more than the load / (1 - load) of M/M/1.
test("M/M/1 whose server begins only when four wait, and goes on until nobody does", () => {
  const results = replicate("N-policy", { replications: 100, warmUp: 200, length: 1500 }, ({ sim, draw }) => {
    const line = sim.store<number>("line");
    const enough = sim.condition("enough");
    const busy = sim.resource("server", 1);
    const gap = draw("arrivals", exponential(2));
    const service = draw("service", exponential(1));
    sim.process(function* source() {
      for (;;) {
        yield gap();
        line.put(1);
        enough.signal();
      }
    });
    sim.process(function* server() {
      for (;;) {
        yield* enough.until(() => line.size >= 4);
        while (line.size > 0) {
          yield* line.get();
          yield* busy.use(service);
        }
      }
    });
    return () => ({ number: line.stock.meanLength + busy.meanInUse, rest: enough.queue.meanLength });
  });
  expectAgreement(results, "number", 1 + 1.5);
  expectAgreement(results, "rest", 0.5);
});

test("the first and the last of three exponential times: 1/3, and 1 + 1/2 + 1/3", () => {
  const results = replicate("races", { replications: 100 }, (laboratory) => {
    const { sim, draw } = laboratory;
    const time = draw("time", exponential(1));
    const [first, last] = [laboratory.tally(), laboratory.tally()];
    sim.process(function* races() {
      for (let race = 0; race < 450; race++) {
        const start = sim.now;
        const runners = [0, 1, 2].map(() => sim.timeout(time()));
        yield* anyOf(...runners);
        first.add(sim.now - start);
        // Those that lost are left, and go on when somebody waits for them again.
        yield* allOf(runners);
        last.add(sim.now - start);
      }
    });
    return () => ({ first: first.mean, last: last.mean });
  });
  expectAgreement(results, "first", 1 / 3);
  expectAgreement(results, "last", 11 / 6);
});
