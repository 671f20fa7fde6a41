import { describe, expect, it } from "vitest";
import { endOf } from "../../src/report/plain-text.js";

describe("the end of a place in a scenario", () => {
  const path = "court.investigation.hours.mean";

  it("is all of it where there is room", () => {
    expect(endOf(path, 30)).toBe(path);
    expect(endOf(path, 40)).toBe(path);
  });

  it("is as many whole last steps as fit beside the ellipsis", () => {
    expect(endOf(path, 29)).toBe("…investigation.hours.mean");
    expect(endOf(path, 25)).toBe("…investigation.hours.mean");
    expect(endOf(path, 24)).toBe("…hours.mean");
    expect(endOf(path, 11)).toBe("…hours.mean");
    expect(endOf(path, 10)).toBe("…mean");
  });

  it("is the last letters of a step that is too long itself", () => {
    expect(endOf("sites.reception_of_the_north", 10)).toBe("…the_north");
    expect(endOf("people.adults_and_the_rest.", 8)).toBe("…e_rest.");
  });
});
