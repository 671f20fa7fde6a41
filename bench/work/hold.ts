import { type EventHandle, EventList } from "../../src/engine/index.js";
import { DELAYS, drawCancels, drawDelays } from "./delays.js";

/** The hold model: pop the earliest event, schedule it again after a delay; so many times. */
export type Hold = (times: number) => void;

/** Times the content of the list is turned over before anything is measured. */
const TURNS = 3;

interface Item {
  handle: EventHandle;
}

/**
 * The hold model on the engine's event list, as the simulation uses it. With a share of cancels, so many of the steps
 * also cancel the event of some item and schedule it anew.
 *
 * @returns the model in its steady state
 */
export function holdModel(pending: number, distribution: string, cancels = 0): Hold {
  const delays = drawDelays(distribution);
  const victims = drawCancels(cancels, pending);
  const list = new EventList<Item>();
  const items: Item[] = [];
  let draw = 0;
  const next = (): number => delays[draw++ & (DELAYS - 1)] as number;
  for (let k = 0; k < pending; k++) {
    const item: Item = { handle: 0 as EventHandle };
    item.handle = list.insert(next(), 0, item);
    items.push(item);
  }

  const plain = (times: number): void => {
    for (let k = 0; k < times; k++) {
      const item = list.popBefore(Number.POSITIVE_INFINITY) as Item;
      list.place(list.time + (delays[draw++ & (DELAYS - 1)] as number), 0, item);
    }
  };
  const cancelling = (times: number): void => {
    for (let k = 0; k < times; k++) {
      const item = list.popBefore(Number.POSITIVE_INFINITY) as Item;
      const now = list.time;
      item.handle = list.insert(now + (delays[draw++ & (DELAYS - 1)] as number), 0, item);
      const index = victims[draw & (DELAYS - 1)] as number;
      if (index < 0) continue;
      const victim = items[index] as Item;
      list.cancel(victim.handle);
      victim.handle = list.insert(now + (delays[draw++ & (DELAYS - 1)] as number), 0, victim);
    }
  };

  const hold = cancels > 0 ? cancelling : plain;
  hold(TURNS * pending + DELAYS);
  return hold;
}
