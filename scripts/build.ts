/** Builds dist/: the compiled sources, and the grammars that the analysis loads. */
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { grammarFiles } from "../src/app/analysis/grammar-files.ts";

const root = dirname(import.meta.dirname);
const dist = join(root, "dist");
const require = createRequire(import.meta.url);

function compile(): void {
  const compiler = join(dirname(require.resolve("typescript/package.json")), "bin", "tsc");
  const project = join(root, "tsconfig.build.json");
  const { status } = spawnSync(process.execPath, [compiler, "-p", project], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

/** The .wasm files alone: the packages they come in are hundreds of megabytes. */
function copyGrammars(): void {
  const to = join(dist, "grammars");
  mkdirSync(to, { recursive: true });
  for (const { package: name, file } of Object.values(grammarFiles)) {
    const folder = dirname(require.resolve(`${name}/package.json`));
    copyFileSync(join(folder, file), join(to, file));
    copyFileSync(join(folder, "LICENSE"), join(to, `${basename(name)}.LICENSE`));
  }
}

rmSync(dist, { recursive: true, force: true });
compile();
copyGrammars();
chmodSync(join(dist, "app", "cli", "launch.js"), 0o755);
