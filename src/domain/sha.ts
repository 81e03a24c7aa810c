/** Object ids as git and GitHub name them: 40 (SHA-1) or 64 (SHA-256) lower-case hex digits. */
import { Problem } from "./problem.ts";

declare const sha: unique symbol;
export type Sha = string & { readonly [sha]: true };

const pattern = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

export function isSha(text: string): text is Sha {
  return pattern.test(text);
}

export function parseSha(text: string): Sha {
  if (!isSha(text))
    throw new Problem("malformed-input", `Not an object id: ${JSON.stringify(text.slice(0, 80))}.`);
  return text;
}

/** Git's name for "nothing": a branch that was created or deleted. */
export function isNothing(commit: Sha): boolean {
  return /^0+$/.test(commit);
}

/** As people read it: the first seven digits. */
export function shortOf(commit: Sha): string {
  return commit.slice(0, 7);
}
