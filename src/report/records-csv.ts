// records.csv: everybody's way, a row per person (or convoy) and stage. Written line by line: it can be large.
import type { StageRecord } from "../models/index.js";
import { neutralised } from "./csv.js";

const columns = [
  "replication",
  "kind",
  "id",
  "cohort",
  "stage",
  "place",
  "people",
  "entry",
  "start",
  "exit",
  "outcome",
] as const;

/** The heading of records.csv with its line end. */
export const recordsHead = `${columns.join(",")}\n`;

/** Times to a millionth of an hour: no event is closer to another, and half the bytes. */
const precision = 1e6;

/** Lines of records.csv; names are quoted once, however often they come. */
export class RecordLines {
  readonly #quoted = new Map<string, string>();

  /** The line of a record with its line end; what has not happened by the horizon is an empty cell. */
  line(replication: number, record: StageRecord): string {
    const { kind, id, cohort, stage, place, people, entry, start, exit, outcome } = record;
    const names = `${this.#cell(cohort)},${this.#cell(stage)},${this.#cell(place)}`;
    const times = `${hours(entry)},${hours(start)},${hours(exit)}`;
    return `${replication},${kind},${id},${names},${people},${times},${outcome ?? ""}\n`;
  }

  #cell(text: string): string {
    let cell = this.#quoted.get(text);
    if (cell === undefined) {
      const safe = neutralised(text);
      cell = /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
      this.#quoted.set(text, cell);
    }
    return cell;
  }
}

function hours(time: number | null): string {
  return time === null ? "" : String(Math.round(time * precision) / precision);
}
