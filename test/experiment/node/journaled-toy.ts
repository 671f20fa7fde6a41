// Run by kill tests as a program of its own: a run of about a second with a journal; prints the rows at the end.
import { localPool } from "../../../src/experiment/index.js";
import { runWithJournal } from "../../../src/experiment/node/index.js";
import { replicate, type Toy } from "../toy.js";

const subject: Toy = { people: 100, pace: 5, horizon: 24, work: 250_000 };
process.stdout.write("started\n");
const { rows, bands } = await runWithJournal({
  pool: localPool(replicate),
  subject,
  seed: 7,
  replications: 80,
  journal: process.argv[2] ?? "",
  identity: { scenario: "toy", seed: 7 },
  resume: true,
});
process.stdout.write(JSON.stringify([[...rows], bands]));
