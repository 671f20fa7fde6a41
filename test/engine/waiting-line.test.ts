import fc from "fast-check";
import { expect, test } from "vitest";
import { type InLine, WaitingLine } from "../../src/engine/waiting-line.js";

class Member implements InLine<Member> {
  ahead: Member | undefined = undefined;
  behind: Member | undefined = undefined;
  constructor(
    readonly id: number,
    readonly priority: number,
  ) {}
}

/** From head to tail, and checks that the way back is the same. */
function ids(line: WaitingLine<Member>): number[] {
  const forth = [...line].map(({ id }) => id);
  const back: number[] = [];
  for (let member = line.tail; member !== undefined; member = member.ahead) back.unshift(member.id);
  expect(back).toEqual(forth);
  expect(line.length).toBe(forth.length);
  expect(line.head?.id).toBe(forth[0]);
  return forth;
}

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom("join" as const, "join" as const, "rejoin" as const, "leave" as const),
    priority: fc.integer({ min: 0, max: 3 }),
    which: fc.nat(20),
  }),
  { maxLength: 60, size: "max" },
);

test("members stand by priority, then by arrival; those put back stand in front of their priority", () => {
  fc.assert(
    fc.property(steps, (program) => {
      const line = new WaitingLine<Member>();
      let reference: Member[] = [];
      let made = 0;
      for (const { kind, priority, which } of program) {
        if (kind === "leave") {
          const member = reference[which % Math.max(1, reference.length)];
          if (member === undefined) continue;
          line.leave(member);
          reference = reference.filter((other) => other !== member);
          expect([member.ahead, member.behind]).toEqual([undefined, undefined]);
        } else {
          const member = new Member(made++, priority);
          line[kind](member);
          const before = (other: Member) =>
            kind === "join" ? other.priority <= priority : other.priority < priority;
          const place = reference.filter(before).length;
          reference = [...reference.slice(0, place), member, ...reference.slice(place)];
        }
        expect(ids(line)).toEqual(reference.map(({ id }) => id));
      }
    }),
    { numRuns: 500, seed: 1 },
  );
});

test("the one in hand may leave while the line is gone through", () => {
  const line = new WaitingLine<Member>();
  for (let id = 0; id < 4; id++) line.join(new Member(id, 0));
  for (const member of line) if (member.id % 2 === 0) line.leave(member);
  expect(ids(line)).toEqual([1, 3]);
});
