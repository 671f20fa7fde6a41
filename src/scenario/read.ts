import { checkBuild } from "./check-build.js";
import { checkClock } from "./check-clock.js";
import { checkModel } from "./checks.js";
import { ScenarioClock } from "./clock.js";
import { Context } from "./context.js";
import { parseCsv, type Table } from "./csv.js";
import { checkCurrency } from "./currency.js";
import { documentProblem, parseScenarioDocument, type ScenarioDocument, valueAt } from "./document.js";
import { figuresOf, figuresOfTable, uncertainInputsOf } from "./figures.js";
import { type FrameWords, frameSchema, frameShape } from "./frame.js";
import { given } from "./given.js";
import { namingValidKeys, problemsOf } from "./issues.js";
import { nameUncertain } from "./name-uncertain.js";
import { applyOverrides } from "./overrides.js";
import type { Path } from "./path.js";
import { describe, inReadingOrder, type Problem, unknownName } from "./problem.js";
import { besideScenario, type FileReader, folderOf, memoryReader } from "./reader.js";
import { resolveModel } from "./resolve.js";
import { isMapping } from "./scalar.js";
import type { Scenario, ScenarioSource } from "./scenario.js";
import { parseSection, type SectionName, sections, type Words } from "./sections/index.js";
import { resolveLevers } from "./sections/levers.js";
import { maximumBytes, readText } from "./source-text.js";
import { uncertainIn } from "./uncertain.js";

/** A scenario, or everything that is wrong with it; warnings come with both. */
export type ReadResult =
  | { readonly scenario: Scenario; readonly problems?: undefined; readonly warnings: readonly Problem[] }
  | {
      readonly scenario?: undefined;
      readonly problems: readonly Problem[];
      readonly warnings: readonly Problem[];
    };

/** How to read a scenario. */
export interface ReadOptions {
  /** Values to replace, each `PATH=VALUE`, applied in order before anything is checked. */
  readonly overrides?: readonly string[];
}

/**
 * Reads and validates a scenario file and the data beside it. Never throws for what is in the files: every fault is
 * a problem with its place, all of them at once.
 */
export function readScenario(path: string, reader: FileReader, options: ReadOptions = {}): ReadResult {
  const overrides = options.overrides ?? [];
  const top = { file: path, line: 1, column: 1, path: "" };
  const text = readText(path, reader, { maximumBytes: maximumBytes.scenario }, top);
  if (typeof text !== "string") return failed([text]);
  const parsed = parseScenarioDocument(text, path);
  if (Array.isArray(parsed)) return failed(parsed);
  const { document, problems } = applyOverrides(parsed, overrides);
  if (!isMapping(document.data)) {
    const expected = "a scenario: name, start, time_zone, horizon and at least one part";
    return failed([documentProblem(document, [], { found: describe(document.data), expected })]);
  }
  return readDocument(document, problems, { path, text, overrides }, reader);
}

/** The same scenario with further values replaced: no disk is needed. */
export function varyScenario(scenario: Scenario, overrides: readonly string[]): ReadResult {
  const { path, files, overrides: before } = scenario.source;
  return readScenario(path, memoryReader(files), { overrides: [...before, ...overrides] });
}

function failed(problems: readonly Problem[]): ReadResult {
  const ordered = inReadingOrder(problems);
  const errors = ordered.filter(isError);
  return { problems: errors, warnings: ordered.filter(({ severity }) => severity === "warning") };
}

function readDocument(
  document: ScenarioDocument,
  before: readonly Problem[],
  {
    path,
    text,
    overrides,
  }: { readonly path: string; readonly text: string; readonly overrides: readonly string[] },
  reader: FileReader,
): ReadResult {
  const problems = [...before, ...unknownSections(document)];
  const frame = readFrame(document, problems);
  const words = readSections(document, problems);
  const table = readTable(document, ["people", "file"], path, reader, problems);
  const context = new Context(document, clockOf(frame), frame?.place);
  const model = resolveModel(words, { frame, table }, context);
  const levers = resolveLevers(words.levers, context);
  const currency = checkCurrency(frame?.currency, context);
  if (frame !== undefined) checkClock(context);
  // What does not fit together is told only where every part could be read; else one slip would be told twice.
  if (frame !== undefined && problems.length === 0) checkModel(model, words, context);
  if (!isBroken([...problems, ...context.problems])) checkBuild(model, context);
  const all = [...problems, ...context.problems];
  // Where the frame has faults, the parts were read with no place and a clock of no meaning: no ground to warn on.
  if (frame === undefined) return failed(all.filter(isError));
  if (isBroken(all)) return failed(all);
  const files = { [path]: text, ...(table === undefined ? {} : { [table.file]: table.text }) };
  const scenario = scenarioOf(
    { ...frame, currency },
    context,
    { model, levers, table },
    { path, files, overrides },
  );
  return { scenario, warnings: inReadingOrder(all) };
}

function isBroken(problems: readonly Problem[]): boolean {
  return problems.some(isError);
}

function isError({ severity }: Problem): boolean {
  return severity === "error";
}

function unknownSections(document: ScenarioDocument): Problem[] {
  const valid = [...Object.keys(frameShape), ...Object.keys(sections)];
  return Object.keys(document.data as object)
    .filter((key) => !valid.includes(key))
    .map((key) =>
      documentProblem(document, [key], unknownName(key, valid, "one of the keys"), { which: "key" }),
    );
}

function readFrame(document: ScenarioDocument, problems: Problem[]): FrameWords | undefined {
  const reading = frameSchema.safeParse(document.data, { error: namingValidKeys });
  if (reading.success) return reading.data;
  problems.push(...problemsOf(reading.error.issues, document));
  return undefined;
}

function readSections(document: ScenarioDocument, problems: Problem[]): Words {
  const words: Words = {};
  const read = <K extends SectionName>(key: K): void => {
    const value = valueAt(document.data, [key]);
    if (value === undefined) return;
    const reading = parseSection(key, value, namingValidKeys);
    if (reading.success) words[key] = nameUncertain(reading.data, [key]) as Words[K];
    else problems.push(...problemsOf(reading.error.issues, document, [key]));
  };
  for (const key of Object.keys(sections) as SectionName[]) read(key);
  return words;
}

/** Where the frame has faults, the parts are still checked, against a clock of no meaning. */
function clockOf(frame: FrameWords | undefined): ScenarioClock {
  if (frame === undefined) return new ScenarioClock("2026-01-01", "UTC", 8760);
  return new ScenarioClock(frame.start, frame.time_zone, frame.horizon);
}

function readTable(
  document: ScenarioDocument,
  at: Path,
  scenarioPath: string,
  reader: FileReader,
  problems: Problem[],
): Table | undefined {
  const name = valueAt(document.data, at);
  if (typeof name !== "string") return undefined;
  const path = besideScenario(scenarioPath, name);
  if (path === undefined) {
    const expected = "a file in the scenario's own folder";
    problems.push(documentProblem(document, at, { found: describe(name), expected }));
    return undefined;
  }
  const place = { ...document.locate(at), path: at.join(".") };
  const limits = { folder: folderOf(scenarioPath), maximumBytes: maximumBytes.data };
  const text = readText(path, reader, limits, place);
  if (typeof text === "string") return { file: path, text, rows: parseCsv(text, path) };
  problems.push(text);
  return undefined;
}

function scenarioOf(
  frame: FrameWords,
  { clock, document }: Context,
  { model, levers, table }: Pick<Scenario, "model" | "levers"> & { readonly table: Table | undefined },
  source: ScenarioSource,
): Scenario {
  const days = clock.dailyGrid();
  const drawn = new Map(
    uncertainIn(model).map(
      ({ uncertain, law }) => [uncertain, law.kind === "logUniform" ? "log_uniform" : "uniform"] as const,
    ),
  );
  return {
    name: frame.name,
    start: frame.start,
    startEpoch: clock.startEpoch,
    timeZone: frame.time_zone,
    horizon: frame.horizon,
    ...given({
      question: frame.question,
      deadline: frame.deadline === undefined ? undefined : clock.hoursAt(frame.deadline),
      currency: frame.currency,
    }),
    days,
    dates: days.map((hours) => clock.dateAt(hours)),
    model,
    figures: [...(table === undefined ? [] : figuresOfTable(table)), ...figuresOf(document.data)],
    uncertain: uncertainInputsOf(document.data, drawn),
    levers,
    source,
  };
}
