// Warm-up, replications, streams, and two designs compared on the same random numbers.
import { exponential, Simulation, Tally } from "transfersim";

/** Mean wait in a shop with so many clerks, in one replication, after a warm-up. */
function meanWait(clerks: number, replication: number): number {
  const sim = new Simulation({ seed: "shop", replication });
  const counter = sim.resource("counter", clerks);
  const gap = exponential(sim.stream("arrivals"), { mean: 1 });
  const service = exponential(sim.stream("service"), { mean: 1.6 });

  function* customer(length: number) {
    const claim = yield* counter.request();
    yield length;
    claim.release();
  }
  sim.process(function* source() {
    for (;;) {
      yield gap();
      sim.process(customer(service())); // drawn on arrival: the same customer in both designs
    }
  });
  sim.warmUp(200);
  sim.run(2200);
  return counter.queue.wait.mean;
}

const [two, three, difference] = [new Tally(), new Tally(), new Tally()];
for (let replication = 0; replication < 30; replication++) {
  const [a, b] = [meanWait(2, replication), meanWait(3, replication)];
  two.add(a);
  three.add(b);
  difference.add(a - b);
}
const show = (name: string, tally: Tally) => {
  const halfWidth = (2.045 * tally.standardDeviation) / Math.sqrt(tally.count); // t, 29 degrees of freedom
  console.log(`${name} ${tally.mean.toFixed(3)} +- ${halfWidth.toFixed(3)}`);
};
show("two clerks  ", two); // Erlang C: 2.844
show("three clerks", three); // Erlang C: 0.313
show("difference  ", difference);
