import { expect, test } from "vitest";
import { ConservationError } from "../../src/models/index.js";
import { makeContext } from "./context.js";

test("everybody is in one location and one status, and counts follow every move", () => {
  const { ledger } = makeContext();
  const [a, b] = [ledger.enter(0, "community"), ledger.enter(0, "community", "registered")];
  ledger.move(a, "abroad");
  ledger.setStatus(a, "handed_over");
  expect([ledger.locationOf(a), ledger.statusOf(a)]).toEqual(["abroad", "handed_over"]);
  expect([ledger.locationOf(b), ledger.statusOf(b)]).toEqual(["community", "registered"]);
  expect([ledger.count("community"), ledger.count("abroad"), ledger.entered]).toEqual([1, 1, 2]);
  expect([ledger.countStatus("handed_over"), ledger.countStatus("none")]).toEqual([1, 0]);
});

test("escape closes the legal status, recapture opens it as it was, death closes it for good", () => {
  const { ledger } = makeContext();
  const person = ledger.enter(0, "community", "trial");
  ledger.move(person, "at_large");
  expect(ledger.statusOf(person)).toBe("closed");
  ledger.move(person, "facility");
  expect(ledger.statusOf(person)).toBe("trial");
  ledger.move(person, "dead");
  expect(ledger.statusOf(person)).toBe("closed");
  expect(() => ledger.move(person, "facility")).toThrow(/dead/);
});

test("listeners hear of every move after it was made, and of nothing else", () => {
  const { ledger } = makeContext();
  const heard: unknown[] = [];
  ledger.onMove((person, from, to) => heard.push([person, from, to, ledger.count(to)]));
  const person = ledger.enter(0, "origin");
  ledger.move(person, "origin");
  ledger.setStatus(person, "trial");
  ledger.move(person, "in_transit");
  expect(heard).toEqual([[person, "origin", "in_transit", 1]]);
});

test("a listener that heeds some moves hears of those, in its turn among the others", () => {
  const { ledger } = makeContext();
  const heard: string[] = [];
  ledger.onMove(
    (_, from, to) => heard.push(`first: ${from} to ${to}`),
    (from, to) => from === "origin" && to !== "dead",
  );
  ledger.onMove((_, from, to) => heard.push(`second: ${from} to ${to}`));
  const [one, other] = [ledger.enter(0, "origin"), ledger.enter(0, "origin")];
  ledger.move(one, "staging");
  ledger.move(one, "origin");
  ledger.move(other, "dead");
  expect(heard).toEqual([
    "first: origin to staging",
    "second: origin to staging",
    "second: staging to origin",
    "second: origin to dead",
  ]);
});

test("a part that forgets somebody is found out: law, place and time are named", () => {
  const { ledger, simulation } = makeContext();
  let held = 0;
  ledger.holder("facility", "prison", () => held);
  simulation.schedule(1, () => {
    ledger.enter(0, "facility");
    held++;
  });
  simulation.schedule(5, () => ledger.enter(0, "facility"));
  const error = caught(() => simulation.run(10));
  expect(error).toMatchObject({ law: "location", place: "facility", time: 5 });
  expect(error?.message).toMatch(/facility.*2, but prison holds 1/);
});

test("somebody whom nobody holds is found out", () => {
  const { ledger, simulation } = makeContext();
  simulation.schedule(2, () => ledger.enter(0, "staging"));
  expect(caught(() => simulation.run(10))).toMatchObject({ law: "location", place: "staging", time: 2 });
});

test("two parts that both hold somebody are found out", () => {
  const { ledger, simulation } = makeContext();
  for (const name of ["one", "other"]) ledger.holder("intake", name, () => 1);
  simulation.schedule(3, () => ledger.enter(0, "intake"));
  expect(caught(() => simulation.run(10))?.message).toMatch(/one holds 1, other holds 1/);
});

test("a court that loses a case is found out", () => {
  const { ledger, simulation } = makeContext();
  ledger.holder("trial", "court", () => 0);
  const person = ledger.enter(0, "community");
  simulation.schedule(4, () => ledger.setStatus(person, "trial"));
  expect(caught(() => simulation.run(10))).toMatchObject({ law: "legal status", place: "trial", time: 4 });
});

test("somebody who enters past the ledger is found out", () => {
  const { ledger, population, simulation } = makeContext();
  simulation.schedule(6, () => population.add(0));
  expect(caught(() => simulation.run(10))).toMatchObject({ law: "location", place: "everywhere", time: 6 });
  expect(ledger.entered).toBe(1);
});

test("a person who never entered is an error", () => {
  expect(() => makeContext().ledger.move(0, "dead")).toThrow(/no person 0/);
});

function caught(action: () => void): ConservationError | undefined {
  try {
    action();
  } catch (error) {
    if (error instanceof ConservationError) return error;
    throw error;
  }
  return undefined;
}
