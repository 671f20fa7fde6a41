// A trace shows every event; a run can be verified against one that was written before.
import { Simulation, type TraceObserver, TraceVerifier, writeTrace } from "transfersim";

function run(trace: TraceObserver, service: number): void {
  const sim = new Simulation({ trace });
  const desk = sim.resource("desk", 1);
  for (const name of ["Ada", "Bob"]) {
    sim.process(
      function* visit() {
        yield* desk.use(service);
      },
      { name },
    );
  }
  sim.run();
}

const lines: string[] = [];
run(
  writeTrace((line) => lines.push(line)),
  3,
);
console.log(lines.join("\n"));

const verifier = new TraceVerifier(lines);
run(verifier.observe, 3);
verifier.finish();
console.log(`the same again: ${verifier.verified} events`);

try {
  run(new TraceVerifier(lines).observe, 4);
} catch (error) {
  console.log(`${error}`);
}
