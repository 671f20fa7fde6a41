// A court: benches of judges, the tracks that cases take, the clocks that run meanwhile.
import type { Closures } from "../calendar/closures.js";
import { type Cohort, isPeopled, selects } from "../cohorts.js";
import type { Figures, Part } from "../part.js";
import type { ModelContext } from "../site.js";
import type { Work } from "../work/work-pool.js";
import { Attendance } from "./attendance.js";
import { type Bench, makeBench } from "./bench.js";
import { scheduleArrivals, stillComing } from "./case-arrivals.js";
import { caseCohortName } from "./case-cohorts.js";
import { CaseFlow, concernsCases, type Opening } from "./case-flow.js";
import { reportCourt } from "./court-report.js";
import { LegalClocks } from "./legal-clocks.js";
import { openBacklog } from "./opening-backlog.js";
import type { CaseExit, CourtOptions } from "./options.js";
import { Renewals } from "./renewals.js";
import { canCommit, caseStages, makeTracks, type Stage } from "./stage.js";

/**
 * The cases of people before one court. The court writes legal statuses into the ledger and follows it: the case of
 * somebody who escapes rests until they are back, that of somebody who dies is closed.
 */
export class Court implements Part {
  readonly name: string;
  readonly options: CourtOptions;
  readonly context: ModelContext;
  readonly flow: CaseFlow;
  readonly clocks: LegalClocks;
  readonly benches: readonly Bench[];
  /** Those of whom hearings need one beside the judges; undefined where nobody is counted. */
  readonly attendance: Attendance | undefined;
  /** Cases of the opening backlog. */
  openedAtStart = 0;
  readonly series: Readonly<Record<string, () => number>>;
  readonly #renewals: Renewals;
  readonly #tracks: readonly (readonly Stage[])[];
  readonly #trackOfCohort: Int32Array;

  /**
   * @param closures of the replication
   * @param onExit told when a case leaves the court, after the person's legal status was written
   * @throws RangeError if a stage or a renewal names a bench that is not there
   */
  constructor(
    context: ModelContext,
    closures: Closures,
    options: CourtOptions,
    onExit: (person: number, exit: CaseExit) => void = () => {},
  ) {
    const { simulation, ledger } = context;
    this.name = options.name;
    this.options = options;
    this.context = context;
    this.#trackOfCohort = Int32Array.from(context.population.cohorts, (cohort) => this.#trackOf(cohort));
    const work = this.#work();
    this.attendance =
      options.pools === undefined
        ? undefined
        : new Attendance(simulation, closures, options, (task) => this.#poolsOf(task));
    this.benches = options.benches.map((bench) =>
      makeBench(simulation, closures, bench, work, this.attendance, this.#separation(bench.name)),
    );
    this.#renewals = new Renewals(simulation, options, this.benches);
    this.#tracks = makeTracks(simulation, options, this.benches);
    this.clocks = new LegalClocks(simulation, options.clocks ?? [], options.tracks, {
      breach: (person, clock) => this.#breach(person, clock),
      listRenewal: (person, clock, deadline) => this.#renewals.list(person, clock, deadline),
      dropRenewal: (person, clock) => this.#renewals.drop(person, clock),
    });
    this.flow = new CaseFlow({
      context,
      tracks: this.#tracks,
      clocks: this.clocks,
      hearingTask: (person) => this.#renewals.hearingTask(person),
      onExit,
    });
    this.series = {
      backlog_judicial: () => this.flow.book.open,
      cases_opened: () => this.flow.book.opened,
      interrogated: () => this.flow.heard,
    };
    for (const stage of caseStages) {
      if (stage === "trial" && canCommit(this.#tracks)) continue;
      ledger.holder(stage, this.name, () => this.flow.inStage(stage));
    }
    ledger.onMove((person, from, to) => this.flow.moved(person, from, to), concernsCases);
  }

  /** Does the court hear cases of people of this cohort? */
  takes(cohort: number): boolean {
    return (this.#trackOfCohort[cohort] ?? -1) >= 0;
  }

  /** Has the person's case ever been opened? */
  knows(person: number): boolean {
    return this.flow.book.has(person);
  }

  /**
   * Opens the case of a person.
   * @param since when custody began (hours since start; negative before it)
   * @param from place of the stage in the track at which it stands
   * @param heard a judge has seen the person before
   * @throws RangeError if no track takes the person's cohort, or the person's case was opened before
   */
  open(person: number, since: number, from = 0, heard = from > 0): void {
    this.#open(person, from, { since, heard, opened: this.context.simulation.now });
  }

  #open(person: number, from: number, opening: Opening): void {
    const cohort = this.context.population.cohortOf(person);
    const track = this.#trackOfCohort[cohort] ?? -1;
    if (this.#tracks[track]?.[from] === undefined) {
      const who = this.context.population.cohorts[cohort]?.name;
      throw new RangeError(`${this.name}: no track, or no stage ${from} of it, for people of cohort ${who}`);
    }
    this.flow.open(person, track, from, opening);
  }

  /** Opens the backlog and lets cases arrive; called once, at time 0. */
  start(): void {
    const { simulation, ledger, population } = this.context;
    const enter = (source: { readonly name: string }): number => {
      const name = caseCohortName(this.name, source.name);
      return ledger.enter(
        population.cohorts.findIndex((cohort) => cohort.name === name),
        "community",
      );
    };
    for (const backlog of this.options.backlog ?? []) {
      openBacklog(simulation, this.name, backlog, (age, stage, heard) => {
        this.#open(enter(backlog), stage, { since: -age, opened: -age, heard });
      });
    }
    this.openedAtStart = this.flow.book.opened;
    for (const arrivals of this.options.arrivals ?? []) {
      scheduleArrivals(simulation, this.name, arrivals, () => this.open(enter(arrivals), simulation.now));
    }
  }

  clearedAt(): number | null {
    const { now } = this.context.simulation;
    const coming = (this.options.arrivals ?? []).some((arrivals) => stillComing(arrivals, now));
    if (coming || this.flow.book.open > 0) return null;
    return Number.isNaN(this.flow.lastClosed) ? 0 : this.flow.lastClosed;
  }

  observe(figures: Figures): void {
    reportCourt(this, figures);
  }

  /** The track of a cohort: people who are here for the court alone have theirs by name. */
  #trackOf(cohort: Cohort): number {
    const { backlog = [], arrivals = [], tracks } = this.options;
    const own = [...backlog, ...arrivals].find(({ name }) => caseCohortName(this.name, name) === cohort.name);
    if (own !== undefined) return tracks.findIndex(({ name }) => name === own.track);
    return tracks.findIndex(({ who }) => selects(who, cohort));
  }

  /** How a bench tells separation classes apart; undefined if people of one class only come before it. */
  #separation(bench: string): ((task: number) => number) | undefined {
    const { population } = this.context;
    const classes = new Set<number>();
    population.cohorts.forEach((people, cohort) => {
      const stages = this.options.tracks[this.#trackOfCohort[cohort] ?? -1]?.stages ?? [];
      if (isPeopled(people) && stages.some((stage) => stage.bench === bench)) {
        classes.add(population.separationOfCohort(cohort));
      }
    });
    if (classes.size < 2) return undefined;
    return (task) => population.separationOf(this.#renewals.personOf(task));
  }

  #work(): Work {
    return {
      hours: (task) => {
        if (this.#renewals.clockOf(task) >= 0) return this.#renewals.hours(task);
        const person = this.#renewals.personOf(task);
        return this.flow.stageOf(person).luck.hours(person, this.flow.book.hearing[person] as number);
      },
      servers: (task) => {
        if (this.#renewals.clockOf(task) >= 0) return 1;
        return this.flow.stageOf(this.#renewals.personOf(task)).options.panel ?? 1;
      },
      tasks: () => this.#renewals.hearingTask(this.context.population.size),
      begin: (task) => {
        if (this.#renewals.clockOf(task) < 0) this.flow.beginHearing(this.#renewals.personOf(task));
      },
      end: (task) => {
        const clock = this.#renewals.clockOf(task);
        const person = this.#renewals.personOf(task);
        if (clock < 0) this.flow.endHearing(person);
        else this.clocks.renewed(person, clock);
      },
      describe: (task) => {
        const clock = this.clocks.options[this.#renewals.clockOf(task)];
        const what = clock === undefined ? "hearing" : `renewal of "${clock.name}"`;
        return `${this.name}: ${what} of person ${this.#renewals.personOf(task)} ends`;
      },
    };
  }

  /** Pools of which a task needs one, as bits; a decision on renewal needs nobody. */
  #poolsOf(task: number): number {
    if (this.#renewals.clockOf(task) >= 0) return 0;
    const person = this.#renewals.personOf(task);
    return this.flow.stageOf(person).luck.pools(person);
  }

  #breach(person: number, clock: number): void {
    this.flow.book.breached[person] = 1;
    const effect = this.clocks.options[clock]?.breach;
    if (effect === "release" && this.flow.book.isOpen(person)) this.flow.close(person, "released");
  }
}
