import { logGamma } from "./log-gamma.js";
import { normalQuantile } from "./normal.js";
import { solveQuantile } from "./solve.js";

const epsilon = 2 ** -52;

/** Shapes from here on take the expansion for large ones: series and fraction need some ten times their root in steps. */
const LARGE = 1e5;

/**
 * Regularised incomplete gamma functions: the share of the gamma law of shape `a` and scale 1 below x
 * (`lower`) or above it (`upper`). Series and continued fraction (Abramowitz and Stegun 1964, 6.5.29 and
 * 6.5.31; modified Lentz, Press et al. 2007, 6.2), each where it converges fast and loses no digits; for large shapes
 * the uniform expansion of Temme (1979, SIAM J. Math. Anal. 10, 757-766; DLMF 8.12.3), relative error about 1e-10.
 */
export class IncompleteGamma {
  private readonly logGammaOfShape: number;

  constructor(
    /** The shape `a`, above 0. */
    readonly shape: number,
  ) {
    this.logGammaOfShape = logGamma(shape);
  }

  /** P(a, x), the share below x. */
  lower(x: number): number {
    if (x <= 0) return 0;
    if (x === Number.POSITIVE_INFINITY) return 1;
    if (this.shape >= LARGE) return this.expansion(x, -1);
    return x < this.shape + 1 ? this.series(x) : 1 - this.fraction(x);
  }

  /** Q(a, x) = 1 - P(a, x), the share above x, exact to the last digits far out. */
  upper(x: number): number {
    if (x <= 0) return 1;
    if (x === Number.POSITIVE_INFINITY) return 0;
    if (this.shape >= LARGE) return this.expansion(x, 1);
    return x < this.shape + 1 ? 1 - this.series(x) : this.fraction(x);
  }

  /** The x below which the share p lies; p strictly between 0 and 1. */
  quantile(p: number): number {
    return solveQuantile(this, p, this.guess(p), Number.POSITIVE_INFINITY);
  }

  /** Density at x, above 0. */
  density(x: number): number {
    if (this.shape >= LARGE) {
      const stirling = 1 - 1 / (12 * this.shape);
      return (this.peaked(excessOverLog((x - this.shape) / this.shape)) * stirling * this.shape) / x;
    }
    return Math.exp((this.shape - 1) * Math.log(x) - x - this.logGammaOfShape);
  }

  /** Derivative of the density's logarithm at x, above 0. */
  slope(x: number): number {
    return (this.shape - 1) / x - 1;
  }

  /** Wilson and Hilferty 1931 (PNAS 17, 684-688) for shapes above 1; else the two ends of the law. */
  private guess(p: number): number {
    const a = this.shape;
    if (a > 1) {
      const cubeRoot = 1 - 1 / (9 * a) + normalQuantile(p) / (3 * Math.sqrt(a));
      if (cubeRoot > 0.3) return a * cubeRoot ** 3;
      return Math.exp((Math.log(p) + this.logGammaOfShape + Math.log(a)) / a);
    }
    const t = 1 - a * (0.253 + a * 0.12);
    return p < t ? (p / t) ** (1 / a) : 1 - Math.log(1 - (p - t) / (1 - t));
  }

  private front(x: number): number {
    return Math.exp(this.shape * Math.log(x) - x - this.logGammaOfShape);
  }

  private series(x: number): number {
    let n = this.shape;
    let term = 1 / n;
    let sum = term;
    while (term > sum * epsilon) {
      term *= x / ++n;
      sum += term;
    }
    return sum * this.front(x);
  }

  private fraction(x: number): number {
    const a = this.shape;
    let b = x + 1 - a;
    let c = Number.MAX_VALUE;
    let d = 1 / b;
    let product = d;
    for (let i = 1; ; i++) {
      const an = -i * (i - a);
      b += 2;
      d = 1 / (an * d + b);
      c = b + an / c;
      const factor = c * d;
      product *= factor;
      // Written so that NaN ends it too.
      if (!(Math.abs(factor - 1) > epsilon)) return product * this.front(x);
    }
  }

  /** The share above x (`side` 1) or below it (-1) by Temme's expansion, to its first term. */
  private expansion(x: number, side: 1 | -1): number {
    const mu = (x - this.shape) / this.shape;
    const excess = excessOverLog(mu);
    const eta = Math.sign(mu) * Math.sqrt(2 * excess);
    const beyond = normal.upper(this.shape * excess) / 2;
    const share = eta * side < 0 ? 1 - beyond : beyond;
    return share + side * this.peaked(excess) * firstCoefficient(mu, eta);
  }

  /** exp(-shape (mu - ln(1 + mu))) / sqrt(2 pi shape): x times the density over the shape, but for Stirling's 1 - 1 / (12 shape). */
  private peaked(excess: number): number {
    return Math.exp(-this.shape * excess) / Math.sqrt(2 * Math.PI * this.shape);
  }
}

/** A chi-square of one degree is the square of a normal variable: the normal law beyond z, both sides, is `upper(z^2 / 2)`. */
const normal = new IncompleteGamma(0.5);

/** mu - ln(1 + mu), by its series near 0, where the difference would lose its digits. */
function excessOverLog(mu: number): number {
  if (Math.abs(mu) > 0.1) return mu - Math.log1p(mu);
  let sum = 0;
  let power = mu * mu;
  for (let k = 2; k <= 18; k++) {
    sum += power / k;
    power *= -mu;
  }
  return sum;
}

/** c0 = 1 / mu - 1 / eta, by its series in eta near 0 (DLMF 8.12.9). */
function firstCoefficient(mu: number, eta: number): number {
  if (Math.abs(eta) > 0.1) return 1 / mu - 1 / eta;
  return -1 / 3 + eta * (1 / 12 + eta * (-2 / 135 + eta * (1 / 864 + eta / 2835)));
}
