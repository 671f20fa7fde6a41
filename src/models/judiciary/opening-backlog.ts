// The cases that are open when the scenario starts. A court that starts empty flatters every answer.
import { type Distribution, type Simulation, sampler } from "../../engine/index.js";

/** Open cases of one track at the start. */
export interface OpeningBacklogOptions {
  /** Names a random stream of its own. */
  readonly name: string;
  /** Name of the track. */
  readonly track: string;
  /** Stage at which they stand: its place in the track, from 0. Default 0. */
  readonly stage?: number;
  /** How old they are at the start (hours): one age for each, or a number of cases and the law of their ages. */
  readonly ages: readonly number[] | { readonly count: number; readonly law: Distribution };
  /** Has a judge seen them before? Default: only those that are beyond their first stage. */
  readonly heard?: boolean;
}

/**
 * Opens the cases of a backlog, oldest first, so that first-come means what it says.
 * @param open called for each with its age (hours), its stage and whether a judge has seen it
 */
export function openBacklog(
  simulation: Simulation,
  court: string,
  options: OpeningBacklogOptions,
  open: (age: number, stage: number, heard: boolean) => void,
): void {
  const { ages, stage = 0, heard = stage > 0 } = options;
  for (const age of agesOf(simulation, court, options.name, ages).sort((a, b) => b - a))
    open(age, stage, heard);
}

function agesOf(
  simulation: Simulation,
  court: string,
  name: string,
  ages: OpeningBacklogOptions["ages"],
): Float64Array {
  if (!("law" in ages)) return Float64Array.from(ages);
  const draw = sampler(simulation.stream(`${court}.backlog.${name}`), ages.law);
  return Float64Array.from({ length: ages.count }, draw);
}
