import { quantileSorted } from "./quantile.js";
import { Tally } from "./tally.js";

/** A tally that also keeps every value, for quantiles: 8 bytes a value and more. */
export class SampleTally extends Tally {
  private kept: number[] = [];
  private sorted: Float64Array | undefined;

  override add(value: number): void {
    super.add(value);
    this.kept.push(value);
    this.sorted = undefined;
  }

  override remove(value: number): void {
    super.remove(value);
    const place = this.kept.lastIndexOf(value);
    if (place >= 0) this.kept.splice(place, 1);
    this.sorted = undefined;
  }

  /** The values in the order in which they came. */
  get values(): readonly number[] {
    return this.kept;
  }

  /** Quantile of type 7; NaN of no values. Sorts once for any number of quantiles. */
  quantile(p: number): number {
    this.sorted ??= Float64Array.from(this.kept).sort();
    return quantileSorted(this.sorted, p);
  }

  override reset(): void {
    super.reset();
    this.kept = [];
    this.sorted = undefined;
  }
}
