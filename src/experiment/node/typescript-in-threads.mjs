// Loaded into worker threads when the product runs from its TypeScript source: there, Node 20 does not carry
// the main thread's loader over to other threads. Not part of the compiled package.
import { register } from "tsx/esm/api";

register();
