import { z } from "zod";
import type {
  BenchOptions,
  CaseExit,
  CaseStage,
  ReadinessOptions,
  StageOptions,
} from "../../models/index.js";
import type { Context } from "../context.js";
import * as dimension from "../dimensions.js";
import { eachNamed, given } from "../given.js";
import type { Path } from "../path.js";
import { leastOf, mostOf, type Uncertain, type Unsettled } from "../uncertain.js";
import { figure, fixed, named, provenance, reference, varying } from "../words.js";

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
  delay: varying(dimension.duration)
    .optional()
    .describe("Time from the begin of the stage until it is there; none when a pool is given"),
  pool: reference
    .optional()
    .describe(
      "One of this pool of the court must be free for each hearing, and stays to its end; nobody is counted when not given",
    ),
  share: figure(dimension.share).optional().describe("Share of cases that need it; all when not given"),
  ...provenance,
});

const adjournment = z.strictObject({
  probability: figure(dimension.share).describe("Chance that a hearing is adjourned"),
  maximum: figure(dimension.count("adjournments"))
    .optional()
    .describe("How many a case is granted in this stage; no limit when not given"),
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

/** What a stage refers to: the benches and the names of the pools of its court. */
export interface Chambers {
  readonly benches: readonly Unsettled<BenchOptions>[];
  readonly pools: readonly string[];
}

/** A stage as the court wants it; a panel that can never sit is reported. */
export function resolveStage(
  stage: CaseStage,
  words: StageWords,
  { benches, pools }: Chambers,
  path: Path,
  context: Context,
): Unsettled<StageOptions> {
  const soleBench = benches[0]?.name ?? "court";
  if (!("hours" in words)) return { stage, bench: soleBench, hours: words };
  const { hours, bench = soleBench, panel, hearings, gap, ready, adjournment: adjourn, outcomes } = words;
  const names = benches.map(({ name }) => name);
  if (words.bench !== undefined) context.refer([...path, "bench"], bench, names, "the name of a bench");
  else if (benches.length > 1) {
    context.error(path, { found: "no bench", expected: `bench: with one of ${names.join(", ")}` });
  }
  const sitting = benches.find(({ name }) => name === bench);
  if (panel !== undefined) checkPanel(panel, sitting, [...path, "panel"], context);
  return {
    stage,
    bench,
    hours,
    ...(panel === undefined ? {} : { panel }),
    ...(hearings === undefined ? {} : { hearings }),
    ...(gap === undefined ? {} : { gap }),
    ...(ready === undefined
      ? {}
      : {
          readiness: eachNamed(ready, [...path, "ready"], (name, one, at) =>
            resolveNeed(name, one, pools, sitting, at, context),
          ),
        }),
    ...(adjourn === undefined
      ? {}
      : { adjournment: resolveAdjournment(adjourn, [...path, "adjournment"], context) }),
    ...(outcomes === undefined
      ? {}
      : { outcomes: resolveOutcomes(outcomes, [...path, "outcomes"], context) }),
  };
}

function resolveNeed(
  name: string,
  { delay, share, pool }: z.output<typeof readiness>,
  pools: readonly string[],
  bench: Unsettled<BenchOptions> | undefined,
  path: Path,
  context: Context,
): Unsettled<ReadinessOptions> {
  if (delay === undefined && pool === undefined) {
    context.error(path, {
      found: "neither delay nor pool",
      expected: "a delay, a pool of the court, or both",
    });
  }
  if (pool !== undefined) {
    context.refer([...path, "pool"], pool, pools, "the name of one of the court's pools");
    if (bench?.capacity.kind === "docket") {
      context.error([...path, "pool"], {
        found: `${pool} on ${bench.name}, whose hearings take no hours`,
        expected: "a bench with judges",
        suggestion: "whoever is counted is held for the hours of a hearing",
      });
    }
  }
  return { name, ...given({ delay, share, pool }) };
}

/** A panel larger than its bench would wait for ever; of ranges the worst case counts. */
function checkPanel(
  panel: number | Uncertain,
  bench: Unsettled<BenchOptions> | undefined,
  path: Path,
  context: Context,
): void {
  if (bench?.capacity.kind !== "judges") return;
  const { judges } = bench.capacity;
  const counts = Array.isArray(judges) ? judges.map(({ count }) => count) : [judges];
  const most = Math.max(...counts.map((count) => Math.round(leastOf(count))));
  if (most === 0 || mostOf(panel) <= most) return;
  context.error(path, {
    found: `a panel of ${mostOf(panel)}`,
    expected: `at most ${most}, the judges of ${bench.name}`,
    suggestion: "it could never sit",
  });
}

function resolveAdjournment(
  { probability, maximum, delay }: z.output<typeof adjournment>,
  path: Path,
  context: Context,
) {
  if (probability === 1 && maximum === undefined) {
    const expected = "less than 1, or a maximum of adjournments";
    context.error([...path, "probability"], {
      found: "1",
      expected,
      suggestion: "no case would ever be decided",
    });
  }
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
