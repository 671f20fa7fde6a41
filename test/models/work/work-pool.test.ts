import { describe, expect, test } from "vitest";
import { Simulation } from "../../../src/engine/index.js";
import { Calendar } from "../../../src/models/calendar/calendar.js";
import { Closures } from "../../../src/models/calendar/closures.js";
import type { ShiftEnd } from "../../../src/models/work/shift-end.js";
import type { StaffPlan } from "../../../src/models/work/staff-plan.js";
import { WorkPool } from "../../../src/models/work/work-pool.js";

/** 09:00-16:00 on days 0 to 9. */
const officeHours = () => {
  const day = Array.from({ length: 10 }, (_, i) => i);
  const data = { open: day.map((d) => 24 * d + 9), close: day.map((d) => 24 * d + 16), day };
  return Calendar.draw(data, new Closures(() => ({ uniform: () => 0 })));
};

interface Setting {
  servers?: StaffPlan;
  calendar?: Calendar;
  shiftEnd?: ShiftEnd;
  hours: readonly number[];
  needs?: readonly number[];
}

/** A pool that writes down when each task begins and ends. */
function pool({
  servers = 1,
  calendar = Calendar.always(),
  shiftEnd = "suspend",
  hours,
  needs = [],
}: Setting) {
  const simulation = new Simulation({ seed: 1 });
  const begins: Record<number, number> = {};
  const ends: Record<number, number> = {};
  const staff = new WorkPool(
    simulation,
    { servers, calendar, shiftEnd },
    {
      hours: (task) => hours[task] ?? 0,
      servers: (task) => needs[task] ?? 1,
      begin: (task) => {
        begins[task] = simulation.now;
      },
      end: (task) => {
        ends[task] = simulation.now;
      },
    },
  );
  const submit = (time: number, task: number, rank = 0, key = 0) =>
    simulation.scheduleAt(time, () => staff.submit(task, rank, key));
  return { simulation, staff, begins, ends, submit };
}

describe("what becomes of a task at the shift's end (9 to 16, begun at 15, 3 hours)", () => {
  const run = (shiftEnd: ShiftEnd, hours: readonly number[]) => {
    const { simulation, submit, ends, begins } = pool({ calendar: officeHours(), shiftEnd, hours });
    hours.forEach((_, task) => {
      submit(15, task);
    });
    simulation.run(240);
    return { begins, ends };
  };

  test("finish: done at 18 in overtime, and the next begins in the morning", () => {
    expect(run("finish", [3, 1])).toEqual({ begins: { 0: 15, 1: 33 }, ends: { 0: 18, 1: 34 } });
  });

  test("suspend: one hour today, two tomorrow", () => {
    expect(run("suspend", [3, 1])).toEqual({ begins: { 0: 15, 1: 35 }, ends: { 0: 35, 1: 36 } });
  });

  test("restart: three hours from tomorrow's opening", () => {
    expect(run("restart", [3, 1])).toEqual({ begins: { 0: 15, 1: 36 }, ends: { 0: 36, 1: 37 } });
  });

  test("restart: what no shift is long enough for is done in overtime instead of never", () => {
    expect(run("restart", [7.5]).ends).toEqual({ 0: 22.5 });
  });

  test("a task that ends with the shift ends then, and nobody begins at the close", () => {
    expect(run("suspend", [1, 1])).toEqual({ begins: { 0: 15, 1: 33 }, ends: { 0: 16, 1: 34 } });
  });

  test("a task that the calendar leaves no time for never ends and keeps its server", () => {
    const { simulation, submit, begins, ends, staff } = pool({ calendar: officeHours(), hours: [71, 1] });
    submit(0, 0);
    submit(0, 1);
    simulation.run(1000);
    expect(begins).toEqual({ 0: 9 });
    expect(ends).toEqual({});
    expect([staff.busy, staff.queue]).toEqual([1, 1]);
  });
});

describe("who is called", () => {
  test("a smaller rank first, then a smaller key, never interrupting who is served", () => {
    const { simulation, submit, begins } = pool({ hours: [10, 1, 1, 1] });
    submit(0, 0);
    submit(1, 1, 1, 0);
    submit(2, 2, 0, 9);
    submit(3, 3, 0, 8);
    simulation.run(100);
    expect(begins).toEqual({ 0: 0, 3: 10, 2: 11, 1: 12 });
  });

  test("a panel of three waits for three judges and is not overtaken", () => {
    const { simulation, submit, begins } = pool({ servers: 3, hours: [4, 6, 2, 1], needs: [1, 1, 3, 1] });
    submit(0, 0);
    submit(0, 1);
    submit(1, 2);
    submit(1, 3);
    simulation.run(100);
    expect(begins).toEqual({ 0: 0, 1: 0, 2: 6, 3: 8 });
  });

  test("more servers from a date begin at once; fewer let those at work finish", () => {
    const plan = [
      { from: 0, count: 1 },
      { from: 5, count: 3 },
      { from: 7, count: 1 },
    ];
    const { simulation, submit, begins, ends } = pool({ servers: plan, hours: [10, 10, 10, 1] });
    for (const task of [0, 1, 2, 3]) submit(0, task);
    simulation.run(100);
    expect(begins).toEqual({ 0: 0, 1: 5, 2: 5, 3: 15 });
    expect(ends[3]).toBe(16);
  });

  test("who withdraws from service frees the server at once, and never ends", () => {
    const { simulation, submit, begins, ends, staff } = pool({ hours: [10, 5, 5] });
    submit(0, 0);
    submit(0, 1);
    submit(0, 2);
    simulation.scheduleAt(2, () => {
      expect(staff.withdraw(1)).toBe(true);
      expect(staff.withdraw(1)).toBe(false);
    });
    simulation.scheduleAt(4, () => {
      expect(staff.withdraw(0)).toBe(true);
    });
    simulation.run(100);
    expect(begins).toEqual({ 0: 0, 2: 4 });
    expect(ends).toEqual({ 2: 9 });
  });

  test("a task that withdraws from the head lets a smaller one behind it begin", () => {
    const { simulation, submit, begins, staff } = pool({ servers: 2, hours: [10, 1, 1], needs: [1, 2, 1] });
    for (const task of [0, 1, 2]) submit(0, task);
    simulation.scheduleAt(3, () => staff.withdraw(1));
    simulation.run(100);
    expect(begins).toEqual({ 0: 0, 2: 3 });
  });
});

describe("what is observed", () => {
  test("utilisation counts open hours only, from the first arrival to the last time it stood empty", () => {
    // Two desks, three tasks of 5 h at 12:00 on day 0: 4 h today each, 1 h tomorrow each, then the third 10-15.
    const { simulation, submit, staff } = pool({ servers: 2, calendar: officeHours(), hours: [5, 5, 5] });
    for (const task of [0, 1, 2]) submit(12, task);
    simulation.run(240);
    const seen = staff.observation();
    expect(seen.utilisation).toBeCloseTo(15 / (2 * (4 + 6)), 12);
    // The third waits from 12 to 34 (22 h); the stage is observed from 12 to 39 (27 h).
    expect(seen.meanWait).toBeCloseTo(22 / 3, 12);
    expect(seen.meanQueue).toBeCloseTo(22 / 27, 12);
    expect(seen.maxQueue).toBe(1);
    expect(staff.busyHours).toBeCloseTo(15, 12);
  });

  test("each day has its own queue and use; a day on which nobody works has the use of the last", () => {
    // Nobody works on day 1: two of three tasks of 5 h are heard 12-16 on day 0 and 9-10 on day 2, the third 10-15.
    const data = { open: [9, 57], close: [16, 64], day: [0, 2] };
    const calendar = Calendar.draw(data, new Closures(() => ({ uniform: () => 0 })));
    const { simulation, submit, staff } = pool({ servers: 2, calendar, hours: [5, 5, 5] });
    for (const task of [0, 1, 2]) submit(12, task);
    simulation.run(72);
    const { queue, use } = staff.observation().byDay ?? {};
    expect(queue).toEqual([12 / 24, 24 / 24, 10 / 24].map((value) => expect.closeTo(value, 12)));
    expect(use).toEqual([8 / 14, 8 / 14, 7 / 14].map((value) => expect.closeTo(value, 12)));
  });

  test("a stage that nobody came to was never busy", () => {
    const { simulation, staff } = pool({ hours: [] });
    simulation.run(10);
    expect(staff.observation()).toMatchObject({ utilisation: 0, meanQueue: 0, meanWait: 0, maxQueue: 0 });
  });
});
