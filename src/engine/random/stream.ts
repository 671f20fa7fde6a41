import alea from "seedrandom/lib/alea.js";

/** Draws the next value of a law; each call moves the stream behind it on. */
export type Sampler = () => number;

/**
 * What a law draws from: anything that gives uniforms in [0, 1). A `RandomStream` is one; so is a function of
 * somebody's own, so that `exponential({ uniform: () => p }, { mean })()` is the quantile at p.
 */
export interface UniformSource {
  /** Gives the next uniform in [0, 1). */
  readonly uniform: () => number;
}

/**
 * Half the distance between neighbouring uniforms: the generator gives whole multiples of 2^-32. Adding it
 * to a uniform gives a number strictly between 0 and 1, so that no law ever takes the logarithm of 0.
 */
export const HALF_STEP = 2 ** -33;

const LARGEST_UNIFORM = 1 - 2 ** -32;

/**
 * A stream of random numbers, reproducible from the text that names it. Streams of different names are
 * independent for all practical purposes: Baagøe's Alea (2010), period about 2^116, seeded by hashing.
 */
export class RandomStream {
  /**
   * Draws a uniform in [0, 1), a whole multiple of 2^-32. It is a free function, not a method, so that it
   * can be handed on and costs one call.
   */
  readonly uniform: Sampler;

  /** @internal Streams are made by `deriveStream` and `substream`. */
  constructor(
    /** The name that it was asked for by. */
    readonly name: string,
    private readonly path: string,
    /** Whether it gives the mirror images of its partner's numbers. */
    readonly antithetic: boolean,
  ) {
    const draw = alea(path);
    this.uniform = antithetic ? () => LARGEST_UNIFORM - draw() : draw;
  }

  /** Draws a uniform strictly between 0 and 1: the midpoint of the step in which `uniform` falls. */
  uniformPositive(): number {
    return this.uniform() + HALF_STEP;
  }

  /**
   * Draws a whole number in 0, 1, …, n - 1, each as likely as the others but for a part in 2^32 / n. One
   * uniform.
   *
   * @param n a whole number from 1 to 2^32
   */
  integer(n: number): number {
    if (!(n >= 1 && n <= 2 ** 32 && Number.isInteger(n))) {
      throw new RangeError(`integer(n): n is ${n}; it must be a whole number from 1 to 2^32`);
    }
    return Math.floor(this.uniform() * n);
  }

  /**
   * A stream of its own for one entity or one purpose, the same whatever was drawn before from this one or
   * from its other substreams. Draws that belong to a person, a vehicle or a case come from its substream, so
   * that two scenarios that serve them in another order still give each the same luck (common random
   * numbers). Costs about two microseconds.
   *
   * @param key number or text; 1 and "1" are the same key
   */
  substream(key: number | string): RandomStream {
    return new RandomStream(`${this.name}/${key}`, this.path + field(String(key)), this.antithetic);
  }
}

/**
 * Makes the stream of this name in replication `replication` of seed `seed`. Each part is written with its
 * length before it, so that no two triples give the same text: ("1", 11) and ("11", 1) stay apart, and
 * a name may hold any character. Two streams of different names do not touch each other.
 *
 * @param seed a finite number or a text; the number 1 and the text "1" are the same seed, as on a command line
 * @param replication a whole number of at least 0
 * @param antithetic gives the mirror image of each uniform: 1 - 2^-32 - u where the partner gives u, so that
 *   both lie on the same grid in [0, 1), and exactly 1 - u on `uniformPositive`
 */
export function deriveStream(
  seed: number | string,
  replication: number,
  name: string,
  antithetic = false,
): RandomStream {
  if (typeof seed === "number" && !Number.isFinite(seed)) {
    throw new RangeError(`seed ${seed}: a seed must be a finite number or a text`);
  }
  if (!(Number.isSafeInteger(replication) && replication >= 0)) {
    throw new RangeError(`replication ${replication}: it must be a whole number of at least 0`);
  }
  const path = field(String(seed)) + field(String(replication)) + field(name);
  return new RandomStream(name, path, antithetic);
}

function field(text: string): string {
  return `${text.length}:${text},`;
}
