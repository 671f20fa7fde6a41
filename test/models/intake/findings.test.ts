import { describe, expect, test } from "vitest";
import { type Distribution, Simulation } from "../../../src/engine/index.js";
import { Clearance } from "../../../src/models/clearance.js";
import { type ClearanceOptions, Court, Facilities, type FindingOptions } from "../../../src/models/index.js";
import { Findings, foundCohorts } from "../../../src/models/intake/findings.js";
import { makeContext } from "../context.js";

const hours = (value: number) => ({ kind: "constant", value }) as const;

const juvenile: FindingOptions = {
  name: "juvenile",
  who: { age: ["adult"] },
  share: 0.1,
  properties: { age: "juvenile" },
};
const adult: FindingOptions = {
  name: "adult",
  who: { age: ["juvenile"] },
  share: 0.4,
  properties: { age: "adult" },
};

interface Setting {
  readonly adults?: number;
  readonly juveniles?: number;
  readonly desks?: number;
  readonly service?: Distribution;
  readonly found?: readonly FindingOptions[];
  readonly rest?: Partial<ClearanceOptions>;
}

/** Declared adults and juveniles, assessed at an intake, before a court with a track for each. */
function options({
  adults = 0,
  juveniles = 0,
  desks = 50,
  service = hours(0.1),
  found = [juvenile, adult],
  rest,
}: Setting) {
  return {
    horizon: 4000,
    people: [
      { name: "adults", count: adults, age: "adult" },
      { name: "juveniles", count: juveniles, age: "juvenile" },
    ],
    origins: [{ name: "prison" }],
    intakes: [{ name: "intake", stations: [{ name: "assessment", desks, service, found }] }],
    routes: [{ name: "road", from: "prison", to: "intake", legs: [{ name: "leg", duration: hours(1) }] }],
    vehicles: [{ name: "bus", seats: 100, count: 40 }],
    convoys: [{ name: "convoy", routes: ["road"] }],
    facilities: {
      facilities: [
        { name: "prison for adults", who: { age: ["adult"] } },
        { name: "home for juveniles", who: { age: ["juvenile"] } },
      ],
    },
    court: {
      name: "court",
      benches: [
        { name: "general", capacity: { kind: "judges", judges: 50 } },
        { name: "juvenile", capacity: { kind: "judges", judges: 50 } },
      ],
      tracks: [
        {
          name: "juveniles",
          who: { age: ["juvenile"] },
          stages: [{ stage: "trial", bench: "juvenile", hours: hours(0.5) }],
        },
        { name: "adults", stages: [{ stage: "trial", bench: "general", hours: hours(0.5) }] },
      ],
    },
    ...rest,
  } satisfies ClearanceOptions;
}

function run(setting: Setting, { seed = 1 } = {}) {
  const simulation = new Simulation({ seed });
  const model = new Clearance(options(setting), simulation, { check: true });
  simulation.run(4000);
  const { population } = model.context;
  const ages = Array.from({ length: population.size }, (_, person) => {
    return population.cohorts[population.cohortOf(person)]?.age;
  });
  return { model, ages, observations: model.observe(), population };
}

describe("what an intake finds", () => {
  test("the share of those found is binomial, either way", () => {
    const declared = [
      { name: "adults", count: 400_000, age: "adult", share: juvenile.share },
      { name: "juveniles", count: 80_000, age: "juvenile", share: adult.share },
    ];
    const station = { name: "assessment", desks: 1, service: hours(1), found: [juvenile, adult] };
    const cohorts = [...declared, ...foundCohorts(declared, [{ name: "intake", stations: [station] }])];
    const context = makeContext(cohorts, { check: false });
    const findings = new Findings(context, "intake", station);
    const found = declared.map(({ count }, cohort) => {
      let changed = 0;
      for (let i = 0; i < count; i++) {
        const person = context.ledger.enter(cohort, "intake");
        findings.assess(person);
        if (context.population.cohortOf(person) !== cohort) changed++;
      }
      return changed;
    });
    declared.forEach(({ count, share }, cohort) => {
      const sd = Math.sqrt(count * share * (1 - share));
      expect(4 * sd).toBeLessThan(0.02 * count * share);
      expect(Math.abs(((found[cohort] ?? 0) - count * share) / sd)).toBeLessThan(4);
    });
    expect(findings.count).toBe((found[0] ?? 0) + (found[1] ?? 0));
  });

  test("they belong to their new class in the facilities and before the court", () => {
    const { model, ages, population, observations } = run({ adults: 300, juveniles: 60 });
    const facilities = model.custody.parts.find((part) => part instanceof Facilities);
    const court = model.custody.parts.find((part) => part instanceof Court);
    ages.forEach((age, person) => {
      const home = age === "juvenile" ? "home for juveniles" : "prison for adults";
      expect(facilities?.facilityOf(person)?.options.name).toBe(home);
    });
    const found = ages.filter((age) => age === "juvenile").length;
    expect(observations.outputs.reclassified).toBeGreaterThan(0);
    expect(found).toBeGreaterThan(30);
    // Half an hour of a judge for each, on the bench of the class they are of now.
    const { stages } = observations;
    expect(stages["court: juvenile"]?.utilisation).toBeGreaterThan(0);
    expect(court?.flow.book.track.slice(0, 360)).toEqual(
      Uint8Array.from(ages, (age) => (age === "juvenile" ? 0 : 1)),
    );
    expect(population.separations).toEqual(["general", "juveniles"]);
  });

  test("a juvenile judge hears nobody else on the day, though nobody was declared a juvenile", () => {
    const rest: Partial<ClearanceOptions> = {
      court: {
        name: "court",
        benches: [{ name: "court", capacity: { kind: "judges", judges: 1 } }],
        tracks: [{ name: "all", stages: [{ stage: "trial", bench: "court", hours: hours(1) }] }],
      },
    };
    const half = { ...juvenile, share: 0.5 };
    const { ages, population } = run({ adults: 40, found: [half], rest });
    const days = new Map<number, Set<string | undefined>>();
    ages.forEach((age, person) => {
      const day = Math.floor(population.when("first_hearing", person) / 24);
      days.set(day, (days.get(day) ?? new Set()).add(age));
    });
    expect(new Set(ages)).toEqual(new Set(["adult", "juvenile"]));
    for (const classes of days.values()) expect(classes.size).toBe(1);
  });

  test("the same people are found whatever the desks, and nothing else changes when nothing is found", () => {
    // With times of chance nine desks finish people in another order than one does.
    const service = { kind: "exponential", mean: 0.1 } as const;
    const few = run({ adults: 400, desks: 1, service });
    const many = run({ adults: 400, desks: 9, service });
    expect(few.ages).toEqual(many.ages);
    const none = run({ adults: 400, found: [{ ...juvenile, share: 0 }] });
    const without = run({ adults: 400, found: [] });
    expect(none.observations).toEqual(without.observations);
    expect(none.population.cohorts).toEqual(without.population.cohorts);
  });

  test("of several findings the first that holds counts, and a later station sees the new class", () => {
    const violent: FindingOptions = { name: "violent", share: 1, properties: { risk: "high" } };
    const intakes = [
      {
        name: "intake",
        stations: [
          {
            name: "assessment",
            desks: 9,
            service: hours(0.1),
            found: [{ ...juvenile, share: 1 }, violent],
          },
          {
            name: "classification",
            desks: 9,
            service: hours(0.1),
            who: { age: ["juvenile"] },
            found: [violent],
          },
        ],
      },
    ];
    const { population, observations } = run({ adults: 30, rest: { intakes } });
    for (let person = 0; person < 30; person++) {
      const { age, risk, group } = population.cohorts[population.cohortOf(person)] ?? {};
      expect({ age, risk, group }).toEqual({ age: "juvenile", risk: "high", group: "adults" });
    }
    expect(observations.outputs.reclassified).toBe(60);
  });

  test("a hazard of death that only the new class has begins with it, and ends for those who leave it", () => {
    const mortality = [{ name: "illness", who: { age: ["juvenile"] }, perPersonHour: 0.01 }];
    const all = { ...juvenile, share: 1 };
    const { observations, ages } = run({ adults: 200, found: [all], rest: { mortality } });
    expect(new Set(ages)).toEqual(new Set(["juvenile"]));
    // Nobody outlives 4,000 hours at one death in a hundred.
    expect(observations.outputs.deaths_in_custody).toBe(200);
    // And it ends for those who are found not to be of it: some died in the hours before.
    const none = run({ juveniles: 200, found: [{ ...adult, share: 1 }], rest: { mortality } });
    expect(none.observations.outputs.deaths_in_custody).toBeLessThan(30);
  });

  test("people for whom no facility is named are told of at once", () => {
    const rest: Partial<ClearanceOptions> = {
      facilities: { facilities: [{ name: "prison for adults", who: { age: ["adult"] } }] },
    };
    expect(() => run({ adults: 10, found: [juvenile], rest })).toThrow(
      /no facility takes people of cohort adults \(intake, assessment: juvenile\)/,
    );
  });

  test("the cohorts of findings are named after their cohort, intake and station", () => {
    const { people, intakes } = options({ adults: 10 });
    expect(foundCohorts(people, intakes)).toEqual([
      {
        name: "adults (intake, assessment: juvenile)",
        group: "adults",
        age: "juvenile",
        count: 0,
        later: true,
      },
      {
        name: "juveniles (intake, assessment: adult)",
        group: "juveniles",
        age: "adult",
        count: 0,
        later: false,
      },
    ]);
  });
});
