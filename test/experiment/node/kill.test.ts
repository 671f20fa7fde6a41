import { expect, it } from "vitest";
import { deriveStream } from "../../../src/engine/index.js";
import { survive } from "./kills.js";

it("killed twice at random moments and resumed, a run gives the same bytes", async () => {
  const undisturbed = await survive();
  expect(JSON.parse(undisturbed)[0]).toHaveLength(80);
  expect(await survive(deriveStream(1, 0, "kills"))).toBe(undisturbed);
});
