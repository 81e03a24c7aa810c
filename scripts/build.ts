/** Builds dist/: one file for each program, what they share, and the grammars of the analysis. */
import { chmodSync, copyFileSync, mkdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
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

/** Packages stay where npm put them, so that an audit sees what runs. */
async function bundlePrograms(to: string, more: Readonly<Record<string, string>>): Promise<void> {
  const ours = Object.entries(programs).map(([name, path]) => [name, join(root, "src/app", path)]);
  await bundle({
    input: { ...Object.fromEntries(ours), ...more },
    cwd: root,
    platform: "node",
    external: (id) => !id.startsWith(".") && !isAbsolute(id),
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
