/** What stands in a waiting line: the links are the line's own. */
export interface InLine<Self> {
  /** Smaller is served first. */
  readonly priority: number;
  ahead: Self | undefined;
  behind: Self | undefined;
}

/**
 * A line in which the smaller priority goes first and equals keep their order of arrival. Joining at the
 * tail of a priority and leaving from anywhere take constant time in the number that wait (and linear time
 * in the number of different priorities, which is small).
 */
export class WaitingLine<Member extends InLine<Member>> {
  private readonly classes: { readonly priority: number; last: Member }[] = [];
  private first: Member | undefined;
  private size = 0;

  /** How many stand in it. */
  get length(): number {
    return this.size;
  }

  /** The one to be served next. */
  get head(): Member | undefined {
    return this.first;
  }

  /** The one at the very end. */
  get tail(): Member | undefined {
    return this.classes.at(-1)?.last;
  }

  /** Adds a member behind all of its own priority. */
  join(member: Member): void {
    this.size++;
    let index = this.classes.length;
    while (index > 0 && this.priorityAt(index - 1) > member.priority) index--;
    const same = this.classes[index - 1];
    const ahead = same?.last;
    if (same !== undefined && same.priority === member.priority) same.last = member;
    else this.classes.splice(index, 0, { priority: member.priority, last: member });
    this.link(ahead, member, ahead === undefined ? this.first : ahead.behind);
  }

  /** Puts a member back in front of all of its own priority, as one whose service was broken off. */
  rejoin(member: Member): void {
    this.size++;
    let index = 0;
    while (index < this.classes.length && this.priorityAt(index) < member.priority) index++;
    const ahead = this.classes[index - 1]?.last;
    if (this.classes[index]?.priority !== member.priority) {
      this.classes.splice(index, 0, { priority: member.priority, last: member });
    }
    this.link(ahead, member, ahead === undefined ? this.first : ahead.behind);
  }

  /** Takes a member out, wherever it stands. It must be in this line. */
  leave(member: Member): void {
    this.size--;
    const { ahead, behind } = member;
    const index = this.classes.findIndex((entry) => entry.last === member);
    const own = this.classes[index];
    if (own !== undefined) {
      if (ahead !== undefined && ahead.priority === member.priority) own.last = ahead;
      else this.classes.splice(index, 1);
    }
    if (ahead === undefined) this.first = behind;
    else ahead.behind = behind;
    if (behind !== undefined) behind.ahead = ahead;
    member.ahead = undefined;
    member.behind = undefined;
  }

  /** From head to tail. The one in hand may leave meanwhile. */
  *[Symbol.iterator](): Generator<Member, void, undefined> {
    let member = this.first;
    while (member !== undefined) {
      const next: Member | undefined = member.behind;
      yield member;
      member = next;
    }
  }

  /** From tail to head. */
  *fromTail(): Generator<Member, void, undefined> {
    for (let member = this.tail; member !== undefined; member = member.ahead) yield member;
  }

  private priorityAt(index: number): number {
    return this.classes[index]?.priority ?? 0;
  }

  private link(ahead: Member | undefined, member: Member, behind: Member | undefined): void {
    member.ahead = ahead;
    member.behind = behind;
    if (ahead === undefined) this.first = member;
    else ahead.behind = member;
    if (behind !== undefined) behind.ahead = member;
  }
}
