import { describe, expect, it } from "vitest";
import { deriveStream, normalQuantile } from "../../src/engine/index.js";
import { localPool, PrecisionRule, runReplications } from "../../src/experiment/index.js";

/** Feeds values until the rule is satisfied or they run out; how many were taken. */
function feed(rule: PrecisionRule, values: readonly (number | null)[]): number {
  let taken = 0;
  for (const days of values) {
    taken++;
    if (rule.enough({ outputs: { days } })) break;
  }
  return taken;
}

const ruleOf = (relative: number, horizon = 100) =>
  new PrecisionRule({ relative, outputs: ["days"], horizon });

describe("the look-ahead rule", () => {
  it("stops five replications after the precision is there for good", () => {
    const rule = ruleOf(0.1);
    expect(feed(rule, Array(50).fill(7))).toBe(8); // first looked at after 3
    expect(rule.verdict()).toMatchObject({ reached: true, needed: 3, achieved: 0 });
  });

  it("starts again when the precision is lost during the look-ahead", () => {
    const rule = ruleOf(0.1);
    // 10, 10, 10 looks certain; 13 then makes d(4) = 22%, and 10s bring it to 10.06% at 7 and 8.6% at 8
    const taken = feed(rule, [10, 10, 10, 13, ...Array(50).fill(10)]);
    const { needed } = rule.verdict();
    expect(needed).toBe(8);
    expect(taken).toBe(13);
  });

  it("looks 5% further ahead beyond 100 replications", () => {
    const rule = ruleOf(0.0699);
    // alternating 0.5 and 1.5: d(n) = t · 0.5 / √(n - 1), below 6.99% from about n = 200 on
    const taken = feed(
      rule,
      Array.from({ length: 400 }, (_, i) => (i % 2 === 0 ? 0.5 : 1.5)),
    );
    const { needed } = rule.verdict();
    expect(needed).toBeGreaterThan(190);
    expect(taken - (needed ?? 0)).toBe(Math.floor((5 * (needed ?? 0)) / 100));
  });

  it("asked of an output whose mean is 0 ends at the cap with a message", async () => {
    const rule = ruleOf(0.05);
    const zero = localPool<null>(() => ({ outputs: { days: 0 }, indicators: {}, series: {}, stages: {} }));
    const { rows } = await runReplications({ pool: zero, subject: null, seed: 1, replications: 25, rule });
    expect(rows.length).toBe(25);
    expect(rule.verdict()).toMatchObject({ reached: false, needed: null, achieved: null });
    expect(rule.verdict().message).toBe(
      "days has no relative precision after 25 replications: its mean is 0 or unknown.",
    );
  });

  it("takes a mean that only rounding keeps from 0 for 0", () => {
    const rule = ruleOf(0.05);
    feed(
      rule,
      Array.from({ length: 50 }, (_, i) => (i % 2 === 0 ? 0.3 : -0.3)),
    );
    expect(rule.verdict()).toMatchObject({ reached: false, achieved: null });
    expect(rule.verdict().message).toContain("days has no relative precision after 50 replications");
  });

  it("says that two replications show none", () => {
    const rule = ruleOf(0.05);
    feed(rule, [4, 4]);
    expect(rule.verdict().message).toBe(
      "A precision shows from 3 replications on; there were 2: raise the cap.",
    );
  });

  it("writes a precision of more than 100% in plain digits", () => {
    const rule = ruleOf(0.05);
    feed(rule, [1, 100, -60]);
    expect(rule.verdict().message).toBe(
      "days is known to ±1468% after 3 replications; ±5.0% was asked for: raise the cap.",
    );
  });

  it("says what is missing at the cap", () => {
    const rule = ruleOf(0.01);
    feed(rule, [1, 2, 3, 4, 5, 6]);
    expect(rule.verdict()).toMatchObject({ reached: false });
    expect(rule.verdict().message).toBe(
      "days is known to ±56% after 6 replications; ±1.0% was asked for: raise the cap.",
    );
  });

  it("counts censored replications as the horizon and says so", () => {
    const rule = ruleOf(0.05, 60);
    expect(feed(rule, [null, null, null, null, null, null, null, null, null])).toBe(8);
    expect(rule.verdict().message).toContain("restricted mean");
  });

  it("waits for the worst of several outputs", () => {
    const rule = new PrecisionRule({ relative: 0.1, outputs: ["calm", "wild"], horizon: 100 });
    for (let k = 0; k < 12; k++) rule.enough({ outputs: { calm: 1, wild: k % 2 } });
    expect(rule.verdict().reached).toBe(false);
    expect(rule.verdict().message).toContain("wild");
  });

  it("asked of a difference, sets the half width of the paired differences against the mean of the base", () => {
    const rule = new PrecisionRule({
      relative: 0.01,
      outputs: [{ name: "b less a", of: "b", less: "a", against: "a" }],
      horizon: 1000,
    });
    // a varies by 30%, b - a by 1 or 3: d(n) = t · s / (√n · 100), below 1% for good from n = 8 on
    const a = [70, 130, 70, 130, 70, 130, 70, 130, 70, 130, 70, 130, 70, 130];
    const more = [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3];
    const taken = a.findIndex((value, k) =>
      rule.enough({ outputs: { a: value, b: value + (more[k] ?? 0) } }),
    );
    // n = 6: t(5) 2.571 · 1.0954 / √6 / 100 = 1.15%; n = 7: 2.447 · 1.0690 / √7 / 95.7 = 1.03%;
    // n = 8: 2.365 · 1.0690 / √8 / 100 = 0.89%
    expect(rule.verdict()).toMatchObject({ reached: true, needed: 8 });
    expect(taken).toBe(12);
    expect(rule.verdict().message).toMatch(/^b less a is known to ±0\.6\d% after 13 replications\./);
  });

  it("refuses a precision that is none and an output that is not there", () => {
    expect(() => ruleOf(0)).toThrow("between 0 and 1");
    expect(() => ruleOf(Number.NaN)).toThrow("between 0 and 1");
    expect(() => ruleOf(0.1).enough({ outputs: { other: 1 } })).toThrow("no output is called days");
  });

  it("--precision 0.05 achieves 5% in at least 93% of 300 experiments", () => {
    const gauss = deriveStream(2026, 0, "precision");
    let achieved = 0;
    for (let experiment = 0; experiment < 300; experiment++) {
      const rule = ruleOf(0.05);
      let sum = 0;
      let n = 0;
      for (let stop = false; !stop; ) {
        const value = 100 + 25 * normalQuantile(gauss.uniform() || 0.5);
        sum += value;
        n++;
        stop = rule.enough({ outputs: { days: value } });
      }
      if (Math.abs(sum / n - 100) <= 5) achieved++;
    }
    expect(achieved / 300).toBeGreaterThanOrEqual(0.93);
    expect(achieved / 300).toBeLessThan(1); // 5% is what was asked, not far more
  });
});
