import { describe, expect, it } from "vitest";
import { replicate } from "../../src/experiment/index.js";
import { problemLines, read, sampleText, valid } from "./sample.js";

const assessed = (finding: string) =>
  sampleText.replace(
    "reception: { kind: intake, desks: 6, service: { median: 12 min, p90: 25 min } }",
    `reception: { kind: intake, stations: { age_assessment: { desks: 6, service: 40 min, found: { ${finding} } } } }`,
  );

const both = assessed(
  "juvenile: { who: { age: adult }, share: 0.25, age: juvenile }, adult: { who: { age: juvenile }, share: 0.5, age: adult, risk: low }",
);

describe("what a station finds, in a scenario", () => {
  it("is a share of some of those who are seen, and the class they are of then", () => {
    expect(valid(both).model.intakes?.[0]?.stations[0]?.found).toEqual([
      { name: "juvenile", who: { age: ["adult"] }, share: 0.25, properties: { age: "juvenile" } },
      { name: "adult", who: { age: ["juvenile"] }, share: 0.5, properties: { age: "adult", risk: "low" } },
    ]);
    const { outputs } = replicate(valid(both, ["horizon=60 d", "people.total=200"]), 1, 0);
    expect(outputs.reclassified).toBeGreaterThan(20);
  });

  it("can be set from the command line", () => {
    const none = "sites.reception.stations.age_assessment.found";
    const scenario = valid(both, [
      `${none}.juvenile.share=0`,
      `${none}.adult.share=1`,
      "horizon=60 d",
      "people.total=103",
    ]);
    // 3 of 103 are declared juveniles (400 adults and 12 juveniles, by largest remainder).
    expect(replicate(scenario, 1, 0).outputs.reclassified).toBe(3);
  });

  it("must find something", () => {
    expect(problemLines(assessed("nothing: { share: 0.1 }"))).toEqual([
      "plans/scenario.yaml:8:105: sites.reception.stations.age_assessment.found.nothing: found nothing that is found, expected at least one of risk, nationality, sex, age, kind, separation, such as age: juvenile",
    ]);
  });

  it("gives rules people to hold for who are nobody at the start", () => {
    const tracks = "{ young: { who: { age: child }, trial: 1 h }, others: { trial: 1 h } }";
    const court = [`court={ judges: 5, tracks: ${tracks} }`];
    const warned = (text: string) => read(text, {}, court).warnings.map(({ found }) => found);
    expect(warned(sampleText)).toContain("child, which no cohort is");
    const found = assessed("child: { who: { age: adult }, share: 0.1, age: child }");
    expect(warned(found)).not.toContain("child, which no cohort is");
  });

  it("names those for whom there is no facility", () => {
    const cell = "facilities={ prison: { who: { age: adult } }, home: { who: { cohort: juveniles } } }";
    const lost = assessed("woman: { who: { age: adult }, share: 0.1, sex: female }");
    expect(problemLines(lost, {}, [cell]).join("\n")).toContain(
      "no facility takes people of cohort adults (reception, age_assessment: woman)",
    );
  });
});
