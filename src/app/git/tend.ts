/** Keeps a mirror quick: each fetch leaves a pack and some refs behind. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { offlineEnvironment } from "./environment.ts";
import { gitOutput } from "./process.ts";

const mostPacks = 50;
/** Enough for the next fetch to find common ground. */
const keptRefs = 100;
const deadline = 10 * 60_000;

/** Does something once in many fetches only. Throws "git". */
export async function tend(directory: string): Promise<void> {
  const files = await readdir(join(directory, "objects", "pack"));
  if (files.filter((name) => name.endsWith(".pack")).length <= mostPacks) return;
  const refs = await run(directory, [
    "for-each-ref",
    "--sort=-committerdate",
    "--format=delete %(refname)",
  ]);
  const old = refs.split("\n").slice(keptRefs);
  await run(directory, ["update-ref", "--stdin"], old.join("\n"));
  await run(directory, ["repack", "-a", "-d", "-q"]);
}

async function run(gitDirectory: string, command: readonly string[], input = ""): Promise<string> {
  const output = await gitOutput({
    // So that git expects blobs to be missing.
    command: ["-c", "remote.origin.promisor=true", ...command],
    gitDirectory,
    environment: offlineEnvironment(),
    input,
    signal: AbortSignal.timeout(deadline),
  });
  return output.toString("latin1");
}
