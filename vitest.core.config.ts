/** The tables of the deciding core, which mutation testing runs for every mutant: `npm run mutate`. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/core/{decide,approvals,verdict}/*.test.ts"],
    exclude: ["test/core/decide/properties.test.ts", "test/core/decide/whole.test.ts"],
    testTimeout: 60_000,
    isolate: false,
  },
});
