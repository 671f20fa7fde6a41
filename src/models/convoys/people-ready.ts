// The people whom a convoy service may take now.
import type { Households } from "../families/households.js";
import type { Departures } from "../sites/departures.js";
import type { ReadyClass } from "../sites/platform.js";
import type { Ready } from "./convoy-plan.js";

/** Those who are ready at the site of one convoy service, of the classes that it takes. */
export class PeopleReady {
  /** The separation classes that the service takes. */
  readonly classes: readonly ReadyClass[];
  readonly #site: Departures;
  readonly #households: Households | undefined;

  /** @param place of the service in the list that the platform of its site was made with */
  constructor(site: Departures, place: number, households: Households | undefined) {
    this.#site = site;
    this.classes = site.platform.classes(place);
    this.#households = households;
  }

  /** Persons. */
  get count(): number {
    let count = 0;
    for (const { lanes } of this.classes) for (const lane of lanes) count += lane.length;
    return count;
  }

  /** When the first of them became ready (hours since start); Infinity if nobody is. */
  get oldest(): number {
    let oldest = Number.POSITIVE_INFINITY;
    for (const ready of this.classes) oldest = Math.min(oldest, this.#site.platform.oldest(ready));
    return oldest;
  }

  /** When somebody must go in a convoy of any size (hours since start); Infinity if nobody must. */
  overdue(longestWait: number | undefined): number {
    let overdue = Number.POSITIVE_INFINITY;
    for (const { lanes } of this.classes) {
      for (const { first } of lanes) {
        if (first !== undefined) overdue = Math.min(overdue, this.#site.overdueAt(first, longestWait));
      }
    }
    return overdue;
  }

  /**
   * By class; classes of which nobody is ready are left out.
   * @param whole families stay together
   */
  byClass(whole: boolean): Ready[] {
    const found: Ready[] = [];
    for (let index = 0; index < this.classes.length; index++) {
      const ready = this.classes[index] as ReadyClass;
      let count = 0;
      for (const lane of ready.lanes) count += lane.length;
      if (count === 0) continue;
      const oldest = this.#site.platform.oldest(ready);
      found.push({ index, count, oldest, whole: whole ? this.#wholeFamilies(ready) : undefined });
    }
    return found;
  }

  #wholeFamilies(ready: ReadyClass): Ready["whole"] {
    const households = this.#households;
    return households && ((room) => this.#site.platform.whole(ready, room, households));
  }
}
