// Collects the figures of all parts into what one replication yields.
import {
  type Observations,
  type StageFigures,
  type StageObservation,
  standardIndicators,
  standardOutputs,
} from "./observations.js";
import type { Figures } from "./part.js";

/** The sheet that parts write their figures on. */
export class FigureSheet implements Figures {
  readonly end: number;
  readonly #outputs = new Map<string, number | null>(standardOutputs.map((name) => [name, 0]));
  readonly #indicators = new Map<string, boolean>(standardIndicators.map((name) => [name, false]));
  readonly #stages: Record<string, StageFigures> = {};
  readonly #byDay = new Map<string, readonly number[]>();

  /** @param end hours since start at the end of the run */
  constructor(end: number) {
    this.end = end;
  }

  add(output: string, value: number | null): void {
    const before = this.#outputs.get(output) ?? (this.#outputs.has(output) ? null : 0);
    this.#outputs.set(output, before === null || value === null ? null : before + value);
  }

  raise(output: string, value: number | null): void {
    const before = this.#outputs.get(output) ?? (this.#outputs.has(output) ? null : value);
    this.#outputs.set(output, before === null || value === null ? null : Math.max(before, value));
  }

  indicate(indicator: string, happened: boolean): void {
    this.#indicators.set(indicator, (this.#indicators.get(indicator) ?? false) || happened);
  }

  stage(name: string, observation: StageObservation): void {
    const { byDay, ...figures } = observation;
    this.#stages[name] = figures;
    if (byDay !== undefined) this.#byDay.set(`queue: ${name}`, byDay.queue);
    if (byDay?.use !== undefined) this.#byDay.set(`use: ${name}`, byDay.use);
  }

  /** An output as it stands; null if censored, 0 if nobody wrote it. */
  output(name: string): number | null {
    const value = this.#outputs.get(name);
    return value === undefined ? 0 : value;
  }

  /**
   * Everything on the sheet, with the series that were sampled and those of the stages.
   * @param days values of every series; one of a stage goes on as it ended
   */
  observations(series: Readonly<Record<string, readonly number[]>>, days: number): Observations {
    const stageDays = [...this.#byDay].map(([name, values]) => {
      const last = values.at(-1) ?? 0;
      const whole = values.slice(0, days);
      while (whole.length < days) whole.push(last);
      return [name, whole] as const;
    });
    return {
      outputs: Object.fromEntries(this.#outputs),
      indicators: Object.fromEntries(this.#indicators),
      series: Object.fromEntries([...Object.entries(series), ...stageDays]),
      stages: this.#stages,
    };
  }
}
