import { test } from "vitest";
import type { Distribution } from "../../../src/engine/index.js";
import { expectAgreement, type Laboratory, replicate } from "../support.js";

const exponential = (mean: number): Distribution => ({ kind: "exponential", mean });

/** One server, two classes of customers; tells the stays of each. */
function twoClasses(laboratory: Laboratory, preemptive: boolean) {
  const { sim, draw } = laboratory;
  const server = sim.resource("server", 1, { preemptive });
  const stays = [0.3, 0.4].map((rate, priority) => {
    const gap = draw(`arrivals ${priority}`, exponential(1 / rate));
    const service = draw(`service ${priority}`, exponential(1));
    const stay = laboratory.tally();
    function* customer() {
      const arrived = sim.now;
      yield* server.use(service, { priority });
      stay.add(sim.now - arrived);
    }
    sim.process(function* source() {
      for (;;) {
        yield gap();
        sim.process(customer());
      }
    });
    return stay;
  });
  return (priority: number) => stays[priority]?.mean ?? Number.NaN;
}

test("M/M/1 with two classes, not pre-emptive: Cobham", () => {
  const results = replicate("priority", { replications: 100, warmUp: 500, length: 18_000 }, (laboratory) => {
    const stay = twoClasses(laboratory, false);
    return () => ({ urgent: stay(0) - 1, ordinary: stay(1) - 1 });
  });
  expectAgreement(results, "urgent", 1);
  expectAgreement(results, "ordinary", 3.33333);
});

test("M/M/1 with two classes, pre-emptive resume", () => {
  const results = replicate(
    "pre-emption",
    { replications: 100, warmUp: 500, length: 12_000 },
    (laboratory) => {
      const stay = twoClasses(laboratory, true);
      return () => ({ urgent: stay(0), ordinary: stay(1) });
    },
  );
  expectAgreement(results, "urgent", 1.42857);
  expectAgreement(results, "ordinary", 4.7619);
});

test("M/M/1 that breaks down, also when idle: White and Christie", () => {
  const results = replicate(
    "breakdowns",
    { replications: 100, warmUp: 500, length: 8000 },
    ({ sim, draw }) => {
      const server = sim.resource("server", 1, { preemptive: "by capacity" });
      const gap = draw("arrivals", exponential(1 / 0.6));
      const service = draw("service", exponential(1));
      const life = draw("life", exponential(1 / 0.05));
      const repair = draw("repair", exponential(1 / 0.5));
      sim.process(function* source() {
        for (;;) {
          yield gap();
          server.use(service);
        }
      });
      const breakdowns = server.breakDown({ timeToFailure: life, repair });
      return () => ({
        number: server.queue.meanLength + server.meanInUse,
        availability: breakdowns.availability,
        "mean capacity": server.meanCapacity,
      });
    },
  );
  expectAgreement(results, "number", 2.26203);
  expectAgreement(results, "availability", 0.90909);
  expectAgreement(results, "mean capacity", 0.90909);
});
