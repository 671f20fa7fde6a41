import type { CalendarData } from "../models/index.js";
import type { ScenarioClock } from "./clock.js";
import { documentProblem, type ScenarioDocument, valueAt } from "./document.js";
import type { Path } from "./path.js";
import { type Fault, type Problem, unknownName } from "./problem.js";
import { isMapping } from "./scalar.js";
import { type Spot, type SunCourse, sunCourse } from "./sun.js";

/** What the parts of a scenario share while their words become the models' options. */
export class Context {
  /** What the parts found wrong or odd. */
  readonly problems: Problem[] = [];
  /** Working calendars by the name under which the file defines them. */
  readonly calendars = new Map<string, CalendarData>();

  readonly #suns = new Map<string, SunCourse>();

  constructor(
    readonly document: ScenarioDocument,
    readonly clock: ScenarioClock,
    /** The place of the whole scenario, for the sun. */
    readonly spot: Spot | undefined,
  ) {}

  /** The sun at a spot over the horizon; reckoned once. */
  sun(spot: Spot): SunCourse {
    const key = `${spot.latitude} ${spot.longitude}`;
    const known = this.#suns.get(key);
    const course = known ?? sunCourse(spot, this.clock);
    if (known === undefined) this.#suns.set(key, course);
    return course;
  }

  /** Reports an error at the value of a path, or at its name. */
  error(path: Path, fault: Fault, which: "key" | "value" = "value"): void {
    this.problems.push(documentProblem(this.document, path, fault, { which }));
  }

  /** Reports something odd that does not stop the scenario from running. */
  warn(path: Path, fault: Fault): void {
    this.problems.push(documentProblem(this.document, path, fault, { severity: "warning" }));
  }

  /** The names defined in a section, such as `sites`, also when its entries have faults of their own. */
  names(...path: Path): readonly string[] {
    const section = valueAt(this.document.data, path);
    return isMapping(section) ? Object.keys(section) : [];
  }

  /** Checks that a name exists; reports the nearest one if not. */
  refer(path: Path, name: string, valid: readonly string[], noun: string): boolean {
    if (valid.includes(name)) return true;
    this.error(path, unknownName(name, valid, noun));
    return false;
  }
}
