import { logGamma } from "./log-gamma.js";
import { normalQuantile } from "./normal.js";
import { solveQuantile } from "./solve.js";

const epsilon = 2 ** -52;
const tiny = 1e-300;

/**
 * Regularised incomplete beta function: the share of the beta law (a, b) on [0, 1] below x. Continued
 * fraction (Abramowitz and Stegun 1964, 26.5.8; modified Lentz, Press et al. 2007, 6.4) on the side where it
 * converges fast.
 */
export class IncompleteBeta {
  private readonly logFront: number;
  private mirrored: IncompleteBeta | undefined;
  private belowMiddle: number | undefined;

  constructor(
    /** First shape, above 0. */
    readonly a: number,
    /** Second shape, above 0. */
    readonly b: number,
  ) {
    this.logFront = logGamma(a + b) - logGamma(a) - logGamma(b);
  }

  /** I_x(a, b), the share below x. */
  lower(x: number): number {
    if (x <= 0) return 0;
    return this.nearLow(x) ? this.head(x) : 1 - this.tail(x);
  }

  /** 1 - I_x(a, b), the share above x, exact to the last digits far out. */
  upper(x: number): number {
    if (x >= 1) return 0;
    return this.nearLow(x) ? 1 - this.head(x) : this.tail(x);
  }

  /**
   * The x below which the share p lies; p strictly between 0 and 1. Beyond the middle of [0, 1] it is looked
   * for from the other end, in the mirrored law, so that no digits are lost near either end.
   */
  quantile(p: number): number {
    this.belowMiddle ??= this.lower(0.5);
    return p <= this.belowMiddle ? this.quantileFromLow(p) : 1 - this.mirror().quantileFromLow(1 - p);
  }

  /** Density at x, strictly between 0 and 1. */
  density(x: number): number {
    return Math.exp((this.a - 1) * Math.log(x) + (this.b - 1) * Math.log1p(-x) + this.logFront);
  }

  /** Derivative of the density's logarithm at x, strictly between 0 and 1. */
  slope(x: number): number {
    return (this.a - 1) / x - (this.b - 1) / (1 - x);
  }

  private quantileFromLow(p: number): number {
    const start = this.a >= 1 && this.b >= 1 ? this.guessMiddle(p) : this.guessEnds(p);
    return solveQuantile(this, p, start, 1);
  }

  private mirror(): IncompleteBeta {
    this.mirrored ??= new IncompleteBeta(this.b, this.a);
    return this.mirrored;
  }

  /** Abramowitz and Stegun 1964, 26.5.22. */
  private guessMiddle(p: number): number {
    const { a, b } = this;
    const y = -normalQuantile(p);
    const lambda = (y * y - 3) / 6;
    const left = 1 / (2 * a - 1);
    const right = 1 / (2 * b - 1);
    const h = 2 / (left + right);
    const w = (y * Math.sqrt(lambda + h)) / h - (right - left) * (lambda + 5 / 6 - 2 / (3 * h));
    return a / (a + b * Math.exp(2 * w));
  }

  /** The law near its two ends, where it is a power (Press et al. 2007, 6.14.15). */
  private guessEnds(p: number): number {
    const { a, b } = this;
    const left = Math.exp(a * Math.log(a / (a + b))) / a;
    const right = Math.exp(b * Math.log(b / (a + b))) / b;
    const whole = left + right;
    return p < left / whole ? (a * whole * p) ** (1 / a) : 1 - (b * whole * (1 - p)) ** (1 / b);
  }

  private nearLow(x: number): boolean {
    return x < (this.a + 1) / (this.a + this.b + 2);
  }

  private head(x: number): number {
    return (this.front(x) * fraction(this.a, this.b, x)) / this.a;
  }

  private tail(x: number): number {
    return (this.front(x) * fraction(this.b, this.a, 1 - x)) / this.b;
  }

  private front(x: number): number {
    return Math.exp(this.a * Math.log(x) + this.b * Math.log1p(-x) + this.logFront);
  }
}

function fraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let product = d;
  for (let m = 1; ; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    product *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    const factor = d * c;
    product *= factor;
    // Written so that NaN ends it too.
    if (!(Math.abs(factor - 1) > epsilon)) return product;
  }
}

/** Keeps a denominator away from 0, as Lentz's method asks. */
function away(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
