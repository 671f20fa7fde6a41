// A whole sensitivity analysis: a tornado, Morris screening and, where asked, Sobol' indices from one set of runs.
import { deriveStream } from "../../engine/index.js";
import { type Factor, type Inputs, inputsAt } from "../design/index.js";
import { ExperimentError } from "../errors.js";
import { estimateMeasure } from "../measure.js";
import {
  madeInTurn,
  type Progress,
  type ReplicationPool,
  runPoints,
  type Seed,
} from "../replications/index.js";
import { type ElementaryEffects, elementaryEffects, morrisDesign } from "./morris.js";
import { type SobolIndices, sobolDesign, sobolIndices } from "./sobol-indices.js";
import { type Swing, tornado, tornadoDesign } from "./tornado.js";

/** What is to be explained, by which inputs, and how hard to look. */
export interface SensitivityOptions<S> {
  readonly pool: ReplicationPool<S>;
  /** The uncertain inputs with their laws. */
  readonly factors: readonly Factor[];
  /** The subject with its inputs set. */
  readonly subjectOf: (inputs: Inputs) => S;
  readonly seed: Seed;
  /** Output or probability to explain. */
  readonly measure: string;
  /** What a censored output counts as; of each subject where the horizon itself is an input. */
  readonly horizon: number | ((subject: S) => number);
  /** Replications at each point, the same ones. */
  readonly replications: number;
  /** How often each input is moved, from other values of the others. */
  readonly trajectories: number;
  /** Base points of the Sobol' indices, a power of two; none without it. */
  readonly sobol?: number | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What one input does to the answer. */
export interface InputEffect extends Swing, ElementaryEffects {
  readonly name: string;
  /** Shares of the variance; null where they were not asked for. */
  readonly sobol: SobolIndices | null;
}

/** What moves the answer. */
export interface Sensitivity {
  /** The measure with every input in the middle of its range. */
  readonly middle: number;
  /** The input that matters most (Morris, mu*) first. */
  readonly inputs: readonly InputEffect[];
}

/** Runs every point of the three designs under common random numbers. Throws when it is interrupted. */
export async function sensitivity<S>(options: SensitivityOptions<S>): Promise<Sensitivity> {
  const { factors, subjectOf, seed, measure, horizon } = options;
  const stream = (name: string) => deriveStream(seed, 0, `sensitivity.${name}`);
  const swing = tornadoDesign(factors.length);
  const morris = morrisDesign(factors.length, options.trajectories, stream("morris"));
  const sobol =
    options.sobol === undefined ? undefined : sobolDesign(factors.length, options.sobol, stream("sobol"));
  const points = [...swing, ...morris.points, ...(sobol?.points ?? [])];
  const horizons: number[] = [];
  const subjects = madeInTurn(points, (point, index) => {
    const subject = subjectOf(inputsAt(factors, point));
    horizons[index] = typeof horizon === "number" ? horizon : horizon(subject);
    return subject;
  });
  const rows = await runPoints({ ...options, subjects });
  if (rows.length < points.length) throw new ExperimentError("the analysis was interrupted");
  const values = rows.map((of, i) => estimateMeasure(of, measure, horizons[i] as number).mean);
  const afterMorris = swing.length + morris.points.length;
  const { middle, swings } = tornado(values.slice(0, swing.length));
  const effects = elementaryEffects(morris, values.slice(swing.length, afterMorris));
  const indices = sobol && sobolIndices(sobol, values.slice(afterMorris), { source: stream("bootstrap") });
  const inputs = factors.map(({ name }, i): InputEffect => {
    const [swingOf, effectsOf] = [swings[i] as Swing, effects[i] as ElementaryEffects];
    return { name, ...swingOf, ...effectsOf, sobol: indices?.[i] ?? null };
  });
  return { middle, inputs: inputs.sort((a, b) => b.muStar - a.muStar) };
}
