/** What git says about a pull request: its commits and files. */
import type { FileDiff } from "../git/diff.ts";
import { diffOf } from "../git/diff.ts";
import { commitsBetween, mergeBaseOf } from "../git/history.ts";
import { tipOf } from "../git/refs.ts";
import type { Pull } from "../world/repository.ts";

export interface PullFacts {
  /** Oldest first. */
  readonly commits: readonly string[];
  readonly files: readonly FileDiff[];
}

const known = new WeakMap<Pull, { readonly key: string; readonly facts: PullFacts }>();

/** Against the tip of the base branch; once closed, against the base it had. */
export function factsOf(pull: Pull): PullFacts {
  const { directory } = pull.repository;
  const tip = pull.state === "open" ? tipOf(directory, pull.base.ref) : null;
  const base = tip ?? pull.base.sha;
  const key = `${base} ${pull.head.sha}`;
  const cached = known.get(pull);
  if (cached?.key === key) return cached.facts;
  const facts = {
    commits: commitsBetween(directory, base, pull.head.sha),
    files: diffOf(directory, mergeBaseOf(directory, base, pull.head.sha), pull.head.sha),
  };
  known.set(pull, { key, facts });
  return facts;
}
