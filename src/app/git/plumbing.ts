/** The few git commands that read a history, bounded and offline. */
import { Problem } from "../../domain/problem.ts";
import { parseSha, type Sha } from "../../domain/sha.ts";
import { failed, type GitCommand, gitOutput, runGit } from "./process.ts";
import type { Store } from "./store.ts";

/** A commit and its parents as git walks them. */
export interface Listed {
  readonly sha: Sha;
  readonly parents: readonly Sha[];
}

const deadline = 60_000;

/** Every best common ancestor; none for unrelated histories. */
export async function readMergeBases(store: Store, base: Sha, head: Sha): Promise<Sha[]> {
  const command = offline(store, ["merge-base", "--all", base, head]);
  const result = await runGit(command);
  // Status 1 says "none"; anything else says that git could not look.
  if (result.status === 1 && result.output.length === 0 && result.complaint === "") return [];
  if (result.status !== 0) throw failed(command, result);
  return linesOf(result.output).map(parseSha);
}

/** What `head` has and `base` has not, over all parents, newest first, `most` at most. */
export async function readCommitList(
  store: Store,
  base: Sha,
  head: Sha,
  most: number,
): Promise<Listed[]> {
  const output = await gitOutput(
    offline(store, ["rev-list", "--parents", `--max-count=${most}`, head, `^${base}`]),
  );
  return linesOf(output).map((line) => {
    const [sha, ...parents] = line.split(" ").map(parseSha);
    if (sha === undefined) throw new Problem("git", "git rev-list gave an empty line.");
    return { sha, parents };
  });
}

/** Those of the commits that none of the tips holds, and whatever they hold besides. */
export async function readBeyond(
  store: Store,
  commits: readonly Sha[],
  tips: readonly Sha[],
): Promise<ReadonlySet<Sha>> {
  const wanted = [...commits, ...tips.map((tip) => `^${tip}`)];
  const output = await gitOutput({
    ...offline(store, ["rev-list", "--stdin"]),
    input: wanted.map((revision) => `${revision}\n`).join(""),
  });
  return new Set(linesOf(output).map(parseSha));
}

/** Raw records, `-z`; no rename detection and no attribute, driver or submodule setting. */
export function readRawDiff(store: Store, before: Sha, after: Sha): Promise<Buffer> {
  const flags = ["-r", "-z", "--raw", "--no-renames", "--no-abbrev", "--no-ext-diff"];
  return gitOutput(
    offline(store, [
      "diff-tree",
      ...flags,
      "--no-textconv",
      "--no-relative",
      "--ignore-submodules=none",
      "-O/dev/null",
      before,
      after,
    ]),
  );
}

/** Added and removed, of all texts; null when git cannot: contents are not here, or it takes too long. */
export async function countLines(store: Store, before: Sha, after: Sha): Promise<number | null> {
  const flags = ["-r", "--numstat", "-M", "-l200", "--no-ext-diff", "--no-textconv"];
  const rest = ["--no-relative", "--ignore-submodules=all", "-O/dev/null", before, after];
  const command = offline(store, ["diff-tree", ...flags, ...rest]);
  const result = await runGit(command).catch((cause) => {
    if (cause instanceof Problem && cause.code === "git") return null;
    throw cause;
  });
  if (result?.status !== 0) return null;
  // A binary has "-" in the place of both numbers.
  return linesOf(result.output).reduce((sum, line) => {
    const [, added = "0", removed = "0"] = /^(\d+)\t(\d+)\t/.exec(line) ?? [];
    return sum + Number(added) + Number(removed);
  }, 0);
}

function offline(store: Store, command: readonly string[]): GitCommand {
  return {
    command,
    ...store,
    signal: AbortSignal.timeout(deadline),
  };
}

export function linesOf(output: Buffer): readonly string[] {
  return output
    .toString("latin1")
    .split("\n")
    .filter((line) => line !== "");
}
