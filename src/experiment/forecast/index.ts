// Forecasts that learn from what has been reported.
export {
  type Forecast,
  type ForecastOptions,
  forecast,
  forecastByDay,
  type Particle,
  type WeighedReading,
} from "./forecast.js";
export { type ObservedOptions, type ReportRow, readingsOf } from "./observed.js";
export type { Simulated } from "./particles.js";
export {
  type Agreement,
  agreement,
  agreementOfDay,
  contradictions,
  defaultTolerances,
  type Reading,
  type ReadingKind,
  type SoftInterval,
  softInterval,
  type Tolerances,
} from "./reading.js";
export {
  checkQuantities,
  forecastScenario,
  playedOn,
  type ScenarioForecastOptions,
  untilDay,
  weighedByDay,
} from "./scenario.js";
export { centralInterval, crps, dayReached } from "./score.js";
