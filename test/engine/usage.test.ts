import { expect, test } from "vitest";
import { Usage } from "../../src/engine/usage.js";

test("means and share count from the start of the clock it was given, up to this very instant", () => {
  const clock = { now: 10 };
  const usage = new Usage(clock, 4);
  usage.update(2, 4);
  clock.now = 14;
  usage.update(4, 4);
  clock.now = 16;
  expect([usage.meanInUse, usage.meanUnits, usage.utilisation]).toEqual([16 / 6, 4, 16 / 24]);
});

test("before any time has passed it tells what is there now", () => {
  const usage = new Usage({ now: 10 }, 4);
  usage.update(3, 4);
  expect([usage.meanInUse, usage.meanUnits, usage.utilisation]).toEqual([3, 4, 0.75]);
});

test("without a unit nothing is in use, and that is no share of nothing", () => {
  const clock = { now: 0 };
  const usage = new Usage(clock, 0);
  clock.now = 5;
  expect([usage.meanInUse, usage.meanUnits, usage.utilisation]).toEqual([0, 0, 0]);
});

test("units in use after a cut of the capacity are still there", () => {
  const clock = { now: 0 };
  const usage = new Usage(clock, 4);
  usage.update(3, 1);
  clock.now = 2;
  usage.update(1, 1);
  clock.now = 4;
  expect([usage.meanUnits, usage.utilisation]).toEqual([2, 1]);
});

test("after a reset only what follows counts, and what is in use stays in use", () => {
  const clock = { now: 0 };
  const usage = new Usage(clock, 4);
  usage.update(4, 4);
  clock.now = 10;
  usage.update(1, 2);
  clock.now = 12;
  usage.reset();
  expect([usage.meanInUse, usage.meanUnits, usage.utilisation]).toEqual([1, 2, 0.5]);
  clock.now = 14;
  usage.update(2, 2);
  clock.now = 16;
  expect([usage.meanInUse, usage.meanUnits, usage.utilisation]).toEqual([1.5, 2, 0.75]);
});

test("what is given from one to another at an instant leaves the integrals as they are, to the last bit", () => {
  const [plain, told] = [{ now: 0.1 }, { now: 0.1 }];
  const [once, often] = [new Usage(plain, 3), new Usage(told, 3)];
  once.update(2, 3);
  often.update(2, 3);
  for (const now of [0.2, 0.7, 1.3]) {
    told.now = now;
    often.update(2, 3);
  }
  plain.now = told.now = 2.9;
  expect([often.meanInUse, often.utilisation]).toEqual([once.meanInUse, once.utilisation]);
});
