/** From which commit of the base branch each commit of a change goes on. */
import type { Commit } from "../../domain/change.ts";
import type { Sha } from "../../domain/sha.ts";

/**
 * The newest that was merged in counts: a merge has it as its last parent from outside. A commit
 * that comes from nowhere has none.
 */
export function originsOf(commits: readonly Commit[]): ReadonlyMap<Sha, Sha> {
  const known = new Map(commits.map((commit) => [commit.sha, commit]));
  const origins = new Map<Sha, Sha>();
  const done = new Set<Sha>();
  // Dates are the attacker's, so a parent may be listed first; histories are too deep to recurse.
  const pending = commits.map(({ sha }) => sha);
  for (let sha = pending.at(-1); sha !== undefined; sha = pending.at(-1)) {
    const parents = known.get(sha)?.parents ?? [];
    const waiting = parents.filter((parent) => known.has(parent) && !done.has(parent));
    if (waiting.length > 0 && !done.has(sha)) {
      pending.push(...waiting);
      continue;
    }
    pending.pop();
    done.add(sha);
    const outside = parents.findLast((parent) => !known.has(parent));
    const origin = outside ?? parents.map((parent) => origins.get(parent)).find(Boolean);
    if (origin !== undefined) origins.set(sha, origin);
  }
  return origins;
}
