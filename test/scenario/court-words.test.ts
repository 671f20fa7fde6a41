import { describe, expect, it } from "vitest";
import { replicate } from "../../src/experiment/index.js";
import { problemLines, sampleText, valid } from "./sample.js";

const courtOf = (words: string) =>
  sampleText.replace(
    "court: { judges: 19, investigation: { median: 5 h, p90: 12 h }, calendar: { weekend: [friday, saturday] } }",
    `court: ${words}`,
  );

const alone = (words: string) => `name: A court alone
start: 2026-01-05
time_zone: UTC
horizon: 100 d
court: ${words}
`;

describe("interpreters and counsel, in a scenario", () => {
  const counted = alone(
    "{ judges: 10, pools: { arabic: 1, counsel: [{ from: 2026-01-05, count: 3 }] }, investigation: { hours: 2 h, ready: { interpreter: { pool: arabic }, counsel: { pool: counsel, delay: 3 h, share: 0.5 } } }, backlog: { open: { count: 12, age: 1 d } } }",
  );

  it("are pools of the court, and what a stage needs of them", () => {
    const { court } = valid(counted).model;
    expect(court?.pools).toEqual([
      { name: "arabic", count: 1 },
      { name: "counsel", count: [{ from: 0, count: 3 }] },
    ]);
    expect(court?.tracks[0]?.stages[0]?.readiness).toEqual([
      { name: "interpreter", pool: "arabic" },
      { name: "counsel", pool: "counsel", delay: { kind: "constant", value: 3 }, share: 0.5 },
    ]);
  });

  it("make the interpreter the bottleneck, and another number from the command line does not", () => {
    const never = "court.investigation.ready.counsel.share=0";
    const one = replicate(valid(counted, [never]), 1, 0);
    expect(one.outputs.days_to_clear_judicial).toBe(1);
    expect(one.stages["court: arabic"]?.utilisation).toBe(1);
    expect(one.stages.court?.utilisation).toBeCloseTo(0.1, 12);
    const twelve = replicate(valid(counted, [never, "court.pools.arabic=12"]), 1, 0);
    // Ten judges: two hours for ten, two more for the others.
    expect(twelve.outputs.days_to_clear_judicial).toBeCloseTo(4 / 24, 12);
  });

  it("must be there, be somebody, and have hearings with hours", () => {
    const wrong = courtOf(
      "{ judges: 5, pools: { arabic: 0, court: 2 }, investigation: { hours: 2 h, ready: { interpreter: { pool: arabik }, file: { share: 0.5 } } } }",
    );
    expect(problemLines(wrong)).toEqual([
      "plans/scenario.yaml:14:38: court.pools.arabic: found 0, expected at least 1 of the attendants, or nothing ever clears",
      "plans/scenario.yaml:14:41: court.pools.court: found a pool called court as a bench is, expected another name",
      "plans/scenario.yaml:14:112: court.investigation.ready.interpreter.pool: found arabik, expected the name of one of the court's pools: arabic or court (did you mean arabic?)",
      "plans/scenario.yaml:14:128: court.investigation.ready.file: found neither delay nor pool, expected a delay, a pool of the court, or both",
    ]);
    const docket = courtOf(
      "{ hearings_per_day: 5, pools: { arabic: 1 }, investigation: { hours: 2 h, ready: { interpreter: { pool: arabic } } } }",
    );
    expect(problemLines(docket)).toEqual([
      "plans/scenario.yaml:14:112: court.investigation.ready.interpreter.pool: found arabic on court, whose hearings take no hours, expected a bench with judges (whoever is counted is held for the hours of a hearing)",
    ]);
  });
});

describe("a panel that can never sit", () => {
  it("is said where it stands", () => {
    expect(problemLines(courtOf("{ judges: 2, trial: { hours: 3 h, panel: 3 } }"))).toEqual([
      "plans/scenario.yaml:14:49: court.trial.panel: found a panel of 3, expected at most 2, the judges of court (it could never sit)",
    ]);
    const tracks = courtOf(
      "{ benches: { one: { judges: 9 }, two: { judges: [{ from: 2026-01-21, count: 1 }, { from: 2026-02-21, count: 2 }] } }, tracks: { all: { trial: { hours: 3 h, bench: two, panel: 3 } } } }",
    );
    expect(problemLines(tracks)).toEqual([
      "plans/scenario.yaml:14:183: court.tracks.all.trial.panel: found a panel of 3, expected at most 2, the judges of two (it could never sit)",
    ]);
  });

  it("is judged by the worst case of ranges", () => {
    const panel = (judges: string, size: string) =>
      problemLines(courtOf(`{ judges: ${judges}, trial: { hours: 3 h, panel: ${size} } }`));
    expect(panel("{ low: 2, high: 6 }", "3")).toEqual([
      expect.stringContaining("found a panel of 3, expected at most 2, the judges of court"),
    ]);
    expect(panel("{ low: 3, high: 6 }", "3")).toEqual([]);
  });

  it("sits when later judges make it possible, and on a docket of any size", () => {
    expect(
      problemLines(
        courtOf(
          "{ judges: [{ from: 2026-01-21, count: 1 }, { from: 2026-02-21, count: 3 }], trial: { hours: 3 h, panel: 3 } }",
        ),
      ),
    ).toEqual([]);
    expect(problemLines(courtOf("{ hearings_per_day: 2, trial: { hours: 3 h, panel: 3 } }"))).toEqual([]);
  });
});
