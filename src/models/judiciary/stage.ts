// A stage of a track as the court works with it: its options, its draws, its bench, its place on the list.
import type { Simulation } from "../../engine/index.js";
import type { Status } from "../population.js";
import { staffSteps } from "../work/staff-plan.js";
import type { Bench } from "./bench.js";
import type {
  BenchOptions,
  CaseExit,
  CaseStage,
  CourtEvent,
  CourtOptions,
  ListingPolicy,
  StageOptions,
} from "./options.js";
import { StageLuck } from "./stage-luck.js";

/** One stage of one track. */
export interface Stage {
  readonly options: StageOptions;
  readonly luck: StageLuck;
  readonly bench: Bench;
  readonly listing: ListingPolicy;
  /** Smaller ranks are listed first on the bench. */
  readonly rank: number;
  readonly begins: CourtEvent;
  readonly ends: CourtEvent;
}

/** The stages that a person's legal status can name. */
export const caseStages: readonly CaseStage[] = ["hearing", "investigation", "trial", "appeal"];

/** Legal status of a person whose case has left the court. */
export const statusAfter: Readonly<Record<CaseExit, Status>> = {
  released: "released",
  sentenced: "sentenced",
  handed_over: "handed_over",
  closed: "closed",
  committed: "trial",
};

/** How a track ends whose options do not say. */
export const exitAfter: Readonly<Record<CaseStage, CaseExit>> = {
  hearing: "committed",
  investigation: "committed",
  trial: "sentenced",
  appeal: "sentenced",
};

/**
 * Can people be left waiting for a trial outside the scenario? Their status is the ledger's alone to keep: the court
 * cannot know what becomes of them.
 */
export function canCommit(tracks: readonly (readonly Stage[])[]): boolean {
  return tracks.some((stages) =>
    stages.some(({ options }, i) => {
      const exits = options.outcomes?.map(({ to }) => to) ?? ["next"];
      const last =
        i === stages.length - 1 && exits.includes("next") && exitAfter[options.stage] === "committed";
      return last || exits.includes("committed");
    }),
  );
}

/**
 * The stages of every track of a court, in the order of its options.
 * @throws RangeError if a stage names a bench or a pool that is not there, a panel is larger than its bench, or somebody
 *   is to be held for hearings that have no hours
 */
export function makeTracks(
  simulation: Simulation,
  options: CourtOptions,
  benches: readonly Bench[],
): Stage[][] {
  const pools = (options.pools ?? []).map(({ name }) => name);
  return options.tracks.map((track) =>
    track.stages.map((stage) => {
      const bench = benchNamed(benches, stage.bench);
      const settings = options.benches.find(({ name }) => name === stage.bench);
      requirePanel(stage, settings);
      requireHours(stage, settings);
      return {
        options: stage,
        luck: new StageLuck(simulation, `${options.name}.${track.name}.${stage.stage}`, stage, pools),
        bench,
        listing: settings?.listing ?? "first_come",
        rank: track.priority ?? 0,
        begins: `${stage.stage}_begins`,
        ends: `${stage.stage}_ends`,
      };
    }),
  );
}

/** A panel larger than its bench would wait for ever. */
function requirePanel({ stage, panel = 1 }: StageOptions, bench: BenchOptions | undefined): void {
  if (bench?.capacity.kind !== "judges") return;
  const most = Math.max(0, ...staffSteps(bench.capacity.judges).map(({ count }) => count));
  if (panel <= most) return;
  throw new RangeError(
    `${stage}: a panel of ${panel} can never sit on ${bench.name}, which has ${most} judges at most`,
  );
}

/** Who is counted by hearing is held for its hours; a court known by its disposals has none. */
function requireHours({ stage, readiness = [] }: StageOptions, bench: BenchOptions | undefined): void {
  const counted = readiness.find(({ pool }) => pool !== undefined);
  if (counted === undefined || bench?.capacity.kind !== "docket") return;
  throw new RangeError(
    `${stage}: ${counted.name} cannot be counted on ${bench.name}, whose hearings take no hours`,
  );
}

/**
 * The bench of this name.
 * @throws RangeError naming the benches that there are
 */
export function benchNamed(benches: readonly Bench[], name: string): Bench {
  const bench = benches.find((one) => one.name === name);
  if (bench !== undefined) return bench;
  throw new RangeError(`no bench is called ${name}; there are ${benches.map((one) => one.name).join(", ")}`);
}
