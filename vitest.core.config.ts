/** The tests that mutation testing of the deciding core runs: `npm run mutate`. */
import { defineConfig } from "vitest/config";

export default defineConfig({ test: { include: ["test/core/decide/*.test.ts"] } });
