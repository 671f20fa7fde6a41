// How full the facilities were, and how long people waited for a place.
import type { Simulation } from "../../engine/index.js";
import { Calendar } from "../calendar/calendar.js";
import type { Figures } from "../part.js";
import type { ModelContext } from "../site.js";
import { StageRecorder, usedAs } from "../work/stage-recorder.js";
import type { Facility } from "./facility.js";

/** Watches all facilities together. Persons above capacity in one are not made up for by free places in another. */
export class FacilityReport {
  readonly #facilities: readonly Facility[];
  readonly #recorder: StageRecorder;
  #over: number;
  #peak: number;

  constructor(simulation: Simulation, facilities: readonly Facility[]) {
    this.#facilities = facilities;
    this.#recorder = new StageRecorder(simulation, Calendar.always());
    this.#over = total(facilities);
    this.#peak = this.#over;
  }

  /** Persons above capacity now, over all facilities. */
  get over(): number {
    return this.#over;
  }

  /** Somebody came or left. */
  changed(): void {
    this.#over = total(this.#facilities);
    this.#peak = Math.max(this.#peak, this.#over);
  }

  /** So many wait for a place from now on. */
  waiting(people: number): void {
    this.#recorder.update(people, 0, 0);
  }

  /** Somebody was given a place after waiting so many hours. */
  waited(hours: number): void {
    this.#recorder.called(hours);
  }

  /** Puts the figures where the run's are collected. */
  observe(figures: Figures, { usage }: ModelContext): void {
    const sum = (hours: (facility: Facility) => number) =>
      this.#facilities.reduce((all, facility) => all + hours(facility), 0);
    const personHours = sum((facility) => facility.personHours);
    figures.raise("peak_over_capacity", this.#peak);
    figures.add("over_capacity_person_days", sum((facility) => facility.overHours) / 24);
    figures.raise(
      "overcrowded_share",
      personHours > 0 ? sum((facility) => facility.crowdedHours) / personHours : 0,
    );
    figures.indicate("any_over_capacity", this.#peak > 0);
    const places = sum((facility) => facility.places);
    const occupied = sum((facility) => (facility.options.occupied ?? 0) * figures.end + facility.personHours);
    // Where there are no places at all, whoever is there fills them.
    const offered = places * figures.end;
    const use = offered > 0 ? occupied / offered : Number(occupied > 0);
    figures.stage("facilities", usedAs(this.#recorder.observation(), use));
    for (const { name, personHours } of this.#facilities) {
      usage.add("place_day", name, personHours / 24, "facility");
    }
  }
}

function total(facilities: readonly Facility[]): number {
  let over = 0;
  for (const facility of facilities) over += facility.over;
  return over;
}
