// Reports: a run as a person or another program reads it. Plain data in, text out; touches no disk.
export { type Colours, coloursWhen } from "./colours.js";
export { type ComparisonReport, comparisonCsv, comparisonLines } from "./compare-tables.js";
export { csvText, neutralised } from "./csv.js";
export { ScenarioDates } from "./dates.js";
export { type Experiments, experimentsIn } from "./experiments.js";
export { type ForecastReport, forecastCsv, forecastLines, spreadOf } from "./forecast-tables.js";
export { mainOutput } from "./headline.js";
export { htmlReport } from "./html-report.js";
export { jsonText } from "./json.js";
export type { Manifest } from "./manifest.js";
export { type OptimiseReport, optimiseCsv, optimiseLines } from "./optimise-tables.js";
export { DamagedRun, readRun } from "./read-run.js";
export { RecordLines, recordsHead } from "./records-csv.js";
export { runFiles } from "./run-files.js";
export type { RunReport, ScenarioFacts } from "./run-report.js";
export { factsOf } from "./scenario-facts.js";
export {
  type InputSensitivity,
  type SensitivityReport,
  sensitivityCsv,
  sensitivityLines,
} from "./sensitivity-tables.js";
export type { StoredRun } from "./stored-run.js";
export { stressDes } from "./stress/stress-des.js";
export { type SweepReport, sweepCsv, sweepLines } from "./sweep-tables.js";
export { type TerminalOptions, terminalReport } from "./terminal.js";
export { type TextTable, tableLines, wrapped } from "./text-table.js";
export { replicationsCsv, stagesCsv, timelineCsv } from "./tidy-data.js";
