import {
  allOf,
  anyOf,
  type Claim,
  Interrupt,
  type Process,
  type ProcessBody,
  ProcessKilled,
  type SimEvent,
  Simulation,
  SimulationError,
  traceLine,
  within,
} from "../../../src/engine/index.js";
import { checkWaiting, type Watched } from "./invariants.js";
import type { Program, Step } from "./program.js";

/** What a run leaves to compare and to check. */
export interface Outcome {
  readonly trace: readonly string[];
  readonly now: number;
}

/** Runs a random program, checking after every event what must hold, and at the end what must be left. */
export function runProgram(program: Program): Outcome {
  const trace: string[] = [];
  const sim = new Simulation({ trace: (record) => trace.push(traceLine(record)), onDeadlock: () => {} });
  const world = new World(sim, program);
  let last = 0;
  sim.afterEvent = () => {
    if (sim.now < last) throw new Error(`time went back from ${last} to ${sim.now}`);
    last = sim.now;
    world.check();
  };
  world.start();
  sim.run();
  world.killAll();
  sim.run();
  world.checkEnd();
  return { trace, now: sim.now };
}

class World {
  private readonly watched: readonly Watched[];
  private readonly never: SimEvent<void>;
  private readonly tank;
  private readonly shelf;
  private readonly batcher;
  private readonly processes: Process<void>[] = [];
  private readonly balance = { tank: 0, stored: 0, fetched: 0, members: 0, left: 0 };
  private inUses = 0;

  constructor(
    private readonly sim: Simulation,
    private readonly program: Program,
  ) {
    this.watched = program.resources.map((options, index) => ({
      resource: sim.resource(`R${index}`, options.capacity, options),
      options,
      claims: [],
      uses: 0,
    }));
    this.never = sim.event("never");
    this.tank = sim.level("tank", { capacity: 6, initial: 2 });
    this.shelf = sim.store<number>("shelf", { capacity: 3 });
    this.batcher = sim.batcher<number>("batch", { minimum: 2, maximum: 3, longestWait: 2.5 });
  }

  start(): void {
    this.program.processes.forEach(({ start, steps }, index) => {
      const body = this.body(steps, index);
      this.processes.push(this.sim.process(body, { name: `P${index}`, delay: start }));
    });
  }

  killAll(): void {
    for (const process of this.processes) process.kill();
  }

  check(): void {
    for (const one of this.watched) {
      const held = one.claims.filter((claim) => claim.held).reduce((sum, { units }) => sum + units, 0);
      const { inUse } = one.resource;
      if (inUse < held) throw new Error(`${inUse} in use, but ${held} held`);
      if (one.uses === 0 && inUse !== held) throw new Error(`${inUse} in use, and ${held} held`);
      if (this.sim.nextTime > this.sim.now) checkWaiting(one);
    }
    if (this.tank.current !== 2 + this.balance.tank && this.sim.nextTime > this.sim.now) {
      throw new Error(`the tank holds ${this.tank.current}, put in and taken out make ${this.balance.tank}`);
    }
    const alive = this.processes.filter((process) => process.alive).length;
    if (this.never.waiting > alive) throw new Error(`${this.never.waiting} listeners for ${alive} processes`);
  }

  checkEnd(): void {
    const { balance } = this;
    const left = {
      alive: this.processes.filter((process) => process.alive).length,
      inUse: this.watched.map(({ resource }) => resource.inUse),
      queues: this.watched.map(({ resource }) => resource.queue.length),
      others: [this.tank.queue, this.tank.putQueue, this.shelf.queue, this.shelf.putQueue].map(
        (q) => q.length,
      ),
      members: this.batcher.queue.length + this.batcher.takeQueue.length,
      listeners: this.never.waiting,
      uses: this.inUses,
      items: this.shelf.size - (balance.stored - balance.fetched),
      events: this.sim.nextTime,
    };
    const expected = {
      alive: 0,
      inUse: [0, 0],
      queues: [0, 0],
      others: [0, 0, 0, 0],
      members: 0,
      listeners: 0,
      uses: 0,
      items: 0,
      events: Number.POSITIVE_INFINITY,
    };
    if (JSON.stringify(left) !== JSON.stringify(expected)) throw new Error(`left: ${JSON.stringify(left)}`);
    for (const { resource, claims, options } of this.watched) {
      if (options.preemptive === false && claims.length > 0 && resource.preemptions > 0) {
        throw new Error("pre-empted without being pre-emptive");
      }
      if (resource.utilisation > 1 || resource.utilisation < 0) {
        throw new Error(`utilisation ${resource.utilisation}`);
      }
    }
    const { wait, abandoned } = this.batcher.queue;
    if (balance.members !== wait.count + abandoned || wait.count !== this.batcher.sizes.sum) {
      throw new Error(
        `${balance.members} joined, ${wait.count} left, ${abandoned} gave up, in batches ${this.batcher.sizes.sum}`,
      );
    }
  }

  private *body(steps: readonly Step[], self: number): ProcessBody<void> {
    for (const step of steps) {
      try {
        yield* this.act(step, self);
      } catch (error) {
        if (!(error instanceof Interrupt || error instanceof ProcessKilled)) throw error;
      }
    }
  }

  private *act(step: Step, self: number): ProcessBody<void> {
    switch (step.kind) {
      case "pause":
        yield step.length;
        return;
      case "request":
        yield* this.request(step);
        return;
      case "both":
        yield* this.both(step);
        return;
      case "use":
        yield* this.use(step);
        return;
      case "interrupt":
      case "kill":
        this.disturb(step.kind, step.process, self);
        return;
      case "join": {
        const other = this.processes[step.process];
        if (other !== undefined) yield* within(step.patience, other);
        return;
      }
      case "capacity": {
        const { resource, options } = this.at(step.resource);
        const preempt = step.preempt && options.preemptive !== false;
        resource.setCapacity(step.capacity, preempt ? "preempt" : "drain");
        return;
      }
      case "member":
        this.balance.members++;
        yield* within(step.patience, this.batcher.join(self));
        return;
      case "take": {
        const batch = yield* within(step.patience, this.batcher.take());
        if (batch !== undefined && (batch.length < 1 || batch.length > 3)) throw new Error("size of a batch");
        return;
      }
      case "get":
        yield* this.counted(step.patience, this.tank.get(step.amount), -step.amount);
        return;
      case "put":
        yield* this.counted(step.patience, this.tank.put(step.amount), step.amount);
        return;
      case "fetch":
      case "store":
        yield* this.shelve(step);
        return;
    }
  }

  private *request(step: Extract<Step, { kind: "request" }>): ProcessBody<void> {
    const claim = this.claim(step.resource, step);
    try {
      if (step.way === "any-of") {
        yield* anyOf(this.never, claim, this.sim.timeout(step.patience ?? 4));
        if (!claim.happened) {
          expectWithdrawn(claim);
          return;
        }
      } else if (step.patience === undefined) {
        yield* claim;
      } else if ((yield* within(step.patience, claim)) === undefined) {
        expectWithdrawn(claim);
        return;
      }
      if (step.way === "delay") yield step.length;
      else yield* claim.hold(step.length);
    } finally {
      if (claim.held) claim.release();
      else claim.cancel();
    }
  }

  private *both(step: Extract<Step, { kind: "both" }>): ProcessBody<void> {
    const claims = [0, 1].map((index) => this.claim(index, { units: 1, ...step, policy: "resume" }));
    try {
      if ((yield* within(step.patience, allOf(claims))) === undefined) {
        for (const claim of claims) expectWithdrawn(claim);
        return;
      }
      yield step.length;
    } finally {
      for (const claim of claims) {
        if (claim.held) claim.release();
        else claim.cancel();
      }
    }
  }

  private *use(step: Extract<Step, { kind: "use" }>): ProcessBody<void> {
    const one = this.at(step.resource);
    one.uses++;
    this.inUses++;
    try {
      yield* one.resource.use(step.length, {
        units: step.units,
        priority: step.priority,
        onPreempt: step.policy,
      });
    } finally {
      one.uses--;
      this.inUses--;
    }
  }

  private *counted(patience: number, event: SimEvent<number>, change: number): ProcessBody<void> {
    let given = false;
    try {
      given = (yield* within(patience, event)) !== undefined;
    } finally {
      // What was put in stays in, even if whoever put it never came to know.
      if (given || (change > 0 && event.happened)) this.balance.tank += change;
    }
  }

  private *shelve(step: Extract<Step, { kind: "fetch" | "store" }>): ProcessBody<void> {
    if (step.kind === "fetch") {
      const item = yield* within(
        step.patience,
        this.shelf.get((item) => item >= step.item),
      );
      if (item !== undefined) this.balance.fetched++;
      return;
    }
    const put = this.shelf.put(step.item);
    try {
      yield* within(step.patience, put);
    } finally {
      if (put.happened) this.balance.stored++;
    }
  }

  private disturb(kind: "interrupt" | "kill", target: number, self: number): void {
    const process = this.processes[target];
    if (process === undefined || target === self) return;
    try {
      process[kind]("disturbed");
    } catch (error) {
      if (!(error instanceof SimulationError)) throw error;
    }
  }

  private claim(
    index: number,
    step: { units: number; priority: number; policy: "resume" | "restart" | "resample" | "give up" },
  ): Claim {
    const one = this.at(index);
    const claim = one.resource.request({
      units: step.units,
      priority: step.priority,
      onPreempt: step.policy,
    });
    one.claims.push(claim);
    return claim;
  }

  private at(index: number): Watched {
    const one = this.watched[index];
    if (one === undefined) throw new Error(`no resource ${index}`);
    return one;
  }
}

/** Whoever gives up the wait has left the queue without having to say so. */
function expectWithdrawn(claim: Claim): void {
  if (!claim.released) throw new Error("given up, but not withdrawn");
}
