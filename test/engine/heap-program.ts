// Run by the tests of the heap in a process of its own, with --expose-gc: heap-program.ts any-of|queue COUNT COUNT …
// Prints the bytes in use, garbage collected, after so many rounds or customers, and the most listeners there were.
import { anyOf, exponential, Simulation, within } from "../../src/engine/index.js";

const [what, ...counts] = process.argv.slice(2);
const marks = counts.map(Number);
const bytes: number[] = [];
const sim = new Simulation({ seed: 7 });
const never = sim.event("never");
let done = 0;
let most = 0;

/** One more round; at a mark, in the middle of the run, measures. */
function count(): void {
  if (++done !== marks[bytes.length]) return;
  if (globalThis.gc === undefined) throw new Error("start it with --expose-gc");
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  bytes.push(heapUsed + external);
  if (bytes.length === marks.length) sim.stop();
}

if (what === "any-of") {
  sim.afterEvent = () => {
    if (never.waiting > most) most = never.waiting;
  };
  sim.process(function* busy() {
    for (;;) {
      yield* anyOf(never, sim.timeout(1));
      yield* within(1, never);
      count();
    }
  });
} else {
  const server = sim.resource("server", 1);
  const gap = exponential(sim.stream("arrivals"), { mean: 1 });
  const service = exponential(sim.stream("service"), { mean: 0.8 });
  sim.process(function* source() {
    function* customer() {
      yield* server.use(service);
      count();
    }
    for (;;) {
      yield gap();
      sim.process(customer());
    }
  });
}
sim.run();
process.stdout.write(JSON.stringify({ bytes, most }));
