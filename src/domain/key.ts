/** What is evaluated: a pull request or a merge group of a repository, under an installation of the App. */
import type { Sha } from "./sha.ts";

export interface RepositoryKey {
  readonly installation: number;
  /** Numeric repository id: survives renames and transfers (E05). */
  readonly repository: number;
}

export interface ChangeKey extends RepositoryKey {
  readonly pull: number;
}

/** A commit that a merge queue made, and is about to put onto a branch. */
export interface GroupKey extends RepositoryKey {
  readonly pull: null;
  readonly group: Sha;
}

/** What waits in a lane: those, or a repository whose open pull requests are to be found. */
export type LaneKey = ChangeKey | GroupKey | (RepositoryKey & { readonly pull: null });

export function nameOf(key: LaneKey): string {
  const place = `${key.installation}/${key.repository}`;
  return isGroup(key) ? `${place}@${key.group}` : `${place}#${key.pull ?? "*"}`;
}

export function isGroup(key: LaneKey): key is GroupKey {
  return "group" in key;
}
