import {
  deriveStream,
  type EventHandle,
  type EventList,
  exponential,
  powerLaw,
  type RandomStream,
  type Sampler,
  triangular,
} from "../../src/engine/index.js";
import type { Step } from "./event-list-programs.js";

/** Delays that event lists find hard, each from one stream. */
export const laws: Readonly<Record<string, (stream: RandomStream) => Sampler>> = {
  exponential: (stream) => exponential(stream, { mean: 1 }),
  triangular: (stream) => triangular(stream, { low: 0, mode: 1.5, high: 1.5 }),
  "bimodal, a tenth far away": (stream) => () => stream.uniform() * 0.95 + (stream.uniform() < 0.1 ? 1e6 : 0),
  "Pareto without a mean": (stream) => powerLaw(stream, { minimum: 1, exponent: 1.2 }),
  "of every magnitude": (stream) => () => 10 ** (stream.uniform() * 600 - 300),
  "equal to one another": () => () => 1,
  "nought half of the time": (stream) => () => (stream.uniform() < 0.5 ? 0 : stream.uniform()),
  "ties on a coarse grid": (stream) => () => Math.floor(stream.uniform() * 4),
  "beyond 2^53, where neighbours are 2 apart": (stream) => () => 2 ** 53 + Math.floor(stream.uniform() * 8),
  "so small that their reciprocal overflows": (stream) => () =>
    Math.floor(stream.uniform() * 50) * Number.MIN_VALUE,
};

/** Steps on about `pending` events: insertions and pops in balance, with horizons and a tenth of cancellations. */
export function* churn(name: string, law: string, pending: number, steps: number): Generator<Step> {
  const stream = deriveStream(1, 0, `event list ${name} ${law}`);
  const delay = laws[law]?.(stream) ?? (() => 0);
  const insert = (): Step => ({
    kind: "insert",
    delay: delay(),
    priority: Math.floor(stream.uniform() * 3) - 1,
  });
  const pop = (horizon: number): Step => ({ kind: "pop", horizon });
  const ever = Number.POSITIVE_INFINITY;
  for (let i = 0; i < steps; i++) {
    // A fresh start now and then: a pop with a horizon may find nothing, so the number that waits drifts upwards.
    if (i % (20 * pending) === 0) {
      yield { kind: "clear" };
      for (let k = 0; k < pending; k++) yield insert();
    }
    const u = stream.uniform();
    if (u < 0.44) yield insert();
    else if (u < 0.84) yield pop(u < 0.8 ? ever : delay());
    else if (u < 0.88) yield { kind: "cancel", which: Math.floor(stream.uniform() * 2 ** 31) };
    else if (u < 0.9) yield { kind: "peek" };
    // The whole level moves, so that buckets laid for one density meet another.
    else if (u < 0.9 + 0.2 / pending) for (let k = 0; k < pending; k++) yield insert();
    else if (u < 0.9 + 0.4 / pending) for (let k = 0; k < pending; k++) yield pop(ever);
  }
}

/** Pops an event and inserts it again after a delay, `times` times: the hold model. */
export function hold<Item>(list: EventList<Item>, delay: Sampler, times: number): void {
  for (let i = 0; i < times; i++) {
    const item = list.popBefore(Number.POSITIVE_INFINITY);
    if (item !== undefined) list.insert(list.time + delay(), 0, item);
  }
}

/** The slot in a handle: how many there are is how much memory the list has taken. */
export function slotOf(handle: EventHandle): number {
  return handle % 2 ** 26;
}
