// Trouble speaks: failures with name and time, deadlocks with who waits for what.
import { Simulation } from "transfersim";

function attempt(sim: Simulation): void {
  try {
    sim.run();
  } catch (error) {
    console.log(`${error}`);
  }
}

const failing = new Simulation();
failing.process(function* truck() {
  yield 4;
  throw new Error("out of fuel");
});
attempt(failing);

const stuck = new Simulation();
const [here, there] = [stuck.resource("here", 1), stuck.resource("there", 1)];
for (const [name, from, to] of [
  ["Ada", here, there],
  ["Bob", there, here],
] as const) {
  stuck.process(
    function* move() {
      yield* from.request();
      yield 1;
      yield* to.request(); // each waits for the other's place
    },
    { name },
  );
}
attempt(stuck);

const frozen = new Simulation({ instantLimit: 1000 });
frozen.process(function* impatient() {
  for (;;) yield 0;
});
attempt(frozen);

const wrong = new Simulation();
wrong.process(function* early() {
  yield 5;
  yield 3 - wrong.now;
});
attempt(wrong);
