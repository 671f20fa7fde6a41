// Where those who have passed the gate wait for the rest of their family.
import type { Households } from "../families/households.js";
import type { PersonQueue } from "../person-queue.js";
import type { ModelContext } from "../site.js";

/** Families gather behind a gate that people pass one by one: all of a family are ready at once. */
export class Muster {
  readonly line: PersonQueue;
  readonly #households: Households;
  readonly #gate: readonly PersonQueue[];
  readonly #ready: (person: number) => void;

  /**
   * @param gate lines of those who have not passed it yet
   * @param ready told of everybody who can go
   */
  constructor(
    context: ModelContext,
    households: Households,
    gate: readonly PersonQueue[],
    ready: (person: number) => void,
  ) {
    this.line = context.links.queue();
    this.#households = households;
    this.#gate = gate;
    this.#ready = ready;
  }

  /** A person has passed the gate. */
  passed(person: number): void {
    this.line.push(person);
    this.comesNoMore(person);
  }

  /** A person is not at the gate any more: those who have waited for nobody else are ready. */
  comesNoMore(person: number): void {
    const members = this.#households.members(this.#households.of(person));
    if (members.some((member) => this.#gate.some((line) => line.has(member)))) return;
    for (const member of members) if (this.line.remove(member)) this.#ready(member);
  }
}
