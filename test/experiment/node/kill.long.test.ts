import { randomInt } from "node:crypto";
import { expect, it } from "vitest";
import { deriveStream } from "../../../src/engine/index.js";
import { survive } from "./kills.js";

/** Other moments each time; KILL_SEED=... repeats those of an earlier run, which prints its seed. */
const seed = process.env.KILL_SEED ?? String(randomInt(2 ** 31));

it("killed twice at random moments and resumed, a run gives the same bytes 50 times out of 50", async () => {
  console.log(`moments of seed ${seed}: KILL_SEED=${seed} repeats them`);
  const undisturbed = await survive();
  const moments = deriveStream(seed, 0, "kills");
  for (let i = 0; i < 50; i++) expect(await survive(moments), `case ${i} of seed ${seed}`).toBe(undisturbed);
});
