// A slider for each lever of the scenario.
import type { Lever, Scenario } from "../../scenario/index.js";
import { make } from "./elements.js";

/** One lever's slider: what it may be set to, the file's own value among them. */
interface Control {
  readonly lever: Lever;
  readonly values: readonly string[];
  readonly own: number;
  readonly input: HTMLInputElement;
  readonly output: HTMLOutputElement;
}

/** The sliders of a scenario. */
export interface LeverControls {
  /** The levers that are not at the file's own value, as overrides `PATH=VALUE`. */
  overrides(): readonly string[];
  /** Puts every lever back to the file's own value. */
  reset(): void;
}

/**
 * Fills a form with the scenario's levers.
 *
 * @param changed called when a lever has been moved
 */
export function leverControls(form: HTMLFormElement, scenario: Scenario, changed: () => void): LeverControls {
  const controls = scenario.levers.map((lever) => control(lever, scenario));
  form.replaceChildren();
  if (controls.length === 0) {
    const hint = "This scenario names no levers. Add a part “levers:” to it, below, to get sliders here.";
    form.append(make("p", {}, hint));
  }
  for (const { lever, input, output } of controls) {
    form.append(make("label", { dir: "auto" }, lever.name.replaceAll("_", " "), input, output));
    input.addEventListener("input", () => {
      show({ input, output }, controls);
      changed();
    });
  }
  for (const one of controls) show(one, controls);
  return {
    overrides: () =>
      controls.flatMap(({ lever, values, own, input }) => {
        const index = Number(input.value);
        return index === own ? [] : [`${lever.path}=${values[index] ?? ""}`];
      }),
    reset() {
      for (const one of controls) {
        one.input.value = String(one.own);
        show(one, controls);
      }
    },
  };
}

function control(lever: Lever, scenario: Scenario): Control {
  const present = scenario.figures.find(({ path }) => path === lever.path)?.text;
  const listed = present === undefined || lever.values.includes(present);
  const values = listed ? lever.values : [present, ...lever.values];
  const own = present === undefined ? 0 : values.indexOf(present);
  const input = make("input", {
    type: "range",
    min: "0",
    max: String(values.length - 1),
    value: String(own),
  });
  input.name = lever.path;
  return { lever, values, own, input, output: make("output") };
}

function show({ input, output }: Pick<Control, "input" | "output">, controls: readonly Control[]): void {
  const one = controls.find((candidate) => candidate.input === input);
  const value = one?.values[Number(input.value)] ?? "";
  output.value = Number(input.value) === one?.own ? `${value} (as in the file)` : value;
  input.setAttribute("aria-valuetext", output.value);
}
