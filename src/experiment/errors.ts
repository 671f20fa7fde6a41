// What can go wrong with an experiment, as told to the person who asked for it.

/** An experiment that cannot be run or whose parts do not fit together; the message says what to do. */
export class ExperimentError extends Error {
  override readonly name: string = "ExperimentError";
}

/** One replication failed. It says which, so that it can be run again alone. */
export class ReplicationError extends ExperimentError {
  override readonly name = "ReplicationError";

  /**
   * @param replication number, from 0
   * @param reason what the model said
   */
  constructor(
    readonly seed: number | string,
    readonly replication: number,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(
      `replication ${replication} of seed ${seed} failed: ${reason}\n` +
        `It fails alone in the same way: trace it with --seed ${seed} --replication ${replication}.`,
      options,
    );
  }
}
