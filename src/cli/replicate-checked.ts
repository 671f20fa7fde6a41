// What a thread runs under --check: a replication with both conservation laws checked at every event.
import type { Replicate } from "../experiment/index.js";
import { replicate, replicateEach } from "../experiment/replicate.js";
import type { Scenario } from "../scenario/index.js";

/** The same figures as `replicate`, slower; throws at the first event that loses or doubles anybody. */
export const replicateChecked: Replicate<Scenario> = (scenario, seed, replication) =>
  replicate(scenario, seed, replication, { check: true });

/** The same figures as `replicateEach`, likewise. */
export const replicateEachChecked: Replicate<readonly Scenario[]> = (scenarios, seed, replication) =>
  replicateEach(scenarios, seed, replication, { check: true });
