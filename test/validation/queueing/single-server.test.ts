import { expect, test } from "vitest";
import { type Distribution, SampleTally, within } from "../../../src/engine/index.js";
import { estimate, expectAgreement, replicate } from "../support.js";

const exponential = (mean: number): Distribution => ({ kind: "exponential", mean });

test("M/M/1: queue, time in the system and its 95th percentile", () => {
  const [load, percentile] = [0.8, 14.97866];
  const stays = new SampleTally();
  const results = replicate("M/M/1", { replications: 100, warmUp: 1000, length: 32_000 }, (laboratory) => {
    const stay = laboratory.tally();
    const late = laboratory.tally();
    const { sim, draw } = laboratory;
    const server = sim.resource("server", 1);
    const gap = draw("arrivals", exponential(1 / load));
    const service = draw("service", exponential(1));
    function* customer() {
      const arrived = sim.now;
      yield* server.use(service);
      const time = sim.now - arrived;
      stay.add(time);
      late.add(time > percentile ? 1 : 0);
      if (sim.now > 1000) stays.add(time);
    }
    sim.process(function* source() {
      for (;;) {
        yield gap();
        sim.process(customer());
      }
    });
    return () => ({ queue: server.queue.meanLength, stay: stay.mean, late: late.mean });
  });
  expectAgreement(results, "queue", 3.2);
  expectAgreement(results, "stay", 5);
  // The error of a quantile is that of the share beyond it, over the density there.
  const density = (1 - load) * 0.05;
  const error = estimate(results.values.late, results.controls).error / density;
  expect(error).toBeLessThanOrEqual(0.005 * percentile);
  expect(Math.abs(stays.quantile(0.95) - percentile) / error).toBeLessThan(4);
});

test("M/M/1 from empty, load 0.9: mean wait of the first hundred customers", () => {
  const results = replicate("transient", { replications: 7000 }, ({ sim, draw }) => {
    const server = sim.resource("server", 1);
    const gap = draw("arrivals", exponential(1 / 0.9));
    const service = draw("service", exponential(1));
    sim.process(function* source() {
      for (let customer = 0; customer < 100; customer++) {
        yield gap();
        server.use(service);
      }
    });
    return () => ({ wait: server.queue.wait.mean });
  });
  expectAgreement(results, "wait", 4.59354);
});

// Pollaczek and Khinchine: Wq = load (1 + cv^2) / (2 (1 - load)) at mean service 1.
test.each<[string, number, Distribution, number, number]>([
  ["M/D/1", 0.8, { kind: "constant", value: 1 }, 2, 12_000],
  ["M/E2/1", 0.8, { kind: "erlang", mean: 1, k: 2 }, 3, 15_000],
  ["M/U(.5, 1.5)/1", 0.8, { kind: "uniform", low: 0.5, high: 1.5 }, 2.16667, 10_000],
  ["M/lognormal/1", 0.7, { kind: "lognormal", mean: 1, cv: 1.5 }, 3.79167, 22_000],
])("%s: mean wait", (name, arrivalRate, law, exact, length) => {
  const results = replicate(name, { replications: 100, warmUp: 1000, length }, ({ sim, draw }) => {
    const server = sim.resource("server", 1);
    const gap = draw("arrivals", exponential(1 / arrivalRate));
    const service = draw("service", law);
    sim.process(function* source() {
      for (;;) {
        yield gap();
        server.use(service);
      }
    });
    return () => ({ wait: server.queue.wait.mean });
  });
  expectAgreement(results, "wait", exact);
});

test("M/M/1/5 at load 0.9: share of customers that find it full", () => {
  const results = replicate("M/M/1/5", { replications: 100, warmUp: 200, length: 1500 }, (laboratory) => {
    const { sim, draw } = laboratory;
    const server = sim.resource("server", 1);
    const gap = draw("arrivals", exponential(1 / 0.9));
    const service = draw("service", exponential(1));
    const lost = laboratory.tally();
    sim.process(function* source() {
      for (;;) {
        yield gap();
        const full = server.inUse + server.queue.length === 5;
        lost.add(full ? 1 : 0);
        if (!full) server.use(service);
      }
    });
    return () => ({ loss: lost.mean });
  });
  expectAgreement(results, "loss", 0.12602);
});

test("batches of three: number and time in the system", () => {
  const results = replicate("M[3]/M/1", { replications: 100, warmUp: 500, length: 10_000 }, (laboratory) => {
    const { sim, draw } = laboratory;
    const server = sim.resource("server", 1);
    const gap = draw("arrivals", exponential(1 / 0.2));
    const service = draw("service", exponential(1));
    const stay = laboratory.tally();
    function* customer() {
      const arrived = sim.now;
      yield* server.use(service);
      stay.add(sim.now - arrived);
    }
    sim.process(function* source() {
      for (;;) {
        yield gap();
        for (let i = 0; i < 3; i++) sim.process(customer());
      }
    });
    return () => ({ number: server.queue.meanLength + server.meanInUse, stay: stay.mean });
  });
  expectAgreement(results, "number", 3);
  expectAgreement(results, "stay", 5);
});

// Barrer 1957: work is turned away above T = 2; the density of the work found is rate p0 exp(-(1 - rate) x) up to T, and
// falls as exp(-x) beyond.
test("M/M/1 with customers who wait 2 at most: share that gives up", () => {
  const beyond = 0.8 * Math.exp(-0.4);
  const idle = 1 / (1 + (0.8 * (1 - Math.exp(-0.4))) / 0.2 + beyond);
  const results = replicate("patience", { replications: 100, warmUp: 100, length: 1600 }, (laboratory) => {
    const { sim, draw } = laboratory;
    const server = sim.resource("server", 1);
    const gap = draw("arrivals", exponential(1 / 0.8));
    const service = draw("service", exponential(1));
    const gaveUp = laboratory.tally();
    function* customer() {
      const claim = yield* within(2, server.request());
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
    return () => ({ share: gaveUp.mean, busy: server.utilisation });
  });
  expectAgreement(results, "share", idle * beyond);
  expectAgreement(results, "busy", 1 - idle);
});
