import { measure } from "../measure.js";
import type { Suite } from "../row.js";
import { serveByEvents, serveCustomers } from "../work/mm1.js";

const CUSTOMERS = 20_000;

/** M/M/1 customers per second, from start to end of a simulation of 20,000 of them. */
export const process: Suite = async ({ time }) => [
  {
    suite: "process",
    name: "M/M/1, a process per customer, all statistics",
    customers: CUSTOMERS,
    per_second: await measure(CUSTOMERS, () => serveCustomers(CUSTOMERS), time * 2),
  },
  {
    suite: "process",
    name: "M/M/1 by events, mean wait only",
    customers: CUSTOMERS,
    per_second: await measure(CUSTOMERS, () => serveByEvents(CUSTOMERS), time * 2),
  },
];
