// Tasks of several kinds that wait in one order, where a kind may have to be passed over.
import { WaitingList } from "./waiting-list.js";

/**
 * A list for each kind of task, and one order over all: by rank, key and order of arrival. Kind 0, mostly the only one,
 * has a list from the start.
 */
export class WaitingLists {
  readonly #usual = new WaitingList();
  readonly #kinds: number[] = [0];
  readonly #listOfKind = new Map<number, WaitingList>();
  readonly #lists: WaitingList[] = [this.#usual];
  #arrivals = 0;
  #length = 0;

  /** How many wait. */
  get length(): number {
    return this.#length;
  }

  /** Adds a task of a kind. See {@link WaitingList.add}. */
  add(task: number, kind: number, rank: number, key: number): void {
    (kind === 0 ? this.#usual : this.#listOf(kind)).add(task, rank, key, this.#arrivals++);
    this.#length++;
  }

  /** Removes a task wherever it stands; false if it does not wait. */
  withdraw(task: number): boolean {
    for (const list of this.#lists) {
      if (!list.withdraw(task)) continue;
      this.#length--;
      return true;
    }
    return false;
  }

  /** The list whose head comes first among the kinds that may be called; undefined if none of them waits. */
  first(mayBeCalled: (kind: number) => boolean): WaitingList | undefined {
    if (this.#length === this.#usual.length) {
      return this.#length > 0 && mayBeCalled(0) ? this.#usual : undefined;
    }
    let first: WaitingList | undefined;
    for (let i = 0; i < this.#lists.length; i++) {
      const list = this.#lists[i] as WaitingList;
      if (list.length === 0 || !mayBeCalled(this.#kinds[i] as number)) continue;
      if (first === undefined || isBefore(list, first)) first = list;
    }
    return first;
  }

  /** Removes and returns the head of one of the lists. */
  takeFrom(list: WaitingList): number {
    this.#length--;
    return list.take();
  }

  #listOf(kind: number): WaitingList {
    const found = this.#listOfKind.get(kind);
    if (found !== undefined) return found;
    const made = new WaitingList();
    this.#listOfKind.set(kind, made);
    this.#kinds.push(kind);
    this.#lists.push(made);
    return made;
  }
}

function isBefore(one: WaitingList, other: WaitingList): boolean {
  if (one.headRank !== other.headRank) return one.headRank < other.headRank;
  if (one.headKey !== other.headKey) return one.headKey < other.headKey;
  return one.headOrder < other.headOrder;
}
