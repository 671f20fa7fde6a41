// Plain data as JSON: the bytes of summary.json and manifest.json.

/** JSON with two spaces of indent and a line end: equal data in equal order give equal bytes. */
export function jsonText(data: object): string {
  return `${JSON.stringify(data, null, 2)}\n`;
}
