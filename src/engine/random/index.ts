/** Random numbers: named streams and the laws drawn from them. */
export { deriveStream, RandomStream, type Sampler } from "./stream.js";
