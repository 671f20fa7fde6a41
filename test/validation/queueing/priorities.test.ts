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

// Kleinrock 1976, 3.6: with R = sum of rate x second moment / 2 (what is left of the service under way), and s(k) the
// load of the first k classes, class k waits R / ((1 - s(k - 1)) (1 - s(k))).
test("M/G/1 with two classes of different services, not pre-emptive", () => {
  const classes: readonly (readonly [number, Distribution])[] = [
    [0.3, { kind: "constant", value: 1 }],
    [0.3, { kind: "erlang", mean: 0.6, k: 2 }],
  ];
  const results = replicate("services", { replications: 100, warmUp: 300, length: 9000 }, (laboratory) => {
    const { sim, draw } = laboratory;
    const server = sim.resource("server", 1);
    const waits = classes.map(([rate, law], priority) => {
      const gap = draw(`arrivals ${priority}`, exponential(1 / rate));
      const service = draw(`service ${priority}`, law);
      const wait = laboratory.tally();
      function* customer() {
        const arrived = sim.now;
        const claim = yield* server.request({ priority });
        wait.add(sim.now - arrived);
        yield service();
        claim.release();
      }
      sim.process(function* source() {
        for (;;) {
          yield gap();
          sim.process(customer());
        }
      });
      return wait;
    });
    const mean = (k: number) => waits[k]?.mean ?? Number.NaN;
    return () => ({ urgent: mean(0), ordinary: mean(1) });
  });
  const left = (0.3 * 1 + 0.3 * 0.54) / 2;
  expectAgreement(results, "urgent", left / 0.7);
  expectAgreement(results, "ordinary", left / (0.7 * 0.52));
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

// Kelly 1979, Reversibility and Stochastic Networks, 3.3: with the last come served first, at once, and who was broken off
// going on when those have left, the number in the system is geometric whatever the law of the services.
test.each<Distribution>([
  { kind: "constant", value: 1 },
  { kind: "discrete", values: [0.25, 1.75], weights: [1, 1] },
])("M/G/1 that serves the last who came, pre-emptive resume, services %j: as M/M/1", (law) => {
  const results = replicate(
    `last come ${law.kind}`,
    { replications: 800, warmUp: 40, length: 300 },
    ({ sim, draw }) => {
      const server = sim.resource("server", 1, { preemptive: true });
      const gap = draw("gap", { kind: "exponential", mean: 2 });
      const service = draw("service", law);
      sim.process(function* arrivals() {
        for (let priority = 0; ; priority--) {
          yield gap();
          server.use(service(), { priority });
        }
      });
      return () => ({ number: server.queue.meanLength + server.meanInUse });
    },
  );
  expectAgreement(results, "number", 0.5 / (1 - 0.5));
});
