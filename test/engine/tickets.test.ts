import { expect, test } from "vitest";
import { allOf, anyOf, Interrupt, type SimEvent, Simulation, within } from "../../src/engine/index.js";
import { type Desk, Ticket, TicketQueue } from "../../src/engine/ticket.js";

const withdrawn = "the request was withdrawn and cannot be waited for";

/** A queue of tickets that notes what its desk is told. */
function queueWithDesk(): { sim: Simulation; queue: TicketQueue<string, number>; told: string[] } {
  const sim = new Simulation();
  const told: string[] = [];
  const desk: Desk<string, number> = {
    withdrawn: () => told.push("withdrawn"),
    returned: ({ demand }) => told.push(`returned ${demand}`) > 0,
    received: ({ demand }) => told.push(`received ${demand}`),
  };
  return { sim, queue: new TicketQueue(sim, "a thing", desk), told };
}

function ask(queue: TicketQueue<string, number>, demand: string): Ticket<string, number> {
  const ticket = new Ticket(queue, demand);
  queue.join(ticket);
  queue.record();
  return ticket;
}

/** What waiting for an event ends with: its value, or the text of its error. */
function* outcome(event: SimEvent<unknown>) {
  try {
    return yield* event;
  } catch (error) {
    return (error as Error).message;
  }
}

test("a request is withdrawn once, and not after it was served", () => {
  const { queue, told } = queueWithDesk();
  const [first, second] = [ask(queue, "first"), ask(queue, "second")];
  first.cancel();
  first.cancel();
  queue.serve(second, 2);
  second.cancel();
  expect([queue.length, queue.statistics.abandoned, told]).toEqual([0, 1, ["withdrawn"]]);
});

test("waiting for what was withdrawn is an error, for one that waits already and for one that comes later", () => {
  const { sim, queue } = queueWithDesk();
  const [before, after] = [ask(queue, "before"), ask(queue, "after")];
  after.cancel();
  sim.schedule(1, () => before.cancel());
  const early = sim.process(outcome(before));
  const late = sim.process(outcome(after));
  sim.run();
  expect([early.value, late.value]).toEqual([`a thing: ${withdrawn}`, `a thing: ${withdrawn}`]);
});

test("a withdrawn request that nobody waits for ends nothing", () => {
  const { sim, queue } = queueWithDesk();
  ask(queue, "alone").cancel();
  sim.run();
  expect(queue.length).toBe(0);
});

test("the desk is told once that what was handed over has been received, however many receive it", () => {
  const { sim, queue, told } = queueWithDesk();
  const ticket = ask(queue, "shared");
  const readers = [sim.process(outcome(ticket)), sim.process(outcome(ticket))];
  sim.schedule(1, () => queue.serve(ticket, 5));
  sim.run();
  expect([readers.map(({ value }) => value), told]).toEqual([[5, 5], ["received shared"]]);
});

test("what was handed over to one who gives up at that instant is returned, and cannot be had any more", () => {
  const { sim, queue, told } = queueWithDesk();
  const ticket = ask(queue, "lost");
  const p = sim.process(function* hasty() {
    try {
      yield* ticket;
    } catch (error) {
      if (!(error instanceof Interrupt)) throw error;
    }
    return yield* outcome(ticket);
  });
  sim.schedule(1, () => {
    queue.serve(ticket, 5);
    p.interrupt();
  });
  sim.run();
  expect([p.value, told]).toEqual([`a thing: ${withdrawn}`, ["returned lost", "received lost"]]);
});

test("one who was put back into the queue can leave it", () => {
  const { queue } = queueWithDesk();
  const [back, other] = [ask(queue, "back"), ask(queue, "other")];
  queue.take(back);
  queue.rejoin(back);
  // Tickets are compared by identity: they can be iterated without end.
  expect([queue.head === back, queue.statistics.length]).toEqual([true, 2]);
  back.cancel();
  expect([queue.head === other, queue.statistics.length, queue.statistics.abandoned]).toEqual([true, 1, 1]);
});

test("what is given up at the instant at which it was served, by a queue that takes nothing back, is gone", () => {
  const sim = new Simulation();
  const gate = sim.gate("border");
  const p = sim.process(function* hasty() {
    try {
      yield* gate.wait();
    } catch (error) {
      if (!(error instanceof Interrupt)) throw error;
    }
    return sim.now;
  });
  sim.schedule(1, () => {
    gate.open();
    p.interrupt();
  });
  sim.run();
  expect([p.value, gate.queue.length]).toEqual([1, 0]);
});

test("what was given up gives nothing back when it is given up again", () => {
  const sim = new Simulation();
  const tank = sim.level("tank", { initial: 10 });
  const yard = sim.store<string>("yard");
  yard.put("bus");
  const done = sim.event("done");
  done.succeed();
  sim.process(function* impatient() {
    const tooMuch = tank.get(40);
    expect(yield* within(1, tooMuch)).toBeUndefined();
    yield* anyOf(done, tooMuch); // withdrawn long ago
    const [some, bus] = [tank.get(4), yard.get()];
    for (let turn = 0; turn < 2; turn++) yield* anyOf(done, some, bus); // served, and given back
    expect([tank.current, yard.items]).toEqual([10, ["bus"]]);
    expect([some.happened, bus.happened]).toEqual([false, false]);
    expect(yield* outcome(some)).toBe(`an amount of "tank": ${withdrawn}`);
    expect(yield* outcome(bus)).toBe(`an item of "yard": ${withdrawn}`);
  });
  sim.run();
  expect([tank.current, yard.items]).toEqual([10, ["bus"]]);
});

test("one event that stands twice in an any-of is given up once", () => {
  const sim = new Simulation();
  const tank = sim.level("tank");
  const waiter = sim.process(function* twice() {
    const much = tank.get(40);
    yield* outcome(anyOf(much, much));
  });
  sim.schedule(1, () => waiter.interrupt());
  sim.run();
  expect([tank.current, tank.queue.abandoned]).toEqual([0, 1]);
});

test("units given back at the instant at which they were granted were never there", () => {
  const sim = new Simulation();
  const clerk = sim.resource("clerk", 1);
  const done = sim.event("done");
  done.succeed();
  sim.process(function* customer() {
    const claim = clerk.request();
    expect(yield* anyOf(done, claim)).toBe(done);
    expect([claim.happened, claim.held, clerk.inUse]).toEqual([false, false, 0]);
    expect(yield* outcome(claim)).toBe(`"clerk": ${withdrawn}`);
  });
  sim.run();
});

test("a member that gives up when its batch has left has left with it", () => {
  const sim = new Simulation();
  const stop = sim.batcher<string>("stop");
  const done = sim.event("done");
  const member = stop.join("Ada");
  sim.process(function* bus() {
    expect(yield* stop.take()).toEqual(["Ada"]);
    done.succeed();
    yield* anyOf(done, member);
    expect(yield* member).toEqual(["Ada"]);
  });
  sim.run();
  expect(stop.queue.abandoned).toBe(0);
});

test("what is given back to one that is given up in the same breath goes back once", () => {
  const sim = new Simulation();
  const [yard, tank] = [sim.store<string>("yard"), sim.level("tank", { initial: 5 })];
  yard.put("bus");
  const never = sim.event("never");
  const waits = [
    anyOf(allOf([yard.get(), never]), yard.get()),
    anyOf(allOf([tank.get(5), never]), tank.get(5)),
  ].map((wait) => sim.process(outcome(wait)));
  sim.schedule(1, () => {
    for (const wait of waits) wait.interrupt();
  });
  sim.run();
  expect([yard.items, tank.current]).toEqual([["bus"], 5]);
});
