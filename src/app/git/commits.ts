/** Commits, read as git stores them and checked against how git walks them. */
import { type CommitObject, parseCommit } from "../../core/change/commit.ts";
import { Problem } from "../../domain/problem.ts";
import type { Sha } from "../../domain/sha.ts";
import type { ObjectReader } from "./objects.ts";
import type { Listed } from "./plumbing.ts";

/** A longer message is written to be a burden. */
const commitLimit = 1024 * 1024;

/** Throws "git" when one is missing, too large or no commit; "malformed-input" when unreadable. */
export async function readCommits(
  reader: ObjectReader,
  ids: Iterable<Sha>,
): Promise<ReadonlyMap<Sha, CommitObject>> {
  const commits = new Map<Sha, CommitObject>();
  for await (const [id, found] of reader.read(ids, commitLimit)) {
    if (found.kind !== "bytes" || found.info.type !== "commit")
      throw new Problem(
        "git",
        `Commit ${id} is ${found.kind === "bytes" ? "no commit" : found.kind}.`,
      );
    commits.set(id, parseCommit(id, found.bytes));
  }
  return commits;
}

/**
 * A graft, a forged graph or the end of a shallow clone shows another history than the commits
 * tell: one whose parents git does not walk. Null when there is none.
 */
export function firstCutOff(
  listed: readonly Listed[],
  commits: ReadonlyMap<Sha, CommitObject>,
): Sha | null {
  const cut = listed.find(
    ({ sha, parents }) => commits.get(sha)?.commit.parents.join(" ") !== parents.join(" "),
  );
  return cut?.sha ?? null;
}
