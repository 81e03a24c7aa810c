/** The product as it is shipped, built in a directory of its own, with the benchmarks' own programs. */
import { symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "../scripts/build.ts";
import { temporaryDirectory } from "./temporary.ts";

const root = dirname(import.meta.dirname);
const ours = ["parse-both-sides", "parse-only-worker"] as const;

let built: Promise<string> | null = null;

/** The path of a built program, such as `main`; builds at the first call. */
export async function builtFile(program: string): Promise<string> {
  built ??= buildAll();
  return join(await built, "dist", `${program}.js`);
}

async function buildAll(): Promise<string> {
  const directory = temporaryDirectory("build");
  writeFileSync(join(directory, "package.json"), JSON.stringify({ type: "module" }));
  symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
  const more = ours.map((name) => [name, join(import.meta.dirname, `${name}.ts`)]);
  await build(join(directory, "dist"), Object.fromEntries(more));
  return directory;
}
