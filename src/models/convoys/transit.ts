// Everybody who is on the way, and how long they are aboard.
import { Tally } from "../../engine/index.js";
import type { Figures } from "../part.js";
import type { ModelContext } from "../site.js";

/** The people in all convoys, or rounds, on the way. */
export class Transit {
  readonly #hoursAboard = new Tally();
  #aboard = 0;

  /** @param name as an error would call them */
  constructor(context: ModelContext, name: string) {
    context.ledger.holder("in_transit", name, () => this.#aboard);
  }

  /** How many are on the way now. */
  get aboard(): number {
    return this.#aboard;
  }

  /** So many set out. */
  embark(people: number): void {
    this.#aboard += people;
  }

  /** So many are no longer on the way: they arrived, died or escaped. */
  disembark(people: number): void {
    this.#aboard -= people;
  }

  /** So many have been aboard for so many hours, loading included, when they get off at the end. */
  spent(people: number, hours: number): void {
    for (let i = 0; i < people; i++) this.#hoursAboard.add(hours);
  }

  /** Hours aboard, of those who have arrived; 0 if nobody has. */
  observe(figures: Figures): void {
    const some = this.#hoursAboard.count > 0;
    figures.add("hours_aboard_mean", some ? this.#hoursAboard.mean : 0);
    figures.add("hours_aboard_longest", some ? this.#hoursAboard.maximum : 0);
  }
}
