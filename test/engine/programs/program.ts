import fc from "fast-check";
import type { PreemptionPolicy } from "../../../src/engine/index.js";

/** One step of a random process. Lengths are on a coarse grid, so that many things happen at one instant. */
export type Step =
  | { readonly kind: "pause"; readonly length: number }
  | {
      readonly kind: "request";
      readonly resource: number;
      readonly units: number;
      readonly priority: number;
      readonly policy: PreemptionPolicy;
      readonly patience: number | undefined;
      readonly length: number;
      readonly way: "hold" | "delay" | "any-of";
    }
  | { readonly kind: "both"; readonly patience: number; readonly priority: number; readonly length: number }
  | {
      readonly kind: "use";
      readonly resource: number;
      readonly units: number;
      readonly priority: number;
      readonly policy: PreemptionPolicy;
      readonly length: number;
    }
  | { readonly kind: "interrupt" | "kill"; readonly process: number }
  | { readonly kind: "join"; readonly process: number; readonly patience: number }
  | {
      readonly kind: "capacity";
      readonly resource: number;
      readonly capacity: number;
      readonly preempt: boolean;
    }
  | { readonly kind: "member" | "take"; readonly patience: number }
  | { readonly kind: "get" | "put"; readonly amount: number; readonly patience: number }
  | { readonly kind: "fetch" | "store"; readonly item: number; readonly patience: number };

/** A random program: resources, and processes that start at their times and run their steps. */
export interface Program {
  readonly resources: readonly {
    readonly capacity: number;
    readonly discipline: "first come" | "bypass";
    readonly preemptive: boolean | "by capacity";
  }[];
  readonly processes: readonly { readonly start: number; readonly steps: readonly Step[] }[];
}

const time = fc.integer({ min: 0, max: 6 }).map((half) => half / 2);
const units = fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 3 }));
const priority = fc.integer({ min: 0, max: 2 });
const resource = fc.integer({ min: 0, max: 1 });
const process = fc.integer({ min: 0, max: 7 });
const policy = fc.constantFrom<PreemptionPolicy>("resume", "restart", "resample", "give up");

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("pause" as const), length: time }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("request" as const),
      resource,
      units,
      priority,
      policy,
      patience: fc.option(time, { nil: undefined }),
      length: time,
      way: fc.constantFrom("hold" as const, "delay" as const, "any-of" as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("both" as const), patience: time, priority, length: time }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("use" as const),
      resource,
      units,
      priority,
      policy,
      length: time,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom("interrupt" as const, "kill" as const), process }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("join" as const), process, patience: time }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("capacity" as const),
      resource,
      capacity: fc.integer({ min: 0, max: 4 }),
      preempt: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom("member" as const, "take" as const), patience: time }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom("get" as const, "put" as const),
      amount: fc.integer({ min: 1, max: 3 }),
      patience: time,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom("fetch" as const, "store" as const),
      item: fc.integer({ min: 0, max: 3 }),
      patience: time,
    }),
  },
);

export const programs: fc.Arbitrary<Program> = fc.record({
  resources: fc.array(
    fc.record({
      capacity: fc.integer({ min: 0, max: 3 }),
      discipline: fc.constantFrom("first come" as const, "bypass" as const),
      preemptive: fc.constantFrom<boolean | "by capacity">(true, false, "by capacity"),
    }),
    { minLength: 2, maxLength: 2 },
  ),
  processes: fc.array(fc.record({ start: time, steps: fc.array(step, { minLength: 1, maxLength: 6 }) }), {
    minLength: 1,
    maxLength: 8,
  }),
});
