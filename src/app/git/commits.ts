/** Commits, read as git stores them and checked against how git walks them. */
import { type CommitObject, parseCommit } from "../../core/change/commit.ts";
import type { Sha } from "../../domain/sha.ts";
import type { ObjectReader } from "./objects.ts";
import type { Listed } from "./plumbing.ts";

/** Of all commits of a change together. */
const commitsLimit = 64 * 1024 * 1024;

/** Throws "git" when one is missing or no commit; "malformed-input" when one cannot be read. */
export async function readCommits(
  reader: ObjectReader,
  ids: Iterable<Sha>,
): Promise<ReadonlyMap<Sha, CommitObject>> {
  const commits = new Map<Sha, CommitObject>();
  for (const [id, bytes] of await reader.readAll("commit", ids, commitsLimit))
    commits.set(id, parseCommit(id, bytes));
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
