import { describe, expect, it } from "vitest";
import { sparkline } from "../../src/report/sparkline.js";

describe("a sparkline", () => {
  it("runs from a blank for nothing to a full block for the largest", () => {
    expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7, 8], 9)).toBe(" ▁▂▃▄▅▆▇█");
  });

  it("shows anything above nothing", () => expect(sparkline([0.001, 1000], 2)).toBe("▁█"));

  it("averages when there are more values than columns, and never widens", () => {
    expect(sparkline([8, 8, 0, 0, 4, 4], 3)).toBe("█ ▄");
    expect(sparkline([1], 20)).toBe("█");
    expect(sparkline([0, 0], 2)).toBe("  ");
  });
});
