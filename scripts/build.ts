/** Builds dist/: one file for each program, what they share, and the grammars of the analysis. */
import { chmodSync, copyFileSync, mkdirSync, rmSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { basename, dirname, isAbsolute, join } from "node:path";
import { build as bundle } from "rolldown";
import { grammarFiles } from "../src/app/analysis/grammar-files.ts";
import { programs } from "../src/app/programs.ts";

const root = dirname(import.meta.dirname);
const require = createRequire(import.meta.url);

/** `more`: sources to be built beside ours, by name. */
export async function build(
  to: string,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  rmSync(to, { recursive: true, force: true });
  await bundlePrograms(to, more);
  copyGrammars(join(to, "grammars"));
  chmodSync(join(to, "launch.js"), 0o755);
}

/** What a command waits for: to find and load their hundred files takes longer than to use them. */
const bundled: ReadonlySet<string> = new Set(["diff", "minimatch", "yaml", "zod"]);

/** All other packages stay where npm put them. */
function staysOutside(id: string, importer: string | undefined): boolean {
  if (isBuiltin(id)) return true;
  const isPackage = !id.startsWith(".") && !isAbsolute(id);
  const isOfBundled = importer?.includes("/node_modules/") === true;
  return isPackage && !isOfBundled && !bundled.has(id);
}

async function bundlePrograms(to: string, more: Readonly<Record<string, string>>): Promise<void> {
  const ours = Object.entries(programs).map(([name, path]) => [name, join(root, "src/app", path)]);
  await bundle({
    input: { ...Object.fromEntries(ours), ...more },
    cwd: root,
    platform: "node",
    external: staysOutside,
    output: { dir: to, format: "esm", sourcemap: true, chunkFileNames: "[name].js" },
    logLevel: "warn",
  });
}

/** The .wasm files alone: the packages they come in are hundreds of megabytes. */
function copyGrammars(to: string): void {
  mkdirSync(to, { recursive: true });
  for (const { package: name, file } of Object.values(grammarFiles)) {
    const folder = dirname(require.resolve(`${name}/package.json`));
    copyFileSync(join(folder, file), join(to, file));
    copyFileSync(join(folder, "LICENSE"), join(to, `${basename(name)}.LICENSE`));
  }
}

if (import.meta.main) await build(join(root, "dist"));
