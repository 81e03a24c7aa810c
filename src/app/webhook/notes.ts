/** What one delivery teaches us: facts to keep, and keys to evaluate. */
import type { Fact } from "../../domain/fact.ts";
import type { GroupKey, LaneKey, RepositoryKey } from "../../domain/key.ts";
import type { Person } from "../../domain/person.ts";
import type { Sha } from "../../domain/sha.ts";
import type { Repository } from "../../domain/snapshot.ts";
import type { PostedRun } from "../publication/shown.ts";

export interface KnownPull {
  readonly repository: number;
  readonly number: number;
  readonly open: boolean;
  readonly merged: boolean;
  readonly head: Sha;
  /** Null when the fork is gone. */
  readonly headRepository: number | null;
  readonly headRef: string;
  readonly baseRef: string;
}

export interface KnownGroup {
  readonly key: GroupKey;
  /** The pull request that it was made for; 0 where the name of its branch does not tell. */
  readonly pull: number;
  readonly baseRef: string;
  /** It left the queue without being merged. */
  readonly gone: boolean;
}

export interface MovedBranch extends RepositoryKey {
  readonly branch: string;
  /** It holds a policy for the whole repository. */
  readonly isDefault: boolean;
  /** It was not there before. */
  readonly came: boolean;
  /** It is not there any more. */
  readonly went: boolean;
  /** Where it moved to, when it holds all that it held before; else null. */
  readonly forward: Sha | null;
}

/** Somebody came to a group of people, or left it; or the group itself changed. */
export interface MovedMember {
  /** Null for all of them. */
  readonly person: Person | null;
  readonly of:
    | { readonly kind: "team"; readonly id: number; readonly isNested: boolean }
    | { readonly kind: "repository"; readonly id: number }
    | { readonly kind: "organization" };
  /** Whether it only gives. */
  readonly came: boolean;
}

export interface Notes {
  readonly installation: number;
  readonly repositories: readonly Repository[];
  readonly pulls: readonly KnownPull[];
  readonly groups: readonly KnownGroup[];
  /** They are on their branch now, and there is nothing more to do for them. */
  readonly merged: readonly GroupKey[];
  readonly facts: readonly Fact[];
  readonly keys: readonly LaneKey[];
  /** Branches that moved: the open pull requests that they concern are evaluated. */
  readonly branches: readonly MovedBranch[];
  /** The open pull requests of all repositories of the installation that we know are evaluated. */
  readonly everywhere: boolean;
  /** Ids of repositories whose branches have other rules now; null for all of the installation. */
  readonly rules: readonly (number | null)[];
  /** The open pull requests with that head are evaluated, and what is shown is written anew. */
  readonly heads: readonly (RepositoryKey & { readonly head: Sha })[];
  /** News speaks against a success of that head. */
  readonly doubts: readonly (RepositoryKey & { readonly head: Sha })[];
  /** The open pull requests that hang on them are evaluated. */
  readonly members: readonly MovedMember[];
  /** Check runs of ours that GitHub tells of. */
  readonly runs: readonly PostedRun[];
}

export function notesFor(
  installation: number,
  taught: Partial<Omit<Notes, "installation">>,
): Notes {
  return {
    installation,
    repositories: [],
    pulls: [],
    groups: [],
    merged: [],
    facts: [],
    keys: [],
    everywhere: false,
    branches: [],
    rules: [],
    heads: [],
    doubts: [],
    members: [],
    runs: [],
    ...taught,
  };
}
