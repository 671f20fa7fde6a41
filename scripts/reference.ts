/** Writes docs/scenario-reference.md: every key of a scenario file, from the schema that checks it. */
import { writeFileSync } from "node:fs";
import { scenarioReference } from "../src/scenario/index.js";

writeFileSync(new URL("../docs/scenario-reference.md", import.meta.url), scenarioReference());
