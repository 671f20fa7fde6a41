import FlatQueue from "flatqueue";
import { Heap } from "heap-js";
import TinyQueue from "tinyqueue";
import { alternate, type Contestant, timed } from "../alternate.js";
import type { Row, Suite } from "../row.js";
import { DELAYS, drawDelays } from "../work/delays.js";
import { holdModel } from "../work/hold.js";
import { sizes } from "./hold.js";

const DISTRIBUTION = "exponential";

interface Event {
  readonly time: number;
  readonly priority: number;
  readonly sequence: number;
  readonly item: object;
}

function compare(a: Event, b: Event): number {
  return a.time - b.time || a.priority - b.priority || a.sequence - b.sequence;
}

/** The hold model on flatqueue, which knows numbers for time and item, and no order among equal times. */
function onFlatqueue(pending: number): Contestant {
  const delays = drawDelays(DISTRIBUTION);
  const queue = new FlatQueue<object>();
  let draw = 0;
  for (let k = 0; k < pending; k++) queue.push({}, delays[draw++ & (DELAYS - 1)] as number);
  return timed((times) => {
    for (let k = 0; k < times; k++) {
      const now = queue.peekValue() as number;
      queue.push(queue.pop() as object, now + (delays[draw++ & (DELAYS - 1)] as number));
    }
  });
}

/** The hold model on tinyqueue: event objects and a comparison. */
function onTinyqueue(pending: number): Contestant {
  const delays = drawDelays(DISTRIBUTION);
  const queue = new TinyQueue<Event>([], compare);
  let draw = 0;
  let sequence = 0;
  const add = (now: number, item: object): void => {
    const time = now + (delays[draw++ & (DELAYS - 1)] as number);
    queue.push({ time, priority: 0, sequence: sequence++, item });
  };
  for (let k = 0; k < pending; k++) add(0, {});
  return timed((times) => {
    for (let k = 0; k < times; k++) {
      const event = queue.pop() as Event;
      add(event.time, event.item);
    }
  });
}

/** The hold model on heap-js: event objects and a comparison. */
function onHeapJs(pending: number): Contestant {
  const delays = drawDelays(DISTRIBUTION);
  const heap = new Heap<Event>(compare);
  let draw = 0;
  let sequence = 0;
  const add = (now: number, item: object): void => {
    const time = now + (delays[draw++ & (DELAYS - 1)] as number);
    heap.push({ time, priority: 0, sequence: sequence++, item });
  };
  for (let k = 0; k < pending; k++) add(0, {});
  return timed((times) => {
    for (let k = 0; k < times; k++) {
      const event = heap.pop() as Event;
      add(event.time, event.item);
    }
  });
}

/** Priority queues of the npm registry used as event lists, in turns with ours on the same work. */
export const peers: Suite = async ({ time }) => {
  const rows: Row[] = [];
  for (const pending of sizes) {
    const contestants: Readonly<Record<string, Contestant>> = {
      transfersim: timed(holdModel(pending, DISTRIBUTION)),
      flatqueue: onFlatqueue(pending),
      tinyqueue: onTinyqueue(pending),
      "heap-js": onHeapJs(pending),
    };
    const standings = await alternate(Object.values(contestants), 10_000, time * 4);
    Object.keys(contestants).forEach((peer, k) => {
      const { per_second = 0, ratio = 0 } = standings[k] ?? {};
      rows.push({ suite: "peers", name: `${peer}, ${pending} pending`, peer, pending, per_second, ratio });
    });
  }
  return rows;
};
