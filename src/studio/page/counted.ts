/** A number of things by their name in the singular: `1 replication`, `12 replications`. The page's own: it imports no report. */
export function counted(figure: number | string, thing: string): string {
  return `${figure} ${thing}${String(figure) === "1" ? "" : "s"}`;
}
