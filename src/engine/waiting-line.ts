/** What stands in a waiting line: the links are the line's own. */
export interface InLine<Self> {
  /** Smaller is served first. */
  readonly priority: number;
  ahead: Self | undefined;
  behind: Self | undefined;
}

/**
 * A line in which the smaller priority goes first and equals keep their order of arrival. Joining and leaving
 * from anywhere take constant time in the number that wait, and linear time in the number of different
 * priorities, which is small.
 */
export class WaitingLine<Member extends InLine<Member>> {
  /** Number of members. */
  length = 0;
  /** The one to be served next. */
  head: Member | undefined = undefined;
  /** The one at the very end. */
  tail: Member | undefined = undefined;
  /**
   * The last member of each priority, in order, while there is more than one priority; most lines never have
   * more than one, and are spared the bookkeeping.
   */
  private ends: Member[] | undefined = undefined;

  /** Adds a member behind all of its own priority. */
  join(member: Member): void {
    const { tail } = this;
    this.length++;
    if (tail === undefined) {
      this.head = member;
      this.tail = member;
    } else if (tail.priority === member.priority && this.ends === undefined) {
      tail.behind = member;
      member.ahead = tail;
      this.tail = member;
    } else this.joinByPriority(member);
  }

  /** Puts a member back in front of all of its own priority, as one whose service was broken off. */
  rejoin(member: Member): void {
    this.length++;
    const ends = this.endsByPriority();
    const place = countBelow(ends, member.priority);
    if (ends[place]?.priority !== member.priority) ends.splice(place, 0, member);
    this.link(ends[place - 1], member);
  }

  /** Takes a member out, wherever it stands. It must be in this line. */
  leave(member: Member): void {
    const { ahead, behind } = member;
    this.length--;
    if (this.ends !== undefined) this.leaveEnds(this.ends, member);
    if (ahead === undefined) this.head = behind;
    else ahead.behind = behind;
    if (behind === undefined) this.tail = ahead;
    else behind.ahead = ahead;
    member.ahead = undefined;
    member.behind = undefined;
  }

  /** From head to tail. The one in hand may leave meanwhile. */
  *[Symbol.iterator](): Generator<Member, void, undefined> {
    let member = this.head;
    while (member !== undefined) {
      const next: Member | undefined = member.behind;
      yield member;
      member = next;
    }
  }

  private joinByPriority(member: Member): void {
    const ends = this.endsByPriority();
    const place = countUpTo(ends, member.priority);
    const ahead = ends[place - 1];
    if (ahead?.priority === member.priority) ends[place - 1] = member;
    else ends.splice(place, 0, member);
    this.link(ahead, member);
  }

  private endsByPriority(): Member[] {
    this.ends ??= this.tail === undefined ? [] : [this.tail];
    return this.ends;
  }

  private leaveEnds(ends: Member[], member: Member): void {
    const place = ends.indexOf(member);
    if (place >= 0) {
      const { ahead } = member;
      if (ahead?.priority === member.priority) ends[place] = ahead;
      else ends.splice(place, 1);
    }
    if (ends.length < 2) this.ends = undefined;
  }

  /** Links a member in behind another, or at the front. */
  private link(ahead: Member | undefined, member: Member): void {
    const behind = ahead === undefined ? this.head : ahead.behind;
    member.ahead = ahead;
    member.behind = behind;
    if (ahead === undefined) this.head = member;
    else ahead.behind = member;
    if (behind === undefined) this.tail = member;
    else behind.ahead = member;
  }
}

/** How many of these, which are in order, have a priority not above this one. */
function countUpTo(ends: readonly { readonly priority: number }[], priority: number): number {
  let count = ends.length;
  while (count > 0 && (ends[count - 1]?.priority ?? 0) > priority) count--;
  return count;
}

/** How many of these, which are in order, have a priority below this one. */
function countBelow(ends: readonly { readonly priority: number }[], priority: number): number {
  let count = 0;
  while (count < ends.length && (ends[count]?.priority ?? 0) < priority) count++;
  return count;
}
