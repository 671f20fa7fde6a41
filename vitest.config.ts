import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const long = process.env.LONG !== undefined;

export default defineConfig({
  resolve: { alias: { transfersim: fileURLToPath(new URL("./src/index.ts", import.meta.url)) } },
  test: {
    include: long ? ["test/**/*.test.ts"] : ["test/**/!(*.long).test.ts"],
    testTimeout: long ? 3_600_000 : 120_000,
    hookTimeout: 120_000,
    // Two processors, and a third file for when one of two waits: for a clock, for Redis, for a browser.
    maxWorkers: 3,
    // Files share what they import: loading it anew for each takes a third of the whole time. No test mocks a module.
    isolate: false,
    coverage: { provider: "v8", include: ["src/**"], reporter: ["text-summary", "html"] },
  },
});
