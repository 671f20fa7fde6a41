/** What the page starts from: a scenario as texts, and the run to begin with. */
export interface StudioData {
  /** Path of the scenario file, as the user gave it. */
  readonly path: string;
  /** The scenario file and the data files it names, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Values replaced on the command line, `PATH=VALUE`. */
  readonly overrides: readonly string[];
  readonly seed: string;
  readonly replications: number;
}

const place = '"__SCENARIO__"';

/**
 * The page as one file, with its data in it. Whatever the scenario holds stays data: no text in it can end the
 * element it stands in.
 *
 * @param template the built page
 */
export function studioPage(template: string, data: StudioData): string {
  const text = JSON.stringify(data).replaceAll("<", "\\u003c");
  const at = template.indexOf(place);
  if (at < 0) throw new Error("the page has no place for the scenario: build it again");
  return template.slice(0, at) + text + template.slice(at + place.length);
}
