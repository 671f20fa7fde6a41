import { readFile } from "node:fs/promises";

/** The page has not been built: only in a source tree, where the build makes it. */
export class PageNotBuilt extends Error {
  override readonly name = "PageNotBuilt";
}

/** Beside the compiled code, and where the build puts it when this runs from source. */
const file = new URL("../../dist/studio-page/index.html", import.meta.url);

/** The built page, with a place for the scenario. */
export async function pageTemplate(): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new PageNotBuilt("the studio's page has not been built yet: run npm run build", { cause: error });
  }
}
