/** The product as it is shipped, compiled, in a directory of its own. */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { temporaryDirectory } from "./temporary.ts";

const root = dirname(import.meta.dirname);
const entries = [
  "src/app/cli/main.ts",
  "src/app/analysis/worker.ts",
  "src/app/git/launcher-process.ts",
  "bench/parse-both-sides.ts",
  "bench/parse-only-worker.ts",
];
const grammars = [
  "tree-sitter-python/tree-sitter-python.wasm",
  "tree-sitter-typescript/tree-sitter-typescript.wasm",
  "tree-sitter-typescript/tree-sitter-tsx.wasm",
];

let built: string | null = null;

/** The path of a compiled entry, such as `src/app/cli/main.js`; compiles at the first call. */
export function builtFile(path: string): string {
  built ??= build();
  return join(built, path);
}

function build(): string {
  const directory = temporaryDirectory("build");
  const project = join(directory, "tsconfig.json");
  const compilerOptions = { noEmit: false, outDir: directory, rootDir: root };
  const files = entries.map((entry) => join(root, entry));
  writeFileSync(
    project,
    JSON.stringify({ extends: join(root, "tsconfig.json"), compilerOptions, files, include: [] }),
  );
  writeFileSync(join(directory, "package.json"), JSON.stringify({ type: "module" }));
  symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
  const require = createRequire(import.meta.url);
  const compiler = join(dirname(require.resolve("typescript/package.json")), "bin", "tsc");
  const { status } = spawnSync(process.execPath, [compiler, "-p", project], { stdio: "inherit" });
  if (status !== 0) throw new Error("The sources do not compile.");
  mkdirSync(join(directory, "src", "grammars"));
  for (const grammar of grammars) {
    const name = grammar.slice(grammar.indexOf("/") + 1);
    copyFileSync(require.resolve(grammar), join(directory, "src", "grammars", name));
  }
  return directory;
}
