// One long run instead of many: what to leave out at its start, and an interval from batches.
import { batchMeans, exponential, SampleTally, Simulation, warmUpLength } from "transfersim";

const sim = new Simulation({ seed: 42 });
const clerk = sim.resource("clerk", 1);
const gap = exponential(sim.stream("arrivals"), { mean: 1 });
const service = exponential(sim.stream("service"), { mean: 0.6 });
const waits = new SampleTally(); // keeps every value

function* customer() {
  const came = sim.now;
  const claim = yield* clerk.request();
  waits.add(sim.now - came);
  yield service();
  claim.release();
}
for (let k = 0; k < 200; k++) sim.process(customer()); // a crowd at the door on the first day
sim.process(function* source() {
  for (;;) {
    yield gap();
    sim.process(customer());
  }
});
sim.run(100_000);

const start = warmUpLength(waits.values);
if (start === null) throw new Error("too short a run to see its warm-up");
const { mean, interval, batchSize, independence } = batchMeans(waits.values.slice(start));
const [low = Number.NaN, high = Number.NaN] = interval ?? [];
console.log(`mean wait    ${mean.toFixed(3)}`); // in theory 0.6 x 0.6 / 0.4 = 0.9
console.log(`95% interval ${low.toFixed(3)} to ${high.toFixed(3)}`);
console.log(`left out     ${start} of ${waits.count} customers`);
console.log(
  `batches of   ${batchSize}; hang together no more than by chance: p = ${independence?.toFixed(2)}`,
);
