// A progress bar on standard error, for a person who watches.
import { SingleBar } from "cli-progress";
import type { Progress, StoppingRule } from "../experiment/index.js";
import type { Io } from "./io.js";

/** Shows how far a run is, how long it will still take, and what it says so far. */
export interface ProgressBar {
  readonly show: (progress: Progress) => void;
  /** Sees every replication on its way, for the estimate so far; decides nothing by itself. */
  readonly watch: (rule: StoppingRule | undefined) => StoppingRule;
  /** Takes the bar away. */
  readonly end: () => void;
}

/**
 * A bar on standard error where that is a terminal that can move its cursor, and `quiet` is not wished; else nothing is shown.
 *
 * @param output whose median so far is shown, in days; none where nobody watches
 */
export function progressBar(io: Io, quiet: boolean, output = ""): ProgressBar {
  // a dumb terminal shows the codes that move a cursor as rubbish
  if (quiet || io.stderr.isTTY !== true || io.env.TERM === "dumb") {
    return { show: () => {}, watch: (rule) => rule ?? { enough: () => false }, end: () => {} };
  }
  const bar = new SingleBar({
    stream: io.stderr,
    format: "{bar} {value}/{total}  {left}  {estimate}",
    barsize: 24,
    clearOnComplete: true,
    hideCursor: true,
    linewrap: false,
    stopOnComplete: false,
    fps: 5,
  });
  const values: number[] = [];
  let started = false;
  const end = () => {
    if (started) bar.stop();
    started = false;
  };
  // A second Ctrl-C ends the program on the spot: by then the terminal must have its cursor and its line breaks back.
  io.interrupted.addEventListener("abort", end, { once: true });
  return {
    show({ done, total, secondsLeft }) {
      if (io.interrupted.aborted) return;
      const payload = { left: timeLeft(secondsLeft), estimate: estimate(values) };
      if (started) bar.update(done, payload);
      else bar.start(total, done, payload);
      started = true;
    },
    watch: (rule) => ({
      enough(observations) {
        values.push(observations.outputs[output] ?? Number.POSITIVE_INFINITY);
        return rule?.enough(observations) ?? false;
      },
    }),
    end() {
      io.interrupted.removeEventListener("abort", end);
      end();
    },
  };
}

function timeLeft(seconds: number): string {
  if (seconds < 1) return "nearly done";
  return seconds < 90 ? `${Math.round(seconds)} s left` : `${Math.round(seconds / 60)} min left`;
}

/** The median so far, to a day: enough to see where it is going. */
function estimate(values: readonly number[]): string {
  const middle = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  if (middle === undefined) return "";
  return Number.isFinite(middle)
    ? `median so far ${Math.round(middle)} days`
    : "median so far beyond the horizon";
}
