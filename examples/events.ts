// Events: what is scheduled runs in order of time, and at one time in a known order.
import { Priority, Simulation } from "transfersim";

const sim = new Simulation();
const say = (what: string) => () => console.log(`${sim.now}  ${what}`);

sim.schedule(2, say("second"));
sim.schedule(1, say("first"));
sim.schedule(2, say("end of the instant"), Priority.statistics);
sim.schedule(2, say("third: same time, scheduled later"));
const handle = sim.schedule(3, say("never: it is taken back"));
sim.cancel(handle);

const clock = sim.every(0, 0.5, say("tick")); // start + k x period, never a running sum
sim.schedule(1.2, () => clock.stop());

sim.run(2); // the horizon is exclusive
console.log(`${sim.now}  nothing at 2 has run yet`);
sim.run();
