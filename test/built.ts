/** The product as it is shipped: the processes and threads that tests start run what is built. */
import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Plugin } from "vite";
import { build } from "../scripts/build.ts";

const root = dirname(import.meta.dirname);
/** Among the packages, as npm installs it; of this run alone. */
const installed = join(root, "node_modules", ".cache", `foureyes-${process.pid}`);

export async function setup(): Promise<void> {
  mkdirSync(installed, { recursive: true });
  copyFileSync(join(root, "package.json"), join(installed, "package.json"));
  await build(join(installed, "dist"));
}

export function teardown(): void {
  rmSync(installed, { recursive: true, force: true });
}

// The tests' own processes have it from here.
process.env.FOUREYES_BUILT = pathToFileURL(join(installed, "dist", "programs.js")).href;

/**
 * What knows where programs lie believes that it lies among the built ones. The place is no part of
 * the code, which vitest keeps for later runs.
 */
export const builtPrograms: Plugin = {
  name: "built-programs",
  enforce: "pre",
  transform: {
    filter: { id: /\/src\/app\/programs\.ts$/ },
    handler: (code) => code.replaceAll("import.meta.url", "process.env.FOUREYES_BUILT"),
  },
};
