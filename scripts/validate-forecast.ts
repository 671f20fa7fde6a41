/**
 * Forecasts the transfer of 2026 at four of its reports and writes docs/validation-forecast.md. Fixed seeds: the same
 * program writes the same bytes, on any number of processors.
 */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { scenarioPool } from "../src/cli/scenario-pool.js";
import { forecastPage, forecastsOf2026, type Trial } from "./validate/forecast-2026.js";

// Scenarios and their records are named from the top of the repository, as messages and the page show them.
process.chdir(resolve(import.meta.dirname, ".."));

const particles = 100;
const pool = scenarioPool({ check: false });
const trials: Trial[] = [];
try {
  for await (const trial of forecastsOf2026({ pool, particles })) {
    console.error(`day ${trial.day}: ${trial.interval.join(" to ")}, score ${trial.score.toFixed(2)}`);
    trials.push(trial);
  }
} finally {
  await pool.close();
}
writeFileSync("docs/validation-forecast.md", forecastPage(trials, particles));
