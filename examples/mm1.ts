// One clerk, and customers who give up after waiting five minutes.
import { exponential, Simulation, within } from "transfersim";

const sim = new Simulation({ seed: 42 });
const clerk = sim.resource("clerk", 1);
const gap = exponential(sim.stream("arrivals"), { mean: 1 });
const service = exponential(sim.stream("service"), { mean: 0.8 });
let lost = 0;

function* customer() {
  const claim = yield* within(5, clerk.request()); // undefined after 5: the request is withdrawn
  if (claim === undefined) {
    lost++;
    return;
  }
  yield service();
  claim.release();
}

sim.process(function* source() {
  for (;;) {
    yield gap();
    sim.process(customer());
  }
});

sim.run(10_000);
console.log(`mean wait   ${clerk.queue.wait.mean.toFixed(3)}`); // collected without being asked for
console.log(`mean queue  ${clerk.queue.meanLength.toFixed(3)}`);
console.log(`utilisation ${clerk.utilisation.toFixed(3)}`);
console.log(`gave up     ${lost}`);
