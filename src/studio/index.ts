/** The studio: the same scenario, engine and experiments, live in a browser page. */
export { PageNotBuilt, pageTemplate } from "./page-template.js";
export { type ServedPage, servePage } from "./serve-page.js";
export { type StudioData, studioPage } from "./studio-data.js";
