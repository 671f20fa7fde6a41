import { describe, expect, it } from "vitest";
import { Simulation } from "../../src/engine/index.js";
import { buildModel } from "../../src/scenario/index.js";
import { problemLines, valid } from "./sample.js";

/** Rounds on a road with a danger, into a centre where some are already. */
const rounds = `name: Rounds on a road
start: 2026-01-01
time_zone: UTC
horizon: 100 d
people: { cohorts: { families: { count: 40, kind: family_member } } }
families:
  camp: camp
  rounds: { first: 2026-01-02, every: 10 d, persons: 10, route: home }
  rehabilitation: { name: centre, stay: 5 d, inside_at_start: { count: 12, remaining: 3 d } }
routes: { home: { from: camp, to: centre, duration: 12 h } }
threat: { home: { hazard: 10 / h, outcomes: { deaths: { deaths: 10 } } } }
`;

/** Convoys from a camp, that is a site, to the centre. */
const convoys = `name: Convoys from a camp
start: 2026-01-01
time_zone: UTC
horizon: 100 d
people: { cohorts: { families: { count: 40, kind: family_member } } }
sites: { camp: { kind: origin } }
families: { rehabilitation: { stay: 5 d } }
routes: { home: { from: camp, to: rehabilitation centre, duration: 12 h } }
fleet: { bus: { count: 2, seats: 20 } }
convoys: { route: home }
`;

function outputs(text: string, overrides: string[] = []) {
  const scenario = valid(text, overrides);
  const simulation = new Simulation({ seed: 1 });
  const model = buildModel(scenario, simulation, { check: true });
  simulation.run(scenario.horizon);
  return model.observe().outputs;
}

describe("families in a scenario file", () => {
  it("go in rounds on a route, and meet what is on it", () => {
    // The hazard is so high that every round loses all ten.
    expect(outputs(rounds)).toMatchObject({ rounds: 4, casualties: 40, reintegrated: 12 });
    expect(outputs(rounds, ["threat.home.hazard=0 / h"])).toMatchObject({
      rounds: 4,
      casualties: 0,
      reintegrated: 52,
      days_to_clear_origin: 31,
      days_to_clear: 31 + 0.5 + 5,
    });
  });

  it("are somebody: neither a round nor a family of nobody is one", () => {
    const somebody = "expected a whole number of people, at least 1 such as 160 or 160 people";
    expect(problemLines(rounds, {}, ["families.rounds.persons=0", "families.size=0"])).toEqual([
      `--set families.size=0:1:15: families.size: found 0, ${somebody}`,
      `--set families.rounds.persons=0:1:25: families.rounds.persons: found 0, ${somebody}`,
    ]);
    expect(problemLines(rounds, {}, ["families.rounds.persons={ low: 0, high: 9 }"])).toHaveLength(1);
  });

  it("are inside at the start, for as long as the file says", () => {
    const alone = ["families.rounds.first=2026-03-01"];
    expect(outputs(rounds, [...alone, "horizon=40 d"])).toMatchObject({
      peak_in_rehabilitation: 12,
      reintegrated: 12,
      days_to_clear_rehabilitation: 3,
    });
    const more = ["families.rehabilitation.inside_at_start.count=30", "horizon=2 d"];
    expect(outputs(rounds, [...alone, ...more])).toMatchObject({
      peak_in_rehabilitation: 30,
      days_to_clear_rehabilitation: null,
    });
  });

  it("can be all that a scenario has", () => {
    const { model } = valid(`name: A centre
start: 2026-01-01
time_zone: UTC
horizon: 100 d
families: { rehabilitation: { stay: 5 d, inside_at_start: { count: { low: 10, high: 20 } } } }
`);
    expect(model.families?.rehabilitation.inside?.count).toMatchObject({ whole: true });
  });

  it("go in convoys to the centre", () => {
    expect(outputs(convoys)).toMatchObject({ convoys: 1, reintegrated: 40, days_to_clear: 5.5 });
    expect(outputs(convoys, ["families.rehabilitation.places=20"])).toMatchObject({
      convoys: 2,
      reintegrated: 40,
      days_to_clear: 5.5 + 5.5,
    });
  });

  it.each<[string, string, string, string]>([
    [
      "a route that is not there",
      rounds,
      "families.rounds.route=hom",
      "families.rounds.route: found hom, expected the name of a route: home (did you mean home?)",
    ],
    [
      "two ways to say how long it takes",
      rounds,
      "families.rounds.travel=3 h",
      "families.rounds.travel: found travel beside route, expected one of them",
    ],
    [
      "a route to a centre that is called otherwise",
      rounds,
      "routes.home.to=center",
      "routes.home.to: found center, expected the name of a site: camp or centre (did you mean centre?)",
    ],
    [
      "a camp that nothing leaves",
      convoys,
      "families.camp=al_hol",
      "families.camp: found camp without rounds, expected rounds, or a site of kind: origin that convoys leave",
    ],
    [
      "two places of one name",
      convoys,
      "families.rehabilitation.name=camp",
      "families: found camp, which is the name of a site too, expected names of their own for camp and rehabilitation",
    ],
    [
      "one name for camp and centre",
      rounds,
      "families.rehabilitation.name=camp",
      "families: found camp as the name of both camp and rehabilitation, expected names of their own for camp and rehabilitation",
    ],
    [
      "a place without a name",
      rounds,
      'families.rehabilitation.name=""',
      "families.rehabilitation.name: found an empty text, expected at least 1 letters",
    ],
    [
      "convoys that leave a camp of rounds",
      rounds,
      "convoys={ route: home }",
      "convoys.route: found home from camp, which convoys cannot leave, expected a route from a site of kind: origin or staging",
    ],
    [
      "people who are nowhere",
      convoys,
      "sites={}",
      "people: found people without an origin, expected a site of kind: origin where they are",
    ],
    [
      "people beside those of the camp who are nowhere",
      rounds,
      "people.cohorts.guards=5",
      "people: found people without an origin, expected a site of kind: origin where they are",
    ],
  ])("tells %s", (_what, text, override, message) => {
    const lines = problemLines(text, {}, [override]);
    expect(lines.map((line) => line.replace(/^.*?:\d+:\d+: /, ""))).toContain(message);
  });
});

it("calls their people family_member, and tells those who write it with a space", () => {
  const spaced = rounds
    .replace("family_member", "family member")
    .replace("camp: camp", "who: { kind: families }");
  expect(problemLines(spaced).map((line) => line.replace(/^.*?:\d+:\d+: /, ""))).toEqual([
    "people.cohorts.families.kind: found family member, expected one of: detainee or family_member (did you mean family_member?)",
    "families.who.kind: found families, expected one of: detainee or family_member",
  ]);
});
