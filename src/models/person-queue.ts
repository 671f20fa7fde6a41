// First-come lines of people from whose middle anybody can be taken: somebody dies, escapes, is released.

/**
 * Links between people who stand in line. A person stands in at most one line of the same links, so that lines
 * of one `PersonLinks` can never hold somebody twice. Memory is three numbers per person, however many lines.
 */
export class PersonLinks {
  /** @internal */ next = new Int32Array(16).fill(nobody);
  /** @internal */ previous = new Int32Array(16).fill(nobody);
  /** @internal Number of the line a person stands in; 0 for none. */
  owner = new Int32Array(16);
  #lines = 0;

  /** A new, empty line. */
  queue(): PersonQueue {
    return new PersonQueue(this, ++this.#lines);
  }

  /** @internal Makes room for this person. */
  reach(person: number): void {
    if (person < this.owner.length) return;
    const room = 2 ** Math.ceil(Math.log2(person + 1));
    this.next = enlarged(this.next, room, nobody);
    this.previous = enlarged(this.previous, room, nobody);
    this.owner = enlarged(this.owner, room, 0);
  }
}

/** A line of people: first come, first served; joining, leaving and taking the first are constant in time. */
export class PersonQueue {
  readonly #links: PersonLinks;
  readonly #number: number;
  #head = nobody;
  #tail = nobody;
  #length = 0;

  /** @internal Made by `PersonLinks.queue`. */
  constructor(links: PersonLinks, number: number) {
    this.#links = links;
    this.#number = number;
  }

  /** How many stand in line. */
  get length(): number {
    return this.#length;
  }

  /** Who has stood in line longest; undefined if nobody stands there. */
  get first(): number | undefined {
    return this.#length === 0 ? undefined : this.#head;
  }

  /** Does this person stand in this line? */
  has(person: number): boolean {
    return this.#links.owner[person] === this.#number;
  }

  /**
   * A person joins at the end.
   * @throws Error if the person stands in a line of the same links already
   */
  push(person: number): void {
    const links = this.#own(person);
    links.previous[person] = this.#tail;
    links.next[person] = nobody;
    if (this.#tail === nobody) this.#head = person;
    else links.next[this.#tail] = person;
    this.#tail = person;
  }

  /** A person joins before all others. Throws as {@link push} does. */
  unshift(person: number): void {
    const links = this.#own(person);
    links.previous[person] = nobody;
    links.next[person] = this.#head;
    if (this.#head === nobody) this.#tail = person;
    else links.previous[this.#head] = person;
    this.#head = person;
  }

  /** Takes the first out of the line; undefined if nobody stands there. */
  shift(): number | undefined {
    const person = this.first;
    if (person !== undefined) this.remove(person);
    return person;
  }

  /** Takes a person out, wherever in the line; false if the person does not stand in this line. */
  remove(person: number): boolean {
    if (!this.has(person)) return false;
    const { next, previous, owner } = this.#links;
    const [ahead, behind] = [previous[person] as number, next[person] as number];
    if (ahead === nobody) this.#head = behind;
    else next[ahead] = behind;
    if (behind === nobody) this.#tail = ahead;
    else previous[behind] = ahead;
    owner[person] = 0;
    this.#length--;
    return true;
  }

  #own(person: number): PersonLinks {
    const links = this.#links;
    links.reach(person);
    if (links.owner[person] !== 0) throw new Error(`person ${person} stands in another line already`);
    links.owner[person] = this.#number;
    this.#length++;
    return links;
  }

  /** The people in line, first to last; the line must not change meanwhile. */
  *[Symbol.iterator](): Generator<number, void, undefined> {
    for (let person = this.#head; person !== nobody; person = this.#links.next[person] as number)
      yield person;
  }
}

const nobody = -1;

function enlarged(old: Int32Array, room: number, fill: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(room).fill(fill);
  larger.set(old);
  return larger;
}
