/** Builds dist/: the compiled sources, and the grammars that the analysis loads. */
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Packages whose .wasm files are used; the packages themselves are hundreds of megabytes. */
const grammars: Readonly<Record<string, readonly string[]>> = {
  "tree-sitter-python": ["tree-sitter-python.wasm"],
  "tree-sitter-typescript": ["tree-sitter-typescript.wasm", "tree-sitter-tsx.wasm"],
};

const root = dirname(import.meta.dirname);
const dist = join(root, "dist");
const require = createRequire(import.meta.url);

function compile(): void {
  const compiler = join(dirname(require.resolve("typescript/package.json")), "bin", "tsc");
  const project = join(root, "tsconfig.build.json");
  const { status } = spawnSync(process.execPath, [compiler, "-p", project], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

function copyGrammars(): void {
  mkdirSync(join(dist, "grammars"), { recursive: true });
  for (const [name, files] of Object.entries(grammars)) {
    const folder = dirname(require.resolve(`${name}/package.json`));
    for (const file of files) copyFileSync(join(folder, file), join(dist, "grammars", file));
    copyFileSync(join(folder, "LICENSE"), join(dist, "grammars", `${name}.LICENSE`));
  }
}

rmSync(dist, { recursive: true, force: true });
compile();
copyGrammars();
chmodSync(join(dist, "app", "cli", "launch.js"), 0o755);
