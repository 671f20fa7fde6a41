// Every command, in the order in which help lists them.
import type { Command } from "../command.js";
import { compare } from "./compare.js";
import { forecast } from "./forecast.js";
import { init } from "./init.js";
import { merge } from "./merge.js";
import { optimise } from "./optimise.js";
import { rare } from "./rare.js";
import { report } from "./report.js";
import { run } from "./run.js";
import { schema } from "./schema.js";
import { sensitivity } from "./sensitivity.js";
import { studio } from "./studio.js";
import { sweep } from "./sweep.js";
import { trace } from "./trace.js";
import { validate } from "./validate.js";
import { worker } from "./worker.js";

/** The commands of the tool. */
export const commands: readonly Command[] = [
  run,
  validate,
  compare,
  sweep,
  sensitivity,
  optimise,
  forecast,
  rare,
  trace,
  report,
  merge,
  studio,
  worker,
  schema,
  init,
];
