import type { Batch, ReplicationPool, Task } from "../../experiment/index.js";
import type { Scenario } from "../../scenario/index.js";
import ReplicationWorker from "./replication-worker.js?worker&inline";

/** A pool over Web Workers that can drop what nobody waits for any more. */
export interface WebWorkerPool extends ReplicationPool<Scenario> {
  /** Forgets the tasks that no worker has begun: a lever moved, and their answer is no longer asked for. */
  dropWaiting(): void;
}

interface Waiting {
  readonly task: Task<Scenario>;
  readonly resolve: (batch: Batch) => void;
  readonly reject: (error: Error) => void;
}

/** Starts as many workers as the machine has processors, at most eight. */
export function webWorkerPool(): WebWorkerPool {
  const width = Math.min(Math.max(navigator.hardwareConcurrency, 1), 8);
  const workers = Array.from({ length: width }, () => new ReplicationWorker());
  const idle = [...workers];
  let waiting: Waiting[] = [];

  const serve = () => {
    const worker = idle.at(-1);
    const next = waiting[0];
    if (worker === undefined || next === undefined) return;
    idle.pop();
    waiting.shift();
    const finish = (answer: () => void) => {
      worker.onmessage = null;
      worker.onerror = null;
      idle.push(worker);
      answer();
      serve();
    };
    worker.onmessage = ({ data }: MessageEvent<Batch>) => finish(() => next.resolve(data));
    worker.onerror = ({ message }) =>
      finish(() => next.reject(new Error(message || "a worker could not be started")));
    worker.postMessage(next.task);
    serve();
  };

  return {
    width,
    run: (task) =>
      new Promise((resolve, reject) => {
        waiting.push({ task, resolve, reject });
        serve();
      }),
    dropWaiting() {
      const dropped = waiting;
      waiting = [];
      for (const { reject } of dropped) reject(new Error("no longer asked for"));
    },
    close() {
      for (const worker of workers) worker.terminate();
      return Promise.resolve();
    },
  };
}
