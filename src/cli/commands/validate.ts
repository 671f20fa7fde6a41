// transfersim validate: is this scenario usable, and if not, what is wrong with it?
import { readScenario } from "../../scenario/index.js";
import { defineCommand } from "../command.js";
import { diskReader } from "../disk-reader.js";
import { UnusableScenario } from "../errors.js";
import { warn } from "../load-scenario.js";
import { setOption } from "../options.js";

export const validate = defineCommand({
  positionals: {
    scenario: { type: "string", array: true, demandOption: true, describe: "Scenario files (YAML)" },
  },
  options: { ...setOption },
  examples: [
    ["validate my.yaml", "check one file"],
    ["validate scenarios/*/scenario.yaml", "check many"],
  ],
  async run({ scenario: paths, set = [] }, io) {
    const readings = paths.map((path) => ({
      path,
      reading: readScenario(path, diskReader, { overrides: set }),
    }));
    for (const { path, reading } of readings) {
      if (reading.scenario === undefined) continue;
      warn(reading.warnings, io);
      io.stdout.write(`${path}: usable\n`);
    }
    const broken = readings.flatMap(({ reading }) => {
      return reading.scenario === undefined ? [...reading.problems, ...reading.warnings] : [];
    });
    if (broken.length > 0) throw new UnusableScenario(broken);
  },
});
