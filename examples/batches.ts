// Batches: a bus leaves with at least 3, at most 5, or when somebody has waited for 4 hours.
import { Simulation } from "transfersim";

const sim = new Simulation();
const stop = sim.batcher<string>("stop", { minimum: 3, maximum: 5, longestWait: 4 });

sim.process(
  function* bus() {
    for (;;) {
      const aboard = yield* stop.take();
      console.log(`${sim.now}  leaves with ${aboard.join(", ")}`);
      yield 2;
    }
  },
  { daemon: true }, // it may wait for ever
);

for (const [hour, names] of [
  [0, "Ada Bob"],
  [1, "Cleo Dan Eve"],
  [2, "Fay Gus"],
  [9, "Hal"],
] as const) {
  sim.schedule(hour, () => {
    for (const name of names.split(" ")) stop.join(name);
  });
}
sim.run();
console.log(`mean wait ${stop.queue.wait.mean.toFixed(2)}, mean size ${stop.sizes.mean.toFixed(2)}`);
