// What is said of the cost, wherever it is shown.
import type { OutputSummary, Summary } from "../experiment/index.js";
import { wordsOf } from "./plain-text.js";

const prefix = "cost_";

/** The summary of what one payer pays. */
export interface PayersCost {
  readonly payer: string;
  readonly cost: OutputSummary;
}

/** The cost in all, and of each payer who pays anything; undefined when nothing costs anything. */
export function costsOf({ outputs }: Summary): { all: OutputSummary; payers: PayersCost[] } | undefined {
  const { cost: all } = outputs;
  if (all === undefined || all.max === 0) return undefined;
  const payers = Object.entries(outputs)
    .filter(([output, { max }]) => output.startsWith(prefix) && max !== 0)
    .map(([output, cost]) => ({ payer: wordsOf(output.slice(prefix.length)), cost }));
  return { all, payers };
}
