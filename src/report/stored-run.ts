// A run as it is kept: what is told of it, and what it takes to make it again.
import type { Experiments } from "./experiments.js";
import type { Manifest } from "./manifest.js";
import type { RunReport } from "./run-report.js";

/** A run with what is needed to make it again. */
export interface StoredRun extends RunReport {
  readonly manifest: Manifest;
  /** The scenario as resolved, in YAML. */
  readonly scenarioYaml: string;
  /** Experiments kept in the same folder. */
  readonly experiments?: Experiments | undefined;
}
