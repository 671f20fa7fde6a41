// Morris screening: which inputs matter at all, for a few runs each (Morris 1991, Technometrics 33:161, with the
// mean of absolute effects of Campolongo, Cariboni and Saltelli 2007, Environmental Modelling & Software 22:1509).
import type { UniformSource } from "../../engine/index.js";
import { shuffled } from "../design/index.js";
import { ExperimentError } from "../errors.js";

/** Levels per input, and the step between compared ones as a share of the range: p / (2 (p - 1)) for p = 4. */
const levels = 4;
const step = levels / 2;

/** Points to evaluate, and which input was moved between one and the next. */
export interface MorrisDesign {
  readonly dimensions: number;
  /** Trajectories of dimensions + 1 points, one after the other, in the unit cube. */
  readonly points: readonly (readonly number[])[];
  /** For each step of each trajectory: the input that moved, and by how much. */
  readonly moves: readonly { readonly from: number; readonly factor: number; readonly by: number }[];
}

/** What one input does to the answer. */
export interface ElementaryEffects {
  /** Mean of the absolute effects: how much it matters, in the output's unit over the whole range. */
  readonly muStar: number;
  /** Mean effect; smaller than muStar where the direction changes. */
  readonly mu: number;
  /** Standard deviation of the effects: curvature, or interaction with other inputs. */
  readonly sigma: number;
}

/**
 * Random trajectories on a grid of 4 levels, placed in the middle of each quarter of an input's law (so that laws
 * without an end have no infinite level); each step moves one input by half the range.
 *
 * @param trajectories at least 2; 10 to 20 are usual
 */
export function morrisDesign(dimensions: number, trajectories: number, source: UniformSource): MorrisDesign {
  if (!(dimensions >= 1 && trajectories >= 2)) {
    throw new ExperimentError("screening needs an uncertain input and at least 2 trajectories");
  }
  const points: number[][] = [];
  const moves: { from: number; factor: number; by: number }[] = [];
  const place = (grid: readonly number[]) => grid.map((level) => (level + 0.5) / levels);
  for (let t = 0; t < trajectories; t++) {
    const at = Array.from({ length: dimensions }, () => Math.floor(levels * source.uniform()));
    points.push(place(at));
    for (const factor of shuffled(dimensions, source)) {
      const level = at[factor] as number;
      const direction = level < step ? 1 : -1;
      at[factor] = level + direction * step;
      moves.push({ from: points.length - 1, factor, by: (direction * step) / levels });
      points.push(place(at));
    }
  }
  return { dimensions, points, moves };
}

/**
 * Effects per input.
 *
 * @param values the answer at each of the design's points
 */
export function elementaryEffects(
  design: MorrisDesign,
  values: readonly number[],
): readonly ElementaryEffects[] {
  if (values.length !== design.points.length) {
    throw new ExperimentError(`${design.points.length} values are needed, not ${values.length}`);
  }
  const effects: number[][] = Array.from({ length: design.dimensions }, () => []);
  for (const { from, factor, by } of design.moves) {
    effects[factor]?.push(((values[from + 1] as number) - (values[from] as number)) / by);
  }
  return effects.map((of) => {
    const n = of.length;
    const mu = of.reduce((sum, effect) => sum + effect, 0) / n;
    const squares = of.reduce((sum, effect) => sum + (effect - mu) ** 2, 0);
    const muStar = of.reduce((sum, effect) => sum + Math.abs(effect), 0) / n;
    return { muStar, mu, sigma: Math.sqrt(squares / (n - 1)) };
  });
}
