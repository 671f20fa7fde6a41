// Forecasts that learn from what has been reported.
export {
  type Forecast,
  type ForecastOptions,
  forecast,
  type Particle,
  type WeighedReading,
} from "./forecast.js";
export { type ObservedOptions, type ReportRow, readingsOf } from "./observed.js";
export {
  type Agreement,
  agreement,
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
  type ScenarioForecastOptions,
  untilDay,
} from "./scenario.js";
export { centralInterval, crps, dayReached } from "./score.js";
