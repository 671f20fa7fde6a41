import { z } from "zod";
import type { CaseExit, CaseStage, StageOptions } from "../../models/index.js";
import type { Context } from "../context.js";
import * as dimension from "../dimensions.js";
import type { Path } from "../path.js";
import type { Unsettled } from "../uncertain.js";
import { figure, fixed, named, provenance, varying } from "../words.js";

/** The stages of a case, in the order in which they follow each other. */
export const stageNames = [
  "investigation",
  "hearing",
  "trial",
  "appeal",
] as const satisfies readonly CaseStage[];

const exitNames = [
  "released",
  "sentenced",
  "handed_over",
  "closed",
  "committed",
] as const satisfies readonly CaseExit[];

const readiness = z.strictObject({
  delay: varying(dimension.duration).describe("Time from the begin of the stage until it is there"),
  share: figure(dimension.share).optional().describe("Share of cases that need it; all when not given"),
  ...provenance,
});

const adjournment = z.strictObject({
  probability: figure(dimension.share).describe("Chance that a hearing is adjourned"),
  maximum: figure(dimension.count("adjournments"))
    .optional()
    .describe("How many a case is granted in this stage"),
  delay: varying(dimension.duration).optional().describe("Time until the case is ready again"),
  ...provenance,
});

const stageMap = z.strictObject({
  hours: varying(dimension.duration).describe("A judge's working time for one hearing"),
  bench: z.string().optional().describe("The bench that hears it; needed where a court has several"),
  panel: figure(dimension.count("judges", 1)).optional().describe("Judges who sit at once; 1 when not given"),
  hearings: figure(dimension.count("hearings", 1))
    .optional()
    .describe("Hearings that must be held; 1 when not given"),
  gap: figure(dimension.duration).optional().describe("Smallest time between two hearings of a case"),
  ready: named(readiness).optional().describe("What must be there first: the file, an interpreter, counsel"),
  adjournment: adjournment.optional(),
  outcomes: z
    .strictObject(
      Object.fromEntries(["next", ...exitNames].map((exit) => [exit, fixed(dimension.share).optional()])),
    )
    .optional()
    .describe("Shares of cases by what follows: next (the next stage) or an exit"),
  ...provenance,
});

/** A stage: the judge's time alone, or a map with all that can be said of it. */
export const stageSchema = z.union([stageMap, varying(dimension.duration)]).meta({ id: "stage" });

/** A stage as read. */
export type StageWords = z.output<typeof stageSchema>;

/** The stages of a track: those that are named. */
export const stagesShape = {
  investigation: stageSchema.optional().describe("Investigating a case"),
  hearing: stageSchema.optional().describe("A first hearing before a judge"),
  trial: stageSchema.optional().describe("The trial"),
  appeal: stageSchema.optional().describe("The appeal"),
};

/** A stage as the court wants it. */
export function resolveStage(
  stage: CaseStage,
  words: StageWords,
  benches: readonly string[],
  path: Path,
  context: Context,
): Unsettled<StageOptions> {
  const soleBench = benches[0] ?? "court";
  if (!("hours" in words)) return { stage, bench: soleBench, hours: words };
  const { hours, bench, panel, hearings, gap, ready, adjournment: adjourn, outcomes } = words;
  if (bench !== undefined) context.refer([...path, "bench"], bench, benches, "the name of a bench");
  else if (benches.length > 1) {
    context.error(path, { found: "no bench", expected: `bench: with one of ${benches.join(", ")}` });
  }
  return {
    stage,
    bench: bench ?? soleBench,
    hours,
    ...(panel === undefined ? {} : { panel }),
    ...(hearings === undefined ? {} : { hearings }),
    ...(gap === undefined ? {} : { gap }),
    ...(ready === undefined
      ? {}
      : {
          readiness: Object.entries(ready).map(([name, { delay, share }]) => ({
            name,
            delay,
            ...(share === undefined ? {} : { share }),
          })),
        }),
    ...(adjourn === undefined ? {} : { adjournment: resolveAdjournment(adjourn) }),
    ...(outcomes === undefined
      ? {}
      : { outcomes: resolveOutcomes(outcomes, [...path, "outcomes"], context) }),
  };
}

function resolveAdjournment({ probability, maximum, delay }: z.output<typeof adjournment>) {
  return {
    probability,
    ...(maximum === undefined ? {} : { maximum }),
    ...(delay === undefined ? {} : { delay }),
  };
}

function resolveOutcomes(
  words: Readonly<Record<string, number | undefined>>,
  path: Path,
  context: Context,
): NonNullable<Unsettled<StageOptions>["outcomes"]> {
  const outcomes = (["next", ...exitNames] as const).flatMap((to) => {
    const probability = words[to];
    return probability === undefined ? [] : [{ to, probability }];
  });
  const total = outcomes.reduce((sum, { probability }) => sum + probability, 0);
  if (Math.abs(total - 1) > 1e-6) {
    context.error(path, {
      found: `shares that add up to ${Number(total.toFixed(6))}`,
      expected: "shares that add up to 1",
    });
  }
  return outcomes;
}
