// Processes: a generator that yields what it waits for.
import { anyOf, Interrupt, Simulation, within } from "transfersim";

const sim = new Simulation();
const log = (what: string) => console.log(`${sim.now.toFixed(1).padStart(5)}  ${what}`);

function* drive(bus: string, hours: number) {
  log(`${bus} leaves`);
  try {
    yield hours; // a delay
    log(`${bus} arrives`);
    return "arrived";
  } catch (error) {
    if (!(error instanceof Interrupt)) throw error;
    log(`${bus} stops: ${error.cause}`);
    return "stopped";
  }
}

sim.process(function* dispatcher() {
  const first = sim.process(drive("bus 1", 6), { name: "bus 1" });
  const second = sim.process(drive("bus 2", 9), { name: "bus 2" });

  const winner = yield* anyOf(first, second); // whichever ends first
  log(`the first to end is ${winner.name}`);

  if ((yield* within(1, second)) === undefined) second.interrupt("too late");
  log(`bus 2 has ${yield* second}`); // joining a process gives its return value

  const allClear = sim.event<string>("all clear");
  sim.schedule(2, () => allClear.succeed("go"));
  log(`radio: ${yield* allClear}`);
});

sim.run();
