// The studio: levers and texts in, figures and pictures out, all of it in this page.
import "./style.css";
import { formatProblem, memoryReader, readScenario, type Scenario } from "../../scenario/index.js";
import type { StudioData } from "../studio-data.js";
import { type Shown, showAnswer } from "./answer.js";
import { DistributionChart, FanChart } from "./charts.js";
import { counted } from "./counted.js";
import { element, make } from "./elements.js";
import { estimate } from "./estimate.js";
import { showJourney } from "./journey-view.js";
import { type LeverControls, leverControls } from "./lever-controls.js";
import { webWorkerPool } from "./web-worker-pool.js";

/** How long a slider or a key must rest before figures are asked for (milliseconds). */
const restFor = 250;

const data: StudioData = JSON.parse(element("scenario", HTMLScriptElement).textContent ?? "");
const pool = webWorkerPool();
const editor = element("editor", HTMLTextAreaElement);
const seed = element("seed", HTMLInputElement);
const replications = element("replications", HTMLInputElement);
const seriesChoice = element("series", HTMLSelectElement);
const replication = element("replication", HTMLInputElement);
const status = element("status", HTMLElement);
const distribution = new DistributionChart(element("distribution", HTMLElement));
const fan = new FanChart(element("backlog", HTMLElement));

let levers: LeverControls | undefined;
let base: Shown | undefined;
let now: Shown | undefined;
let running = new AbortController();
let resting: ReturnType<typeof setTimeout> | undefined;

/** The scenario of the editor's text with these overrides; what is wrong with it is shown. */
function read(overrides: readonly string[]): Scenario | undefined {
  const reader = memoryReader({ ...data.files, [data.path]: editor.value });
  const {
    scenario,
    problems = [],
    warnings,
  } = readScenario(data.path, reader, {
    overrides: [...data.overrides, ...overrides],
  });
  const lines = [...problems, ...warnings].map((problem) =>
    make("li", { dir: "auto" }, formatProblem(problem)),
  );
  element("problems", HTMLUListElement).replaceChildren(...lines);
  if (scenario === undefined) status.textContent = "The scenario has errors: they stand below its text.";
  return scenario;
}

/** Another text, seed or number of replications: base, levers and figures are made anew. */
async function begin(): Promise<void> {
  const scenario = read([]);
  if (scenario === undefined) return;
  const title = scenario.name;
  element("title", HTMLElement).textContent = title;
  document.title = `${title} · transfersim studio`;
  levers = leverControls(element("lever-form", HTMLFormElement), scenario, soon);
  base = undefined;
  await run(scenario, (shown) => {
    base = shown;
  });
}

/** The levers as they stand: figures beside those of the base. */
async function vary(): Promise<void> {
  const overrides = levers?.overrides() ?? [];
  if (overrides.length === 0 && base !== undefined) {
    restart();
    show(base);
    return;
  }
  const scenario = read(overrides);
  if (scenario !== undefined) await run(scenario, () => {});
}

function restart(): AbortSignal {
  running.abort();
  pool.dropWaiting();
  running = new AbortController();
  return running.signal;
}

async function run(scenario: Scenario, keep: (shown: Shown) => void): Promise<void> {
  const signal = restart();
  const wanted = Math.min(Math.max(1, Math.round(Number(replications.value)) || 1), 10_000);
  try {
    await estimate({
      pool,
      scenario,
      seed: seed.value,
      replications: wanted,
      signal,
      show: (collected) => {
        const shown = { scenario, seed: seed.value, collected };
        keep(shown);
        show(shown);
        const done = collected.rows.length;
        status.textContent =
          done < wanted ? `${done} of ${wanted} replications` : `${counted(done, "replication")} done`;
      },
    });
    if (!signal.aborted) showJourney(scenario, seed.value, Number(replication.value));
  } catch (error) {
    if (!signal.aborted) status.textContent = error instanceof Error ? error.message : String(error);
  }
}

function show(shown: Shown): void {
  now = shown;
  showAnswer(shown, base);
  const days = (of: Shown | undefined) =>
    of === undefined ? [] : of.collected.rows.output("days_to_clear").filter(Number.isFinite);
  distribution.show(days(shown), days(base));
  showBacklog();
}

function showBacklog(): void {
  if (now === undefined) return;
  const { collected, scenario } = now;
  // Shares of use are no people: the report draws them.
  const names = Object.keys(collected.bands).filter((name) => !name.startsWith("use: "));
  if (seriesChoice.options.length !== names.length) {
    seriesChoice.replaceChildren(
      ...names.map((name) => make("option", { value: name }, name.replaceAll("_", " "))),
    );
  }
  const name = seriesChoice.value;
  const band = collected.bands[name];
  if (band !== undefined) fan.show(name.replaceAll("_", " "), band, base?.collected.bands[name], scenario);
}

/** Asks for figures once nothing has moved for a moment. */
function soon(): void {
  clearTimeout(resting);
  resting = setTimeout(() => void vary(), restFor);
}

function beginSoon(): void {
  clearTimeout(resting);
  resting = setTimeout(() => void begin(), 2 * restFor);
}

/** The text of the editor with the levers' values in a comment that says how to use them. */
function save(): void {
  const overrides = [...data.overrides, ...(levers?.overrides() ?? [])];
  const scenario = read(levers?.overrides() ?? []);
  if (scenario === undefined) return;
  const note = overrides.length === 0 ? "" : overrides.map((text) => `# --set ${text}\n`).join("");
  const url = URL.createObjectURL(new Blob([note, editor.value], { type: "application/yaml" }));
  const name = data.path.split(/[/\\]/).at(-1) ?? "scenario.yaml";
  make("a", { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}

editor.value = data.files[data.path] ?? "";
seed.value = data.seed;
replications.value = String(data.replications);
for (const form of document.forms) form.addEventListener("submit", (event) => event.preventDefault());
for (const input of [editor, seed, replications]) input.addEventListener("input", beginSoon);
seriesChoice.addEventListener("change", showBacklog);
replication.addEventListener("change", () => {
  if (now !== undefined) showJourney(now.scenario, now.seed, Number(replication.value));
});
element("reset", HTMLButtonElement).addEventListener("click", () => {
  levers?.reset();
  soon();
});
element("save", HTMLButtonElement).addEventListener("click", save);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  if (now !== undefined) show(now);
});
void begin();
