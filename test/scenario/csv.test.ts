import { describe, expect, it } from "vitest";
import { parseCsv } from "../../src/scenario/csv.js";

const texts = (text: string) => parseCsv(text, "t.csv").map((row) => row.map((cell) => cell.text));
const places = (text: string) =>
  parseCsv(text, "t.csv").map((row) => row.map(({ line, column }) => `${line}:${column}`));

describe("a table in comma-separated text (RFC 4180)", () => {
  it.each([
    [
      "a,b\n1,2\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "a,b\r\n1,2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "a,b\r1,2\r",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "a,,c\n,,\n",
      [
        ["a", "", "c"],
        ["", "", ""],
      ],
    ],
    [" a , b \n", [["a", "b"]]],
    ['"a, with comma","say ""so"""\n', [["a, with comma", 'say "so"']]],
    ['"two\nlines",b\n', [["two\nlines", "b"]]],
    ["a\n\n\nb\n", [["a"], ["b"]]],
    ['"not closed\nat all', [["not closed\nat all"]]],
    ['"quoted" tail,b', [["quotedtail", "b"]]],
    ["", []],
    ["\n", []],
    ["a", [["a"]]],
    ["a,", [["a", ""]]],
  ])("%j", (text, rows) => {
    expect(texts(text)).toEqual(rows);
  });

  it("keeps the line and column of every cell, over quotes and line ends of any kind", () => {
    expect(places('ab,c\r\n"x\ny",z\n1,2')).toEqual([
      ["1:1", "1:4"],
      ["2:1", "3:4"],
      ["4:1", "4:3"],
    ]);
    expect(places('ab,c\r"x","y"\r"say ""so""\ror\rnot",z\r1,2')).toEqual([
      ["1:1", "1:4"],
      ["2:1", "2:5"],
      ["3:1", "5:6"],
      ["6:1", "6:3"],
    ]);
  });

  it("reads a long table in a time that grows with its length", () => {
    const rows = parseCsv("some,cells,here\n".repeat(50_000), "t.csv");
    expect(rows).toHaveLength(50_000);
    expect(rows.at(-1)?.[0]?.line).toBe(50_000);
  });
});
