// A series as one line of blocks.

const blocks = "▁▂▃▄▅▆▇█";

/**
 * A sparkline: each character is the mean over its share of the series, from a blank for exactly 0 to a full
 * block for the largest value.
 *
 * @param values at least one, none negative
 * @param width in characters
 */
export function sparkline(values: readonly number[], width: number): string {
  const columns = Math.min(width, values.length);
  const means = Array.from({ length: columns }, (_, column) => {
    const part = values.slice(
      Math.floor((column * values.length) / columns),
      Math.floor(((column + 1) * values.length) / columns),
    );
    return part.reduce((sum, value) => sum + value, 0) / part.length;
  });
  const largest = Math.max(...means);
  return means
    .map((mean) => (mean <= 0 ? " " : blocks.charAt(Math.ceil((mean / largest) * blocks.length) - 1)))
    .join("");
}
