import { expect, test } from "vitest";
import {
  anyOf,
  Interrupt,
  type Process,
  type SimEvent,
  Simulation,
  SimulationError,
  within,
} from "../../src/engine/index.js";

/** Something with seats, perhaps: a filter that looks at them throws where there are none. */
interface Vehicle {
  readonly name: string;
  readonly seats?: { readonly number: number };
}

const bicycle: Vehicle = { name: "bicycle" };
const bus: Vehicle = { name: "bus", seats: { number: 40 } };

function isLarge({ name, seats }: Vehicle): boolean {
  if (seats === undefined) throw new TypeError(`${name} has no seats`);
  return seats.number > 3;
}

const noSeats = new TypeError("bicycle has no seats");

/** What waiting ends with: a value or an error. */
function* outcome(ask: () => SimEvent<unknown>) {
  try {
    return yield* ask();
  } catch (error) {
    return error;
  }
}

test("items go out in the order in which they came, to those who wait in theirs", () => {
  const sim = new Simulation();
  const shelf = sim.store<string>("shelf");
  const seen: string[] = [];
  for (const name of ["x", "y", "z"]) {
    sim.process(function* taker() {
      seen.push(`${name}:${yield* shelf.get()}@${sim.now}`);
    });
  }
  sim.schedule(0, () => shelf.put("early"));
  for (const [at, item] of [
    [1, "a"],
    [2, "b"],
  ] as const) {
    sim.schedule(at, () => shelf.put(item));
  }
  sim.run();
  expect(seen).toEqual(["x:early@0", "y:a@1", "z:b@2"]);
  shelf.put("c");
  shelf.put("d");
  expect([shelf.items, shelf.size, shelf.get().value, shelf.items]).toEqual([["c", "d"], 2, "c", ["d"]]);
});

test("an item goes to the first whose filter accepts it; others keep their place", () => {
  const sim = new Simulation();
  const numbers = sim.store<number>("numbers");
  const big = numbers.get((n) => n > 10);
  const even = numbers.get((n) => n % 2 === 0);
  const any = numbers.get();
  numbers.put(3);
  numbers.put(12);
  numbers.put(13);
  expect([any.value, big.value, even.happened, numbers.items]).toEqual([3, 12, false, [13]]);
  numbers.put(4);
  expect([even.value, numbers.items]).toEqual([4, [13]]);
});

test("a filter takes the oldest item it accepts from the shelf", () => {
  const sim = new Simulation();
  const numbers = sim.store<number>("numbers");
  for (const n of [1, 2, 3, 4]) numbers.put(n);
  expect([numbers.get((n) => n % 2 === 0).value, numbers.items]).toEqual([2, [1, 3, 4]]);
  expect(numbers.get((n) => n > 9).happened).toBe(false);
});

test("a more urgent taker is served first", () => {
  const sim = new Simulation();
  const shelf = sim.store<string>("shelf");
  const slow = shelf.get();
  const urgent = shelf.get(undefined, -1);
  shelf.put("a");
  expect([slow.happened, urgent.happened]).toEqual([false, true]);
});

test("a full store makes those who bring wait, in order", () => {
  const sim = new Simulation();
  const shelf = sim.store<string>("shelf", { capacity: 2 });
  const puts = ["a", "b", "c", "d"].map((item) => shelf.put(item));
  expect([puts.map((put) => put.happened), shelf.putQueue.length]).toEqual([[true, true, false, false], 2]);
  expect(shelf.get((item) => item === "b").value).toBe("b");
  expect([puts[2]?.happened, shelf.items, shelf.putQueue.length]).toEqual([true, ["a", "c"], 1]);
});

test("what a blocked bringer brings goes to one who waits for it, once there is room", () => {
  const sim = new Simulation();
  const numbers = sim.store<number>("numbers", { capacity: 1 });
  numbers.put(1);
  const two = numbers.get((n) => n === 2);
  numbers.put(2);
  expect(two.happened).toBe(false);
  expect(numbers.get((n) => n === 1).value).toBe(1);
  expect([two.value, numbers.size]).toEqual([2, 0]);
});

test("a filter that throws at an item on the shelf fails the get, which is out of the line", () => {
  const sim = new Simulation();
  const yard = sim.store<Vehicle>("yard");
  yard.put(bicycle);
  const broken = sim.process(outcome(() => yard.get(isLarge)));
  sim.schedule(1, () => yard.put(bus));
  sim.run();
  expect([broken.value, yard.items]).toEqual([noSeats, [bicycle, bus]]);
  expect([yard.queue.length, yard.queue.wait.count, yard.queue.maximumLength]).toEqual([0, 0, 0]);
});

test("a filter that throws at what somebody brings fails the wait of its own process; the item goes on", () => {
  const sim = new Simulation();
  const yard = sim.store<Vehicle>("yard");
  const broken = sim.process(outcome(() => yard.get(isLarge)));
  const sound = sim.process(outcome(() => yard.get()));
  sim.process(function* bringer() {
    yield 2;
    yield* yard.put(bicycle);
    yield* yard.put(bus);
  });
  sim.run();
  expect([broken.value, sound.value, yard.items]).toEqual([noSeats, bicycle, [bus]]);
  expect([yard.queue.length, yard.queue.wait.count]).toEqual([0, 1]);
});

test("a filter that throws takes its any-of out of the line, and the item goes to the next", () => {
  const sim = new Simulation();
  const yard = sim.store<Vehicle>("yard");
  const broken = sim.process(outcome(() => anyOf(yard.get(isLarge), yard.get())));
  const sound = sim.process(outcome(() => yard.get()));
  sim.schedule(2, () => yard.put(bicycle));
  sim.run();
  expect([broken.value, sound.value, yard.size]).toEqual([noSeats, bicycle, 0]);
  expect([yard.queue.length, yard.queue.abandoned]).toEqual([0, 1]);
});

test("a filter that throws at what comes back does not reach the one who gives it back", () => {
  const sim = new Simulation();
  const yard = sim.store<Vehicle>("yard");
  const hasty = sim.process(outcome(() => yard.get()));
  const broken = sim.process(outcome(() => yard.get(isLarge)));
  sim.schedule(1, () => {
    yard.put(bicycle);
    hasty.interrupt();
  });
  sim.run();
  expect(hasty.value).toBeInstanceOf(Interrupt);
  expect([broken.value, yard.items]).toEqual([noSeats, [bicycle]]);
});

test("a wait that a filter failed, given up at that instant, brings nothing back and ends the run", () => {
  const sim = new Simulation();
  const yard = sim.store<Vehicle>("yard");
  const p = sim.process(outcome(() => yard.get(isLarge)));
  sim.schedule(1, () => {
    yard.put(bicycle);
    p.interrupt();
  });
  expect(() => sim.run()).toThrow("nobody waited for it: bicycle has no seats");
  expect(p.value).toBeInstanceOf(Interrupt);
  expect(yard.items).toEqual([bicycle]);
});

test("a filter that throws what is no error fails the get with an error that says so", () => {
  const sim = new Simulation();
  const yard = sim.store<Vehicle>("yard");
  yard.put(bus);
  const got = yard.get(() => {
    throw "out of order";
  });
  expect(() => got.value).toThrow("out of order");
});

test("giving up withdraws a taker and a bringer", () => {
  const sim = new Simulation();
  const shelf = sim.store<string>("shelf", { capacity: 1 });
  const seen: unknown[] = [];
  sim.process(function* waiters() {
    seen.push(yield* within(2, shelf.get()), shelf.queue.abandoned);
    shelf.put("a");
    yield* anyOf(shelf.put("b"), sim.timeout(1));
    seen.push(shelf.putQueue.length, shelf.putQueue.abandoned, yield* shelf.get(), shelf.size);
  });
  sim.run();
  expect(seen).toEqual([undefined, 1, 0, 1, "a", 0]);
});

test("an item handed over at the instant of an interrupt goes to the next, or back to the front", () => {
  const sim = new Simulation();
  const shelf = sim.store<string>("shelf");
  const seen: string[] = [];
  const takers = [0, 1].map((k) =>
    sim.process(function* taker() {
      try {
        seen.push(`${k}:${yield* shelf.get()}`);
      } catch {
        seen.push(`${k} interrupted`);
      }
    }),
  );
  sim.schedule(1, () => {
    shelf.put("a");
    takers[0]?.interrupt();
  });
  sim.run();
  expect(seen).toEqual(["0 interrupted", "1:a"]);
  const lone = sim.process(function* taker() {
    try {
      yield* shelf.get();
    } catch {
      seen.push("lone interrupted");
    }
  });
  sim.schedule(1, () => {
    shelf.put("b");
    shelf.put("c");
    lone.interrupt();
  });
  sim.run();
  expect([seen.at(-1), shelf.items]).toEqual(["lone interrupted", ["b", "c"]]);
});

test("statistics: waits of takers, items over time, and how long each lay there", () => {
  const sim = new Simulation();
  const shelf = sim.store<string>("shelf");
  sim.process(function* taker() {
    yield* shelf.get();
    yield 4;
    yield* shelf.get();
  });
  sim.schedule(2, () => shelf.put("a"));
  sim.schedule(3, () => shelf.put("b"));
  sim.run(8);
  expect([shelf.queue.wait.count, shelf.queue.wait.sum, shelf.queue.meanLength]).toEqual([2, 2, 0.25]);
  expect([shelf.stock.wait.count, shelf.stock.wait.sum, shelf.stock.meanLength]).toEqual([1, 3, 3 / 8]);
  sim.resetStatistics();
  expect([shelf.queue.wait.count, shelf.stock.wait.count]).toEqual([0, 0]);
});

test.each([0, 1.5, Number.NaN])("a capacity of %d is an error", (capacity) => {
  expect(() => new Simulation().store("s", { capacity })).toThrow(`not ${capacity}`);
});

test.each([true, false])("a filter that ends its own wait, and then says %s, takes nothing", (says) => {
  const sim = new Simulation();
  const garage = sim.store<string>("garage");
  const seen: unknown[] = [];
  const hasty: Process = sim.process(function* quits() {
    yield* garage.get(() => {
      hasty.kill();
      return says;
    });
  });
  sim.process(function* next() {
    seen.push(yield* garage.get());
  });
  sim.schedule(1, () => garage.put("bus"));
  sim.run();
  expect([seen, garage.size, garage.queue.length, garage.queue.abandoned]).toEqual([["bus"], 0, 0, 1]);
});

test("a filter that ends its own wait and then throws ends the run, and leaves the line once", () => {
  const sim = new Simulation();
  const garage = sim.store<Vehicle>("garage");
  const hasty: Process = sim.process(function* quits() {
    yield* garage.get((vehicle) => {
      hasty.kill();
      return isLarge(vehicle);
    });
  });
  sim.schedule(1, () => garage.put(bicycle));
  expect(() => sim.run()).toThrow("nobody waited for it: bicycle has no seats");
  expect([garage.size, garage.queue.length, garage.queue.abandoned]).toEqual([1, 0, 1]);
});

test("a filter that takes from its store, or puts into it, fails the wait with an error that says so", () => {
  const sim = new Simulation();
  const garage = sim.store<string>("garage");
  garage.put("a");
  garage.put("b");
  const seen: unknown[] = [];
  sim.process(function* greedy() {
    seen.push(yield* outcome(() => garage.get(() => garage.get().happened)));
    seen.push(yield* outcome(() => garage.get(() => garage.put("c").happened)));
  });
  sim.run();
  const wrong = new SimulationError(
    '"garage": a filter only looks at the item: it cannot take from the store or put into it',
  );
  expect(seen).toEqual([wrong, wrong]);
  expect([garage.items, garage.stock.length]).toEqual([["a", "b"], 2]);
});

test("what comes back while a filter is asked goes to another, and the filter may only look all the same", () => {
  const sim = new Simulation();
  const garage = sim.store<string>("garage");
  const seen: unknown[] = [];
  const loser: Process = sim.process(function* loses() {
    yield* garage.get();
  });
  sim.process(function* meddler() {
    const meddles = (item: string) => {
      if (item === "b") return false;
      loser.kill(); // which has "b" on its way
      return garage.get().happened;
    };
    seen.push(yield* outcome(() => garage.get(meddles)));
  });
  sim.schedule(1, () => {
    garage.put("b");
    garage.put("c");
  });
  sim.run();
  expect(seen).toHaveLength(1);
  expect(String(seen[0])).toContain("a filter only looks at the item");
  expect(garage.items).toEqual(["b", "c"]);
});
