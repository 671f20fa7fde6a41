import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";

/** Builds the studio's page into one file that needs nothing else: `dist/studio-page/index.html`. */
export default defineConfig({
  root: fileURLToPath(new URL("./src/studio/page", import.meta.url)),
  plugins: [viteSingleFile()],
  build: {
    outDir: fileURLToPath(new URL("./dist/studio-page", import.meta.url)),
    emptyOutDir: true,
    target: "es2022",
  },
  // a module worker cannot start from a page opened as a file; a classic one can
  worker: { format: "iife" },
});
