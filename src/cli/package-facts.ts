// What the package says of itself.
import { readFileSync } from "node:fs";
import type { Edition } from "../cluster/index.js";

/** Name and version from package.json, which lies two folders up both in the sources and in the built package. */
export function packageFacts(): { readonly name: string; readonly version: string } {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  const { name, version } = JSON.parse(text) as { name: string; version: string };
  return { name, version };
}

/** What this installation is, as workers of a distributed run compare it. */
export function edition(): Edition {
  return { version: packageFacts().version, node: process.versions.node };
}
