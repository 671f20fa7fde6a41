// A result on standard output, as JSON or for a person.
import { type Colours, coloursWhen, jsonText } from "../report/index.js";
import { type Io, mayColour, widthOf } from "./io.js";

/**
 * Writes data as JSON and nothing else, or lines for a person.
 *
 * @param lines makes them for a width in columns
 */
export function show(
  { json = false }: { readonly json?: boolean | undefined },
  data: object,
  lines: (width: number, colours: Colours) => readonly string[],
  io: Io,
): void {
  if (json) {
    io.stdout.write(jsonText(data));
    return;
  }
  const text = lines(widthOf(io.stdout), coloursWhen(mayColour(io.stdout, io.env)));
  io.stdout.write(text.map((line) => `${line}\n`).join(""));
}
