import { test } from "vitest";
import type { Distribution } from "../../../src/engine/index.js";
import { expectAgreement, replicate } from "../support.js";

const exponential = (mean: number): Distribution => ({ kind: "exponential", mean });

// Levy and Yechiali 1975: to the wait of M/G/1 (2/3 for service U(0, 2) at load .5) comes what is left of a vacation,
// E V^2 / (2 E V).
test.each<[string, Distribution, number]>([
  ["constant", { kind: "constant", value: 1 }, 2 / 3 + 1 / 2],
  ["exponential", exponential(1), 2 / 3 + 1],
])(
  "M/G/1 whose server goes away whenever the shelf is empty, %s vacations: mean wait",
  (name, law, exact) => {
    const results = replicate(
      `vacations, ${name}`,
      { replications: 100, warmUp: 100, length: 2500 },
      ({ sim, draw }) => {
        const shelf = sim.store<number>("shelf");
        const gap = draw("arrivals", exponential(2));
        const service = draw("service", { kind: "uniform", low: 0, high: 2 });
        const vacation = draw("vacation", law);
        sim.process(function* source() {
          for (;;) {
            yield gap();
            shelf.put(sim.now);
          }
        });
        sim.process(function* server() {
          for (;;) {
            if (shelf.size === 0) {
              yield vacation();
            } else {
              yield* shelf.get();
              yield service();
            }
          }
        });
        return () => ({ wait: shelf.stock.wait.mean });
      },
    );
    expectAgreement(results, "wait", exact);
  },
);

test("one shelf, two servers who take each their own kind: two M/M/1 queues that do not know each other", () => {
  const results = replicate("filters", { replications: 100, warmUp: 200, length: 7500 }, ({ sim, draw }) => {
    const shelf = sim.store<number>("shelf");
    for (const [kind, load] of [0.5, 0.7].entries()) {
      const gap = draw(`arrivals ${kind}`, exponential(1 / load));
      const service = draw(`service ${kind}`, exponential(1));
      sim.process(function* source() {
        for (;;) {
          yield gap();
          shelf.put(kind);
        }
      });
      sim.process(function* server() {
        for (;;) {
          yield* shelf.get((item) => item === kind);
          yield service();
        }
      });
    }
    return () => ({ stock: shelf.stock.meanLength, idle: shelf.queue.meanLength });
  });
  expectAgreement(results, "stock", 0.5 ** 2 / 0.5 + 0.7 ** 2 / 0.3);
  expectAgreement(results, "idle", 0.5 + 0.3);
});

// Hunt 1956: (b + 2) / (b + 3) for a line of two with b places between them; the first blocks while they are full.
test.each([
  ["store", 1],
  ["store", 4],
  ["level", 1],
  ["level", 4],
])("a line of two stations with a %s of %d between them: throughput", (what, places) => {
  const length = 400;
  const results = replicate(`${what} ${places}`, { replications: 100, warmUp: 100, length }, (laboratory) => {
    const { sim, draw } = laboratory;
    const store = sim.store<number>("between", { capacity: places });
    const level = sim.level("between", { capacity: places });
    const [first, second] = [draw("first", exponential(1)), draw("second", exponential(1))];
    const left = laboratory.tally();
    sim.process(function* before() {
      for (;;) {
        yield first();
        yield* what === "store" ? store.put(1) : level.put(1);
      }
    });
    sim.process(function* behind() {
      for (;;) {
        yield* what === "store" ? store.get() : level.get(1);
        yield second();
        left.add(1);
      }
    });
    return () => ({ throughput: left.count / length });
  });
  expectAgreement(results, "throughput", (places + 2) / (places + 3));
});

// Palm 1938; Feeney and Sherbrooke 1966: each taking orders one anew. What is on order is Poisson, of mean rate x lead
// time, whatever the law of the lead time: here 2, against a stock of 2.
test.each<[string, Distribution]>([
  ["constant", { kind: "constant", value: 2 }],
  ["uniform", { kind: "uniform", low: 0, high: 4 }],
])("one-for-one ordering with %s lead times: stock and backorders", (name, law) => {
  const results = replicate(
    `one for one, ${name}`,
    { replications: 200, warmUp: 20, length: 500 },
    ({ sim, draw }) => {
      const stock = sim.level("stock", { initial: 2 });
      const gap = draw("demand", exponential(1));
      const lead = draw("lead time", law);
      sim.process(function* demand() {
        for (;;) {
          yield gap();
          stock.get(1);
          sim.schedule(lead(), () => stock.put(1));
        }
      });
      return () => ({ stock: stock.mean, backorders: stock.queue.meanLength });
    },
  );
  expectAgreement(results, "stock", 4 * Math.exp(-2));
  expectAgreement(results, "backorders", 4 * Math.exp(-2));
});
