import { describe, expect, it } from "vitest";
import { diskReader } from "../../src/cli/disk-reader.js";
import { factsOf, stressDes } from "../../src/report/index.js";
import { memoryReader, readScenario, starterScenario } from "../../src/scenario/index.js";
import { fixtureStored } from "./fixture.js";
import { hostile } from "./hostile.js";

const { scenario } = readScenario("s.yaml", memoryReader({ "s.yaml": starterScenario }));
if (scenario === undefined) throw new Error("the starter scenario is not usable");

/** The 20 items of Monks et al. 2018, table 2. */
const items = [
  "1.1 Purpose of the model",
  "1.2 Model outputs",
  "1.3 Aims of experimentation",
  "2.1 Base model overview diagram",
  "2.2 Base model logic",
  "2.3 Scenario logic",
  "2.4 Algorithms",
  "2.5 Components",
  "3.1 Data sources",
  "3.2 Pre-processing",
  "3.3 Input parameters",
  "3.4 Assumptions",
  "4.1 Initialisation",
  "4.2 Run length",
  "4.3 Estimation approach",
  "5.1 Software or programming language",
  "5.2 Random sampling",
  "5.3 Model execution",
  "5.4 System specification",
  "6.1 Computer model sharing statement",
];

describe("the STRESS-DES text", () => {
  const text = stressDes(fixtureStored(), scenario);

  it("has all 20 items, each with something to say", () => {
    const sections = text.split(/^### /m).slice(1);
    expect(sections.map((section) => section.split("\n")[0])).toEqual(items);
    for (const section of sections)
      expect(section.split("\n").slice(1).join(" ").trim().length).toBeGreaterThan(4);
  });

  it("has them for the reference scenario too, each of whose parts is told", () => {
    const { scenario: reference } = readScenario("scenarios/al-sinaa-2026/scenario.yaml", diskReader);
    if (reference === undefined) throw new Error("the reference scenario is not usable");
    const whole = stressDes({ ...fixtureStored(), facts: factsOf(reference) }, reference);
    const sections = whole.split(/^### /m).slice(1);
    expect(sections.map((section) => section.split("\n")[0])).toEqual(items);
    expect(sections.filter((section) => section.length < 60)).toEqual([]);
    expect(whole).toContain("**Court.**");
    expect(whole).toContain('n0["al_sinaa"]');
  });

  it("is filled in from the scenario and the manifest", () => {
    expect(text).toContain('n0["prison"] -->|"road"| n1["reception"]');
    expect(text).toContain("**Court.** A case follows the track of its class");
    expect(text).not.toContain("**Repatriation.**");
    expect(text).toContain("| court.judges | 19 | assumption |");
    expect(text).toContain("transfersim 0.1.0 (TypeScript) on Node.js 20.20.2");
    expect(text).toContain("100 independent replications");
    expect(text).toContain("Lever `judges`: court.judges at 3, 6, 9, 12.");
  });

  it("marks for the author what a machine cannot know", () => {
    expect(text).toMatch(/### 5\.4 System specification\n\n\*\*For the author:\*\* processor, memory/);
    expect(text.match(/\*\*For the author:\*\*/g)?.length).toBeGreaterThanOrEqual(4);
  });

  it("is not broken by any name", () => {
    const all = Object.values(hostile);
    const figures = all.map((path) => ({ path, text: path, source: path, assumption: false }));
    const broken = stressDes(
      fixtureStored({ facts: { name: all.join(" "), question: all.join(" "), figures } }),
      scenario,
    );
    expect(
      broken
        .split(/^### /m)
        .slice(1)
        .map((section) => section.split("\n")[0]),
    ).toEqual(items);
    expect(broken).not.toMatch(/(?<!\\)<(script|img|svg|style)/);
    const rows = broken.split("\n").filter((line) => line.startsWith("| "));
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)?.length, row).toBeLessThanOrEqual(6);
  });
});
