// Messages as wide as the terminal that shows them.
import stringWidth from "string-width";
import { type OutputStream, widthOf } from "./io.js";

/** Longer lines are hard to read, however wide the terminal. */
const widest = 100;
/** Further in than the advice that follows a message. */
const indent = "    ";
/** What people copy: where a problem is (`a file.yaml:3:14:`), what stands in quotes, any other word. */
const unbroken = /^.*?:\d+:\d+:(?= )|(?:"[^"]*"|`[^`]*`|\S)+/g;

/**
 * A message for a stream: on a terminal in lines that fit it, the further ones set in; elsewhere as it is, so that other
 * programs find a message in one line. Never broken are words, what stands in quotes, and the place of a problem.
 *
 * @param typed words of the command line; where they stand in the message they are not broken at their spaces either
 */
export function fitted(message: string, stream: OutputStream, typed: readonly string[] = []): string {
  if (stream.isTTY !== true) return message;
  const width = Math.min(widest, widthOf(stream));
  return message
    .split("\n")
    .flatMap((line) => (stringWidth(line) > width ? broken(line, width, typed) : [line]))
    .join("\n");
}

function broken(line: string, width: number, typed: readonly string[]): string[] {
  const words = typed.map((word) => word.replace(/^--[a-z]+=/, ""));
  const kept = words.reduce((text, word) => text.replaceAll(word, bind(word)), line.trimStart());
  let current = line.slice(0, line.length - line.trimStart().length);
  const lines: string[] = [];
  for (const [i, bound] of (kept.match(unbroken) ?? []).entries()) {
    const word = free(bound);
    const longer = i === 0 ? `${current}${word}` : `${current} ${word}`;
    if (i > 0 && stringWidth(longer) > width) {
      lines.push(current);
      current = `${indent}${word}`;
    } else current = longer;
  }
  return [...lines, current];
}

/** A space that does not count as one until it is free again; no message has this letter. */
const bond = "\u0000";
const bind = (word: string): string => word.replaceAll(" ", bond);
const free = (word: string): string => word.replaceAll(bond, " ");
