// The few styles of the terminal report.
import pico from "picocolors";

/** What each kind of text looks like. */
export interface Colours {
  bold(text: string): string;
  heading(text: string): string;
  warning(text: string): string;
}

/** Styles that colour, or leave every text as it is. */
export function coloursWhen(enabled: boolean): Colours {
  const { bold, cyan, yellow } = pico.createColors(enabled);
  return { bold, heading: cyan, warning: yellow };
}
