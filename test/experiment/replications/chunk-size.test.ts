import { describe, expect, it } from "vitest";
import { ChunkSize } from "../../../src/experiment/replications/chunk-size.js";

describe("size of a task", () => {
  it("is one replication while nothing is known, and for long replications", () => {
    const size = new ChunkSize(2);
    expect(size.next(1000)).toBe(1);
    size.learn(1, 5000);
    expect(size.next(1000)).toBe(1);
  });

  it("packs replications into tasks of about 200 ms", () => {
    const size = new ChunkSize(2);
    size.learn(10, 500);
    expect(size.next(100_000)).toBe(4);
  });

  it("keeps tasks small: 6 short replications each, or 20 ms of very short ones", () => {
    const size = new ChunkSize(2);
    size.learn(10, 40);
    expect(size.next(100_000)).toBe(6);
    size.learn(100, 20);
    expect(size.next(100_000)).toBe(100);
  });

  it("shrinks towards the end, so that the workers finish together, and never passes it", () => {
    const size = new ChunkSize(2);
    size.learn(100, 20);
    const sizes: number[] = [];
    for (let left = 200; left > 0; left -= sizes.at(-1) ?? 0) sizes.push(size.next(left));
    expect(sizes[0]).toBe(50);
    expect(sizes.at(-1)).toBe(1);
    expect(sizes.reduce((a, b) => a + b)).toBe(200);
  });
});
