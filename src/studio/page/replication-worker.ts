// A Web Worker that runs replications: the same function as every other pool.
import { replicate, runTask, type Task } from "../../experiment/index.js";
import type { Scenario } from "../../scenario/index.js";

addEventListener("message", ({ data }: MessageEvent<Task<Scenario>>) => {
  postMessage(runTask(replicate, data));
});
