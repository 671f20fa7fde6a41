import { exponential, Simulation } from "../../src/engine/index.js";

/** Load of the queue: service takes this share of the mean time between arrivals. */
const LOAD = 0.8;

/**
 * M/M/1 through the process layer: a process per customer, one clerk, and all statistics that the engine keeps.
 *
 * @param customers how many arrive
 * @returns the mean wait, in mean times between arrivals (in theory 3.2)
 */
export function serveCustomers(customers: number): number {
  const sim = new Simulation({ seed: 42 });
  const clerk = sim.resource("clerk", 1);
  const gap = exponential(sim.stream("arrivals"), { mean: 1 });
  const service = exponential(sim.stream("service"), { mean: LOAD });
  function* customer() {
    const claim = clerk.request();
    yield claim;
    yield service();
    claim.release();
  }
  sim.process(function* source() {
    for (let k = 0; k < customers; k++) {
      yield gap();
      sim.process(customer());
    }
  });
  sim.run();
  return clerk.queue.wait.mean;
}

/** The same by events: what the engine costs without its process layer. */
export function serveByEvents(customers: number): number {
  const sim = new Simulation({ seed: 42 });
  const gap = exponential(sim.stream("arrivals"), { mean: 1 });
  const service = exponential(sim.stream("service"), { mean: LOAD });
  const arrivals: number[] = [];
  let left = customers;
  let busy = false;
  let waits = 0;
  const finish = (): void => {
    const arrived = arrivals.shift();
    if (arrived === undefined) {
      busy = false;
      return;
    }
    waits += sim.now - arrived;
    sim.schedule(service(), finish);
  };
  const arrive = (): void => {
    if (busy) arrivals.push(sim.now);
    else {
      busy = true;
      sim.schedule(service(), finish);
    }
    if (--left > 0) sim.schedule(gap(), arrive);
  };
  sim.schedule(gap(), arrive);
  sim.run();
  return waits / customers;
}
