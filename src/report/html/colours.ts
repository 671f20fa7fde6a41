// Colours of charts, as names that the style sheet gives a light and a dark value.

/** CSS values for marks. */
export const ink = {
  line: "var(--line)",
  band: "var(--band)",
  core: "var(--core)",
  mark: "var(--mark)",
} as const;
