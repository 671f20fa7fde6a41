// npm run bench                                  every suite, as tables
// npm run bench -- --suite hold --suite peers    these suites
// npm run -s bench -- --suite hold --json        an array of lines, and nothing else, on standard output
// npm run bench -- --time 2000                   milliseconds per line; the default is 300

import { parseArgs } from "node:util";
import type { Row, Suite } from "./row.js";
import { cpp } from "./suites/cpp.js";
import { growth } from "./suites/growth.js";
import { hold } from "./suites/hold.js";
import { model } from "./suites/model.js";
import { peers } from "./suites/peers.js";
import { process as processes } from "./suites/process.js";
import { random } from "./suites/random.js";
import { table } from "./table.js";

const suites: Readonly<Record<string, Suite>> = {
  hold,
  process: processes,
  model,
  growth,
  random,
  peers,
  cpp,
};

const { values } = parseArgs({
  options: {
    suite: { type: "string", multiple: true, default: Object.keys(suites) },
    json: { type: "boolean", default: false },
    time: { type: "string", default: "300" },
  },
});

const time = Number(values.time);
const unknown = values.suite.filter((name) => suites[name] === undefined);
if (unknown.length > 0 || !(time > 0)) {
  console.error(
    unknown.length > 0
      ? `no suite "${unknown.join('", "')}"; there are ${Object.keys(suites).join(", ")}`
      : `--time ${values.time}: milliseconds above 0 are wanted`,
  );
  process.exit(2);
}

const all: Row[] = [];
for (const name of values.suite) {
  const suite = suites[name] as Suite;
  const rows = await suite({ time });
  all.push(...rows);
  if (!values.json && rows.length > 0) console.log(`${name}\n\n${table(rows)}\n`);
}
if (values.json) console.log(JSON.stringify(all, undefined, 2));
