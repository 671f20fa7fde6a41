// Capacity that changes: a desk with shifts, and a machine that breaks down.
import { Simulation } from "transfersim";

const sim = new Simulation();
const desk = sim.resource("desk", 0);
desk.follow({
  steps: [
    [8, 2], // two clerks from 8
    [16, 0], // none from 16; who is being served is finished ("drain")
  ],
  period: 24,
});

const scanner = sim.resource("scanner", 1, { preemptive: "by capacity" });
const failures = scanner.breakDown({ timeToFailure: () => 20, repair: () => 4 });

function* person(name: string, arrival: number) {
  yield arrival;
  yield* desk.use(3);
  yield* scanner.use(2); // a failure breaks it off; it goes on after the repair
  console.log(`${name} came at ${arrival}, is done at ${sim.now}`);
}

for (const [name, arrival] of [
  ["Ada", 6],
  ["Bob", 7],
  ["Cleo", 15],
  ["Dan", 15.5],
  ["Eve", 16],
] as const) {
  sim.process(person(name, arrival));
}
sim.run(72);
console.log(
  `desk utilisation ${desk.utilisation.toFixed(3)}, scanner available ${failures.availability.toFixed(3)}`,
);
