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
export function identityOf({
  scenarioYaml,
  seed,
}: Pick<RunIdentity, "scenarioYaml" | "seed">): Readonly<Record<string, string | number>> {
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
  made: {
    readonly seed: Seed;
    /** Number of the first replication. Default 0. */
    readonly first?: number;
    readonly replications: number;
    readonly set: readonly string[];
    /** Other options that shaped it. */
    readonly options?: Manifest["options"];
  },
): Manifest {
  const { seed, first = 0, replications, set, options } = made;
  const name = scenarios[0]?.name ?? "";
  return manifestOf(
    { name, scenarioYaml: yamlOfAll(scenarios), seed },
    { first, replications },
    { experiment: kind, ...(set.length > 0 && { set }), ...options },
  );
}

/** Scenarios as resolved, one after the other. */
export function yamlOfAll(scenarios: readonly Scenario[]): string {
  return scenarios.map(resolvedYaml).join("");
}

/** The hash of a scenario as resolved: what a manifest says of it. */
export function hashOf(scenario: Scenario): string {
  return sha256(resolvedYaml(scenario));
}

/** Whether a text is the scenario that a manifest speaks of. */
export function isScenarioOf({ scenario }: Pick<Manifest, "scenario">, scenarioYaml: string): boolean {
  return scenario.sha256 === sha256(scenarioYaml);
}

function versions(): Manifest["versions"] {
  const { node, icu = "none", tz = "none" } = process.versions;
  return { node, icu, tz };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
