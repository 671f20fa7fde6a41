import { parseString } from "fast-csv";
import { expect, test } from "vitest";
import { RecordLines, recordsHead } from "../../src/report/index.js";
import { hostile } from "./hostile.js";

const record = {
  kind: "stay",
  id: 3,
  cohort: "adults",
  stage: "origin",
  place: "prison",
  people: 1,
  entry: 0,
  start: 0,
  exit: 1 / 3,
  outcome: "in_transit",
} as const;

const parsed = (text: string) =>
  new Promise<Record<string, string>[]>((resolve, reject) => {
    const rows: Record<string, string>[] = [];
    parseString<Record<string, string>, Record<string, string>>(text, { headers: true })
      .on("data", (row) => rows.push(row))
      .on("error", reject)
      .on("end", () => resolve(rows));
  });

test("a record is a line with its times in hours to a millionth", () => {
  const line = new RecordLines().line(7, record);
  expect(recordsHead + line).toBe(
    "replication,kind,id,cohort,stage,place,people,entry,start,exit,outcome\n" +
      "7,stay,3,adults,origin,prison,1,0,0,0.333333,in_transit\n",
  );
});

test("what has not happened is an empty cell", () => {
  const open = { ...record, start: null, exit: null, outcome: null };
  expect(new RecordLines().line(0, open)).toBe("0,stay,3,adults,origin,prison,1,0,,,\n");
});

const names = Object.entries(hostile).filter(([kind]) => kind !== "lonely"); // becomes a replacement character

test.each(names)("a cohort and a place called %s read back, and run as no formula", async (_, name) => {
  const text = new RecordLines().line(0, { ...record, cohort: name, place: name });
  const [row, ...others] = await parsed(recordsHead + text);
  expect(others).toEqual([]);
  expect(row?.cohort?.replace(/^'/, "")).toBe(name);
  expect(row?.place).toBe(row?.cohort);
  expect(row?.cohort).not.toMatch(/^[=+@-]/);
  expect(row?.outcome).toBe("in_transit");
});
