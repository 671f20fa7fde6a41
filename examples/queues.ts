// Resources: counted units that processes request, hold and give back.
import { Simulation } from "transfersim";

const sim = new Simulation();
const gate = sim.resource("gate", 1, { preemptive: true });

function* vehicle(name: string, arrival: number, minutes: number, priority: number) {
  yield arrival;
  const done = yield* gate.use(minutes, { priority, onPreempt: "resume" });
  console.log(`${name.padEnd(9)} arrives ${arrival}  leaves ${sim.now}  ${done ? "served" : "turned away"}`);
}

sim.process(vehicle("lorry", 0, 10, 2));
sim.process(vehicle("bus", 1, 5, 2));
sim.process(vehicle("ambulance", 4, 2, 1)); // takes the gate at once; the lorry goes on at 6
sim.run();

console.log(`mean wait   ${gate.queue.wait.mean.toFixed(3)}`);
console.log(`mean queue  ${gate.queue.meanLength.toFixed(3)}`);
console.log(`utilisation ${gate.utilisation.toFixed(3)}`);
console.log(`pre-empted  ${gate.preemptions}`);
