// transfersim schema: the scenario's JSON Schema, for editors and other tools.
import { jsonText } from "../../report/index.js";
import { scenarioJsonSchema } from "../../scenario/index.js";
import { defineCommand } from "../command.js";

export const schema = defineCommand({
  positionals: {},
  options: {},
  examples: [["schema > scenario.schema.json", "then write $schema: ./scenario.schema.json into a scenario"]],
  async run(_given, io) {
    io.stdout.write(jsonText(scenarioJsonSchema()));
  },
});
