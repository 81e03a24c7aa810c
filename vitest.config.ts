import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

// Servers, commands and workers that tests start compile the same sources again and again.
process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), "foureyes-compile-cache");

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    maxWorkers: 4,
    // Tests keep their state to themselves; what GitHub publishes about its API is loaded once a worker.
    isolate: false,
  },
});
