// STRESS-DES: what a simulation study must report (Monks, Currie, Onggo, Robinson, Kunc and Taylor 2018, "Strengthening
// the reporting of empirical simulation studies", Journal of Simulation 13:55, doi 10.1080/17477778.2018.1442155).
import type { Scenario } from "../../scenario/index.js";
import { number } from "../figures-in-words.js";
import { outputLabel, outputUnit } from "../labels.js";
import type { StoredRun } from "../stored-run.js";
import { figureRows, rangeRows } from "./data-items.js";
import { mermaidOf } from "./diagram.js";
import { list, plain, table } from "./markdown.js";
import { partsOf } from "./parts.js";

/** What only the author can say. */
const author = (what: string) => `**For the author:** ${what}`;

/** One of the checklist's items. */
interface Item {
  readonly number: string;
  readonly title: string;
  readonly text: string;
}

/** The checklist as Markdown, its 20 items filled in from the scenario and the manifest; the rest marked for the author. */
export function stressDes(run: StoredRun, scenario: Scenario): string {
  const sections: readonly [string, readonly Item[]][] = [
    ["1. Objectives", objectives(run, scenario)],
    ["2. Logic", logicItems(run, scenario)],
    ["3. Data", dataItems(run)],
    ["4. Experimentation", experimentation(run, scenario)],
    ["5. Implementation", implementation(run)],
    ["6. Code access", access(run)],
  ];
  const title = `# STRESS-DES report: ${plain(run.facts.name)}`;
  const note =
    "Checklist of Monks et al. (2018), doi 10.1080/17477778.2018.1442155, filled in from the scenario and the manifest of the run.";
  const body = sections.flatMap(([heading, items]) => [
    `## ${heading}`,
    ...items.map((item) => `### ${item.number} ${item.title}\n\n${item.text}`),
  ]);
  return `${[title, note, ...body].join("\n\n")}\n`;
}

function objectives({ facts, summary }: StoredRun, { levers }: Scenario): Item[] {
  const outputs = Object.keys(summary.outputs).map((name) => [
    `\`${name.replaceAll("`", "")}\``,
    plain(outputLabel(name)),
    outputUnit(name) === "money" ? (facts.currency ?? "") : outputUnit(name),
  ]);
  const aims = [
    "Estimate the distribution of the clearing time, the place of the bottleneck and the probability of harm on the way.",
    ...(facts.deadlineDays === undefined ? [] : ["Estimate the probability that the deadline holds."]),
    ...levers.map(
      ({ name, path, values }) =>
        `Lever \`${plain(name)}\`: ${plain(path)} at ${values.map(plain).join(", ")}.`,
    ),
  ];
  return [
    {
      number: "1.1",
      title: "Purpose of the model",
      text: `${facts.question === undefined ? author("the question that the study answers, and for whom.") : plain(facts.question)}\n\n${author("background of the study and how its results will be used.")}`,
    },
    {
      number: "1.2",
      title: "Model outputs",
      text: `Measured in every replication, times in days from the start unless the name says otherwise:\n\n${table(["output", "what", "unit"], outputs)}\n\nProbabilities: ${Object.keys(
        summary.probabilities,
      )
        .map((name) => `\`${name}\``)
        .join(", ")}.`,
    },
    { number: "1.3", title: "Aims of experimentation", text: list(aims) },
  ];
}

function logicItems({ facts }: StoredRun, scenario: Scenario): Item[] {
  const parts = partsOf(scenario);
  return [
    { number: "2.1", title: "Base model overview diagram", text: mermaidOf(scenario) },
    {
      number: "2.2",
      title: "Base model logic",
      text: parts.map((part) => `**${part.title}.** ${part.logic}`).join("\n\n"),
    },
    {
      number: "2.3",
      title: "Scenario logic",
      text: scenarioLogic(scenario),
    },
    {
      number: "2.4",
      title: "Algorithms",
      text: list([
        "Events run by (time, priority, order of insertion); releases before capacity changes before ordinary events before statistics at one instant.",
        "Numbers by class become people by largest remainder (Hamilton's method).",
        "Variates by inversion of one uniform where practical, so that common random numbers stay synchronised.",
        "Sunrise and sunset by the sun's position at the place and date.",
      ]),
    },
    { number: "2.5", title: "Components", text: components(facts, scenario) },
  ];
}

function scenarioLogic({ levers, source }: Scenario): string {
  const overrides = source.overrides.map((text) => `\`${text.replaceAll("`", "")}\``);
  const base =
    overrides.length === 0
      ? "The base case as in scenario.yaml."
      : `scenario.yaml holds these changes already: ${overrides.join(", ")}.`;
  const others =
    levers.length === 0
      ? author("the scenarios compared, and what differs between them.")
      : "Other cases set the levers of item 1.3 with everything else unchanged, under common random numbers.";
  return `${base} ${others}`;
}

function components(facts: StoredRun["facts"], { model }: Scenario): string {
  const named = (items: readonly { readonly name: string }[] | undefined) =>
    (items ?? []).map(({ name }) => plain(name)).join(", ") || "none";
  return list([
    `**Entities:** people (cohorts: ${named(model.people)}), their cases, convoys.`,
    "**Activities:** gate, loading, driving or flying, border, reception stations, investigation and hearings, transfers.",
    `**Resources:** vehicles (${named(model.vehicles)}), escorts (${named(model.escorts)}), overwatch (${named(model.overwatch)}), desks (${named(model.intakes)}), judges${model.court === undefined ? " (none)" : ""}, places (${facts.facilities.map(({ name }) => plain(name)).join(", ") || "none"}).`,
    "**Queues:** before each of these, first come first served within a priority; the court by its listing rule.",
    `**Entry and exit:** origins (${named(model.origins)}) and an opening backlog where there is one; exits are release, sentence, handing over, repatriation, the community and death. Both conservation laws hold at every event: everybody is in exactly one location and has exactly one legal status.`,
  ]);
}

function dataItems({ facts }: StoredRun): Item[] {
  const assumed = facts.figures.filter(({ assumption }) => assumption);
  const sourced = facts.figures.filter(({ assumption }) => !assumption);
  const sources = [...new Set(sourced.map(({ source }) => source))].map(plain);
  return [
    {
      number: "3.1",
      title: "Data sources",
      text: sources.length === 0 ? "No figure has a source beyond assumption." : list(sources),
    },
    {
      number: "3.2",
      title: "Pre-processing",
      text: `Counts and data files are used as given; scenario.yaml holds them as read. ${author("what was done to the data before that.")}`,
    },
    {
      number: "3.3",
      title: "Input parameters",
      text: `${table(["parameter", "value", "source"], figureRows(facts.figures))}\n\nRanges that each replication or analysis draws from:\n\n${facts.ranges.length === 0 ? "none" : table(["parameter", "from", "to", "spread", "source"], rangeRows(facts.ranges))}`,
    },
    {
      number: "3.4",
      title: "Assumptions",
      text: `${number(assumed.length)} of ${number(facts.figures.length)} figures are assumptions:\n\n${list(assumed.map(({ path, text }) => `${plain(path)} = ${plain(text)}`))}`,
    },
  ];
}

function experimentation({ facts, summary, manifest }: StoredRun, scenario: Scenario): Item[] {
  const backlog =
    scenario.model.court === undefined
      ? ""
      : " The court opens with the backlog that the scenario gives, if any.";
  return [
    {
      number: "4.1",
      title: "Initialisation",
      text: `A terminating simulation from ${scenario.start} (${plain(facts.timeZone)}), with everybody where the scenario puts them.${backlog} There is no warm-up, because the start is what is studied.`,
    },
    {
      number: "4.2",
      title: "Run length",
      text: `${number(facts.horizonDays)} days; what has not cleared by then is censored, counted and reported as such. The unit of time is the hour.`,
    },
    {
      number: "4.3",
      title: "Estimation approach",
      text: `${number(summary.replications)} independent replications. Quantiles are of type 7 (Hyndman and Fan 1996) with intervals from order statistics; means have Student-t intervals, probabilities Wilson ones; all at 95%.${manifest.options.precision === undefined ? "" : ` The number of replications follows from a wanted precision of ${String(manifest.options.precision)} (Hoad, Robinson and Davies 2010).`}`,
    },
  ];
}

function implementation({ manifest }: StoredRun): Item[] {
  const { versions, transfersim, seed } = manifest;
  return [
    {
      number: "5.1",
      title: "Software or programming language",
      text: `transfersim ${transfersim} (TypeScript) on Node.js ${versions.node}, ICU ${versions.icu}, time zone data ${versions.tz}.`,
    },
    {
      number: "5.2",
      title: "Random sampling",
      text: `Alea generator (package seedrandom); a stream for each purpose, derived from seed ${seed}, the number of the replication and the name of the stream, so that a new stream disturbs no other.`,
    },
    {
      number: "5.3",
      title: "Model execution",
      text: "Event scheduling with processes as generators; replications run on worker threads and are reduced in their order, so that every figure is the same for any number of workers.",
    },
    {
      number: "5.4",
      title: "System specification",
      text: author("processor, memory, operating system and run time."),
    },
  ];
}

function access({ manifest }: StoredRun): Item[] {
  return [
    {
      number: "6.1",
      title: "Computer model sharing statement",
      text: `The software is free under the MIT licence. The scenario is the file scenario.yaml beside this text (SHA-256 \`${manifest.scenario.sha256}\`); \`transfersim run scenario.yaml --seed ${manifest.seed} --replications ${manifest.replications}\` gives the same figures. ${author("where scenario and results are archived.")}`,
    },
  ];
}
