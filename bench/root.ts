import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The folder of the package, found from its name, since the benchmarks run compiled, in a folder of their own. */
const root = dirname(createRequire(import.meta.url).resolve("transfersim/package.json"));

/** A file of the package. */
export function fileOfPackage(...path: readonly string[]): string {
  return join(root, ...path);
}
