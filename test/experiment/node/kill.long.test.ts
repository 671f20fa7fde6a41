import { expect, it } from "vitest";
import { deriveStream } from "../../../src/engine/index.js";
import { survive } from "./kills.js";

it("50 times out of 50", async () => {
  const undisturbed = await survive();
  const moments = deriveStream(2, 0, "kills");
  for (let i = 0; i < 50; i++) expect(await survive(moments)).toBe(undisturbed);
});
