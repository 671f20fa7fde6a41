// Levels hold amounts, stores hold things, gates and conditions hold people up.
import { Simulation } from "transfersim";

const sim = new Simulation();
const log = (what: string) => console.log(`${String(sim.now).padStart(3)}  ${what}`);

const tank = sim.level("fuel", { capacity: 100, initial: 30 });
const yard = sim.store<{ plate: string; seats: number }>("yard");
const border = sim.gate("border");
const weather = sim.condition("weather");
let wind = 12;

sim.process(function* driver() {
  const bus = yield* yard.get(({ seats }) => seats >= 40); // waits for one like this
  log(`takes ${bus.plate}`);
  yield* tank.get(50); // waits for so much
  log(`fuelled, ${tank.current} left`);
  yield* border.wait();
  log("through the border");
  yield* weather.until(() => wind < 10);
  log("the wind has dropped");
  yield* yard.put(bus);
});

sim.schedule(1, () => yard.put({ plate: "A 12", seats: 20 }));
sim.schedule(2, () => yard.put({ plate: "B 34", seats: 45 }));
sim.schedule(4, () => tank.put(60));
sim.schedule(7, () => border.open());
sim.schedule(9, () => {
  wind = 5;
  weather.signal();
});
sim.run();
log(`in the yard: ${yard.items.map(({ plate }) => plate).join(", ")}`);
