/** Keeps a mirror quick: each fetch leaves a pack and some refs behind. */
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { offlineEnvironment } from "./environment.ts";
import { spawnByLauncher } from "./launcher.ts";
import { gitOutput } from "./process.ts";

const mostPacks = 50;
/** Enough for the next fetch to find common ground. */
const keptRefs = 100;
const abandonedMs = 60 * 60_000;
const deadline = 10 * 60_000;

/** Does something once in many fetches only. Throws "git". */
export async function tend(directory: string): Promise<void> {
  const folder = join(directory, "objects", "pack");
  const files = await readdir(folder);
  for (const name of files)
    if (name.startsWith("tmp_") && (await isAbandoned(join(folder, name))))
      await rm(join(folder, name), { force: true });
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

/** Half a pack, of a git that was killed. */
async function isAbandoned(path: string): Promise<boolean> {
  const entry = await stat(path).catch(() => null);
  return entry !== null && Date.now() - entry.mtimeMs > abandonedMs;
}

async function run(gitDirectory: string, command: readonly string[], input = ""): Promise<string> {
  const output = await gitOutput({
    // So that git expects blobs to be missing.
    command: ["-c", "remote.origin.promisor=true", ...command],
    gitDirectory,
    environment: offlineEnvironment(),
    spawn: spawnByLauncher,
    input,
    signal: AbortSignal.timeout(deadline),
  });
  return output.toString("latin1");
}
