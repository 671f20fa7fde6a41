import { describe, expect, it } from "vitest";
import { replicate } from "../../src/experiment/index.js";
import { problemLines, sampleText, valid } from "./sample.js";

/** The sample with the names that its author would give it in Arabic. */
const arabic = sampleText
  .replaceAll("prison", "السجن")
  .replaceAll("reception", "الاستقبال")
  .replaceAll("road", "الطريق");

describe("names in a scenario", () => {
  it("are written in any script", () => {
    const { outputs, stages } = replicate(valid(arabic), 1, 0);
    expect(outputs.days_to_clear_origin).not.toBeNull();
    expect(Object.keys(stages)).toContain("السجن: gate");
    expect(Object.keys(outputs).length).toBe(Object.keys(replicate(valid(sampleText), 1, 0).outputs).length);
  });

  it("are found by a path from the command line, and a slip of the pen gets the nearest", () => {
    expect(problemLines(arabic, {}, ["sites.السجن.gate=50 people / h"])).toEqual([]);
    expect(problemLines(arabic, {}, ["convoys.route=الطريقق"]).join()).toContain("did you mean الطريق");
  });

  it("start with a letter", () => {
    expect(problemLines(sampleText.replaceAll("prison", "1st")).join()).toContain("starts with a letter");
  });
});
