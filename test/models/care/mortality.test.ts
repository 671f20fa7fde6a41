import { expect, test } from "vitest";
import { Mortality } from "../../../src/models/care/mortality.js";
import type { MortalityOptions } from "../../../src/models/care/options.js";
import { PersonSet } from "../../../src/models/person-set.js";
import { makeContext, observed } from "../context.js";

function setting(options: Partial<MortalityOptions>, people: number, horizon: number) {
  const context = makeContext([
    { name: "adults", count: 0 },
    { name: "children", count: 0, age: "juvenile" },
  ]);
  const { ledger, simulation } = context;
  simulation.afterEvent = undefined;
  const prison = new PersonSet();
  const keeper = {
    name: "prison",
    get present() {
      return prison.size;
    },
    pick: (uniform: () => number) => prison.pick(uniform),
    remove: (person: number) => prison.delete(person),
  };
  const enter = (cohort = 0) => {
    const person = ledger.enter(cohort, "facility");
    prison.add(person);
    return person;
  };
  for (let i = 0; i < people; i++) enter();
  const mortality = new Mortality(
    context,
    { name: "natural", perPersonHour: 0.001, ...options },
    [keeper],
    horizon,
  );
  mortality.start();
  return { simulation, ledger, prison, enter, mortality };
}

/** So many that four standard deviations of the deaths are less than what 2% of the hazard makes. */
const many = 240_000;

test("the number of deaths is binomial with chance 1 - exp(-hazard x time)", () => {
  const { simulation, mortality, ledger } = setting({}, many, 1e6);
  simulation.run(200);
  const p = 1 - Math.exp(-0.2);
  const deaths = observed(mortality, 200).outputs.deaths_in_custody ?? 0;
  expect(Math.abs(deaths - many * p) / Math.sqrt(many * p * (1 - p))).toBeLessThan(4);
  expect(ledger.count("dead")).toBe(deaths);
});

test("time out of custody does not count, and who comes back is at risk again", () => {
  const { simulation, mortality, prison, ledger } = setting({}, many, 1e6);
  simulation.scheduleAt(100, () => {
    for (const person of [...prison]) {
      prison.delete(person);
      ledger.move(person, "at_large");
    }
  });
  simulation.scheduleAt(500, () => {
    for (let person = 0; person < many; person++) {
      if (ledger.locationOf(person) !== "at_large") continue;
      prison.add(person);
      ledger.move(person, "facility");
    }
  });
  simulation.run(600);
  const p = 1 - Math.exp(-0.2);
  const deaths = observed(mortality, 600).outputs.deaths_in_custody ?? 0;
  expect(Math.abs(deaths - many * p) / Math.sqrt(many * p * (1 - p))).toBeLessThan(4);
});

test("only those selected die of it; those who come later are at risk from when they came", () => {
  const { simulation, mortality, enter, ledger } = setting(
    { who: { age: ["juvenile"] }, perPersonHour: 100 },
    50,
    1e6,
  );
  let late = -1;
  simulation.scheduleAt(30, () => {
    late = enter(1);
  });
  simulation.run(47);
  expect(observed(mortality, 47).outputs.deaths_in_custody).toBe(0);
  simulation.run(49);
  expect(ledger.locationOf(late)).toBe("dead");
  expect(observed(mortality, 49).outputs.deaths_in_custody).toBe(1);
});

test("who dies on the road is reached at the end of it", () => {
  const { simulation, mortality, prison, ledger } = setting({ perPersonHour: 1 }, 200, 1e6);
  for (const person of [...prison]) {
    prison.delete(person);
    ledger.move(person, "in_transit");
  }
  simulation.scheduleAt(10, () => {
    for (let person = 0; person < 200; person++) {
      prison.add(person);
      ledger.move(person, "facility");
    }
  });
  simulation.run(9.5);
  expect(observed(mortality, 9.5).outputs.deaths_in_custody).toBe(0);
  simulation.run(11.5);
  expect(observed(mortality, 11.5).outputs.deaths_in_custody).toBeGreaterThan(190);
});

test("a hazard of 0 kills nobody and schedules nothing", () => {
  const { simulation } = setting({ perPersonHour: 0 }, 10, 1e6);
  simulation.run();
  expect(simulation.eventsExecuted).toBe(0);
});
