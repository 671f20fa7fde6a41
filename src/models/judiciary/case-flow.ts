// The way of a case: made ready, listed, heard, adjourned, decided, and on to the next stage or out.
import type { EventHandle, EventKind } from "../../engine/index.js";
import { occurIn } from "../occurrence.js";
import type { Location } from "../population.js";
import type { StageLog } from "../records/index.js";
import type { ModelContext } from "../site.js";
import { CaseBook, CaseState } from "./case-book.js";
import type { LegalClocks } from "./legal-clocks.js";
import type { CaseExit, CaseStage } from "./options.js";
import { exitAfter, type Stage, statusAfter } from "./stage.js";

/** What the flow of cases needs of its court. */
export interface FlowOptions {
  readonly context: ModelContext;
  readonly tracks: readonly (readonly Stage[])[];
  readonly clocks: LegalClocks;
  /** The task number of a person's hearing. */
  readonly hearingTask: (person: number) => number;
  /** A case has left the court; the person's legal status has been written. */
  readonly onExit: (person: number, exit: CaseExit) => void;
}

/** What is known of a case when it comes before the court. */
export interface Opening {
  /** When custody began (hours since start; negative before it). */
  readonly since: number;
  /** When the case was opened (hours since start; negative before it). */
  readonly opened: number;
  /** A judge has seen the person before. */
  readonly heard: boolean;
}

/** Does a change of location ever concern a person's case? */
export function concernsCases(from: Location, to: Location): boolean {
  return from === "at_large" || ["dead", "abroad", "community", "at_large"].includes(to);
}

/** Moves cases; a case has the number of its person. The only writer of the case book. */
export class CaseFlow {
  readonly book = new CaseBook();
  /** Cases closed, by how they left; those that ended with a death are not among them. */
  readonly exits: Record<CaseExit, number> = {
    released: 0,
    sentenced: 0,
    handed_over: 0,
    closed: 0,
    committed: 0,
  };
  /** Cases that have been before a judge for the first time since the start. */
  heard = 0;
  /** When the last case was closed (hours since start); NaN before. */
  lastClosed = Number.NaN;
  readonly #options: FlowOptions;
  readonly #ready: EventKind = {
    name: (person) => `the case of person ${person} is ready`,
    wake: (person) => this.#list(person),
  };
  readonly #inStage: Record<CaseStage, number> = { hearing: 0, investigation: 0, trial: 0, appeal: 0 };

  constructor(options: FlowOptions) {
    this.#options = options;
  }

  /** People whose case stands in a stage; those at large are not among them. */
  inStage(stage: CaseStage): number {
    return this.#inStage[stage];
  }

  /** The stage at which a case stands, or stood when it was closed. */
  stageOf(person: number): Stage {
    const stages = this.#options.tracks[this.book.track[person] as number] as readonly Stage[];
    return stages[this.book.stage[person] as number] as Stage;
  }

  /** Opens a case. See `Court.open`. */
  open(person: number, track: number, stage: number, opening: Opening): void {
    const { clocks, context, tracks } = this.#options;
    const { since, heard, opened } = opening;
    this.book.reserve(context.population.size);
    this.book.enter(person, track, stage, since);
    clocks.happened("custody", person, track, since);
    clocks.happened("opened", person, track, opened);
    if (heard) {
      this.book.heardAt[person] = Number.NEGATIVE_INFINITY;
      clocks.passed("first_hearing", person);
    }
    for (const { begins, ends } of tracks[track]?.slice(0, stage) ?? []) {
      clocks.passed(begins, person);
      clocks.passed(ends, person);
    }
    this.#enterStage(person, stage);
  }

  /** A judge begins to hear the case. */
  beginHearing(person: number): void {
    const { book } = this;
    const { clocks, context } = this.#options;
    this.#log(person)?.began(person);
    book.hearing[person] = (book.hearing[person] as number) + 1;
    if (!Number.isNaN(book.heardAt[person])) return;
    const now = context.simulation.now;
    book.heardAt[person] = now;
    this.heard++;
    context.population.stamp("first_hearing", person, now);
    clocks.happened("first_hearing", person, book.track[person] as number, now);
  }

  /** The hearing is over: adjourned, one of several held, or the last of its stage. */
  endHearing(person: number): void {
    const { book } = this;
    const { luck, options } = this.stageOf(person);
    const hearing = (book.hearing[person] as number) - 1;
    const held = book.held[person] as number;
    const log = this.#log(person);
    if (luck.isAdjourned(person, hearing, hearing - held)) {
      log?.left(person, "adjourned");
      this.#prepare(person, luck.adjournedFor(person, hearing));
    } else if (held + 1 < (options.hearings ?? 1)) {
      log?.left(person, "held");
      book.held[person] = held + 1;
      this.#prepare(person, options.gap ?? 0);
    } else {
      log?.left(person, "decided");
      this.#endStage(person);
    }
  }

  /** Closes an open case; without an exit the ledger has written the person's status already. */
  close(person: number, exit?: CaseExit): void {
    const { book } = this;
    const { clocks, context, onExit } = this.#options;
    const now = context.simulation.now;
    if (book.state[person] !== CaseState.suspended) {
      this.#inStage[this.stageOf(person).options.stage]--;
      this.#leaveList(person);
    }
    book.close(person, now);
    this.lastClosed = now;
    clocks.happened("closed", person, book.track[person] as number, now);
    clocks.stopAll(person);
    if (exit === undefined) return;
    this.exits[exit]++;
    context.ledger.setStatus(person, statusAfter[exit]);
    context.population.stamp("resolved", person, now);
    onExit(person, exit);
  }

  /** Follows a person: a case rests while its person is at large, and ends when they die or leave custody. */
  moved(person: number, from: Location, to: Location): void {
    if (!this.book.isOpen(person)) return;
    if (to === "dead") this.close(person);
    else if (to === "abroad") this.close(person, "handed_over");
    else if (to === "community") this.close(person, "released");
    else if (to === "at_large") this.#suspend(person);
    else if (from === "at_large") {
      this.#inStage[this.stageOf(person).options.stage]++;
      this.#options.clocks.goOn(person);
      this.#prepare(person, 0);
    }
  }

  #enterStage(person: number, index: number): void {
    const { book } = this;
    const { clocks, context } = this.#options;
    book.stage[person] = index;
    book.hearing[person] = 0;
    book.held[person] = 0;
    const { options, luck, begins } = this.stageOf(person);
    this.#inStage[options.stage]++;
    context.ledger.setStatus(person, options.stage);
    clocks.happened(begins, person, book.track[person] as number, context.simulation.now);
    if (book.isOpen(person)) this.#prepare(person, luck.readyAfter(person));
  }

  /** The case can be listed after a delay (hours). */
  #prepare(person: number, delay: number): void {
    if (delay <= 0) {
      this.#list(person);
      return;
    }
    this.book.state[person] = CaseState.preparing;
    this.book.wake[person] = occurIn(this.#options.context.simulation, delay, this.#ready, person);
  }

  #list(person: number): void {
    const { bench, rank, listing, luck } = this.stageOf(person);
    this.#log(person)?.came(person);
    this.book.state[person] = CaseState.listed;
    let key = 0;
    if (listing === "oldest_custody") key = this.book.since[person] as number;
    else if (listing === "shortest_expected") key = luck.meanHours;
    bench.submit(this.#options.hearingTask(person), rank, key);
  }

  /** Records of the stage at which a case stands, where somebody wants them. */
  #log(person: number): StageLog | undefined {
    const { records } = this.#options.context;
    if (records === undefined) return undefined;
    const { options, bench } = this.stageOf(person);
    return records.service(options.stage, bench.name);
  }

  #leaveList(person: number): void {
    const { book } = this;
    this.#log(person)?.left(person, "withdrawn");
    if (book.state[person] === CaseState.preparing) {
      this.#options.context.simulation.cancel(book.wake[person] as EventHandle);
    } else {
      this.stageOf(person).bench.withdraw(this.#options.hearingTask(person));
    }
  }

  #suspend(person: number): void {
    this.#leaveList(person);
    this.#options.clocks.halt(person);
    this.#inStage[this.stageOf(person).options.stage]--;
    this.book.state[person] = CaseState.suspended;
  }

  #endStage(person: number): void {
    const { book } = this;
    const { clocks, context, tracks } = this.#options;
    const { options, luck, ends } = this.stageOf(person);
    const track = book.track[person] as number;
    const next = (book.stage[person] as number) + 1;
    clocks.happened(ends, person, track, context.simulation.now);
    const to = luck.outcome(person) ?? "next";
    if (to !== "next") this.close(person, to);
    else if (tracks[track]?.[next] === undefined) this.close(person, exitAfter[options.stage]);
    else {
      this.#inStage[options.stage]--;
      this.#enterStage(person, next);
    }
  }
}
