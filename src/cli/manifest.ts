// What a run was made of, as this host knows it.
import { createHash } from "node:crypto";
import type { Seed } from "../experiment/index.js";
import type { Manifest } from "../report/index.js";
import { resolvedYaml, type Scenario } from "../scenario/index.js";
import { packageFacts } from "./package-facts.js";

/** What the manifest needs to know of a run. */
export interface RunIdentity {
  readonly name: string;
  /** The scenario as resolved. */
  readonly scenarioYaml: string;
  readonly seed: Seed;
}

/** Versions and hashes that must agree where parts of a run are put together, flat. */
export function identityOf({ scenarioYaml, seed }: RunIdentity): Readonly<Record<string, string | number>> {
  const { node, icu, tz } = versions();
  return { scenario: sha256(scenarioYaml), seed, transfersim: packageFacts().version, node, icu, tz };
}

/** The manifest of a run. */
export function manifestOf(
  run: RunIdentity,
  range: { readonly first: number; readonly replications: number },
  options: Manifest["options"],
): Manifest {
  return {
    transfersim: packageFacts().version,
    versions: versions(),
    scenario: { name: run.name, sha256: sha256(run.scenarioYaml) },
    seed: run.seed,
    ...range,
    options,
  };
}

/**
 * The manifest of an experiment over variants of a scenario.
 *
 * @param kind the command
 * @param scenarios the base first
 */
export function experimentManifest(
  kind: string,
  scenarios: readonly Scenario[],
  { seed, replications, set }: { seed: Seed; replications: number; set: readonly string[] },
): Manifest {
  const name = scenarios[0]?.name ?? "";
  const scenarioYaml = scenarios.map(resolvedYaml).join("");
  const options = { experiment: kind, ...(set.length > 0 && { set }) };
  return manifestOf({ name, scenarioYaml, seed }, { first: 0, replications }, options);
}

/** The hash of a scenario as resolved: what a manifest says of it. */
export function hashOf(scenario: Scenario): string {
  return sha256(resolvedYaml(scenario));
}

function versions(): Manifest["versions"] {
  const { node, icu = "none", tz = "none" } = process.versions;
  return { node, icu, tz };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
