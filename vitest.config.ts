import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const long = process.env.LONG !== undefined;

export default defineConfig({
  resolve: { alias: { transfersim: fileURLToPath(new URL("./src/index.ts", import.meta.url)) } },
  test: {
    include: long ? ["test/**/*.test.ts"] : ["test/**/!(*.long).test.ts"],
    testTimeout: long ? 3_600_000 : 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    coverage: { provider: "v8", include: ["src/**"], reporter: ["text-summary", "html"] },
  },
});
