import { test } from "vitest";
import { type Distribution, within } from "../../../src/engine/index.js";
import { expectAgreement, replicate } from "../support.js";

const exponential = (mean: number): Distribution => ({ kind: "exponential", mean });

test("M/M/5: Erlang C", () => {
  const results = replicate("M/M/5", { replications: 100, warmUp: 500, length: 7000 }, (laboratory) => {
    const { sim, draw } = laboratory;
    const servers = sim.resource("servers", 5);
    const gap = draw("arrivals", exponential(1 / 4));
    const service = draw("service", exponential(1));
    const waits = laboratory.tally();
    sim.process(function* source() {
      for (;;) {
        yield gap();
        waits.add(servers.inUse === 5 ? 1 : 0);
        servers.use(service);
      }
    });
    return () => ({
      "share that waits": waits.mean,
      wait: servers.queue.wait.mean,
      number: servers.queue.meanLength + servers.meanInUse,
    });
  });
  expectAgreement(results, "share that waits", 0.55411);
  expectAgreement(results, "wait", 0.55411);
  expectAgreement(results, "number", 6.21645);
});

// Erlang B holds for every law of the service time.
test.each<[string, Distribution]>([
  ["exponential", exponential(1)],
  ["constant", { kind: "constant", value: 1 }],
  ["uniform", { kind: "uniform", low: 0, high: 2 }],
  ["lognormal", { kind: "lognormal", mean: 1, cv: 1.5 }],
])("M/G/5/5 with %s service: Erlang B", (name, law) => {
  const results = replicate(
    `Erlang B, ${name}`,
    { replications: 100, warmUp: 50, length: 250 },
    (laboratory) => {
      const { sim, draw } = laboratory;
      const servers = sim.resource("servers", 5);
      const gap = draw("arrivals", exponential(1 / 4));
      const service = draw("service", law);
      const lost = laboratory.tally();
      sim.process(function* source() {
        for (;;) {
          yield gap();
          const full = servers.inUse === 5;
          lost.add(full ? 1 : 0);
          if (!full) servers.use(service);
        }
      });
      return () => ({ loss: lost.mean });
    },
  );
  expectAgreement(results, "loss", 0.19907);
});

test("Erlang A: ten servers, customers who lose patience", () => {
  const results = replicate("Erlang A", { replications: 100, warmUp: 50, length: 450 }, (laboratory) => {
    const { sim, draw } = laboratory;
    const servers = sim.resource("servers", 10);
    const gap = draw("arrivals", exponential(1 / 10));
    const service = draw("service", exponential(1));
    const patience = draw("patience", exponential(1 / 0.5));
    const gaveUp = laboratory.tally();
    function* customer() {
      const claim = yield* within(patience(), servers.request());
      gaveUp.add(claim === undefined ? 1 : 0);
      if (claim === undefined) return;
      yield service();
      claim.release();
    }
    sim.process(function* source() {
      for (;;) {
        yield gap();
        sim.process(customer());
      }
    });
    return () => ({ queue: servers.queue.meanLength, abandoned: gaveUp.mean });
  });
  expectAgreement(results, "queue", 2.07826);
  expectAgreement(results, "abandoned", 0.10391);
});

test("machine repair: ten machines, two crews", () => {
  const results = replicate(
    "machine repair",
    { replications: 100, warmUp: 100, length: 250 },
    (laboratory) => {
      const { sim, draw } = laboratory;
      const crews = sim.resource("crews", 2);
      const life = draw("life", exponential(1 / 0.1));
      const repair = draw("repair", exponential(1 / 0.5));
      for (let machine = 0; machine < 10; machine++) {
        sim.process(function* machine() {
          for (;;) {
            yield life();
            yield* crews.use(repair);
          }
        });
      }
      return () => {
        const down = crews.queue.meanLength + crews.meanInUse;
        return { down, availability: 1 - down / 10 };
      };
    },
  );
  expectAgreement(results, "down", 2.40372);
  expectAgreement(results, "availability", 0.75963);
});

test("a hundred cases and five judges: time until all are closed", () => {
  const results = replicate("clearing", { replications: 32_000 }, ({ sim, draw }) => {
    const judges = sim.resource("judges", 5);
    const hearing = draw("hearing", exponential(1));
    for (let file = 0; file < 100; file++) judges.use(hearing);
    return () => ({ time: sim.now, squares: (sim.now - 21.28333) ** 2 });
  });
  expectAgreement(results, "time", 21.28333);
  expectAgreement(results, "squares", 5.26361);
});
