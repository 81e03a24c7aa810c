import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    maxWorkers: 2,
    // Tests keep their state to themselves; what GitHub publishes about its API is loaded once a worker.
    isolate: false,
  },
});
