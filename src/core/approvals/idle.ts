/** Commits that bring nothing of anybody's. */
import type { Sha } from "../../domain/sha.ts";
import type { Snapshot } from "../../domain/snapshot.ts";

export type IsIdle = (commit: Sha) => boolean;

export function openIdle({ idle }: Pick<Snapshot, "idle">): IsIdle {
  const commits = new Set<Sha>(idle);
  return (commit) => commits.has(commit);
}
