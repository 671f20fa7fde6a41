import { describe, expect, it } from "vitest";
import { Rows } from "../../src/experiment/index.js";
import { hazardsOf, hazardThirds } from "../../src/report/hazard-thirds.js";

/** Replication k draws the hazard (7 k mod 60) + 1 and meets an ambush when that is above 40. */
function rows(n: number): Rows {
  return Rows.of(
    Array.from({ length: n }, (_, k) => {
      const hazard = ((7 * k) % 60) + 1;
      return {
        outputs: { "hazard: road": hazard, "hazard: fixed": 2 },
        indicators: { any_ambush: hazard > 40 },
      };
    }),
  );
}

describe("risk by the hazard drawn", () => {
  it("puts the replications into thirds by their hazard, whatever their order", () => {
    const thirds = hazardThirds(rows(60), "hazard: road", "any_ambush");
    expect(thirds.map(({ from, to, n, p }) => [from, to, n, p])).toEqual([
      [1, 20, 20, 0],
      [21, 40, 20, 0],
      [41, 60, 20, 1],
    ]);
    expect(thirds[0]?.interval[1]).toBeCloseTo(0.168, 3);
  });

  it("says nothing from too few replications, nor of a hazard that is the same in all", () => {
    expect(hazardThirds(rows(29), "hazard: road", "any_ambush")).toEqual([]);
    expect(hazardsOf(rows(60))).toEqual(["hazard: road"]);
  });
});
