/**
 * What tells whether a pull request is still what it was when it was looked at: cheap to ask for
 * many at once, and one of the two where anything that a lost delivery would have told is different.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

export interface Seen {
  readonly head: string;
  readonly baseRef: string;
  /** The base branch's tip. */
  readonly base: string;
  readonly draft: boolean;
  /** Every one that was asked for; of more than `mostReviews` the newest count. */
  readonly reviews: readonly { readonly id: number; readonly state: string }[];
  /** A policy for the whole repository is kept there. */
  readonly default: { readonly ref: string; readonly commit: string };
  /** Blob id of the organisation's policy; null when we see none. */
  readonly baseline: string | null;
}

/** A hundred come in one page; whoever looks at all of them looks at these as well. */
export const mostReviews = 100;

/** Equal for what is equal. */
export function digestOf({ head, baseRef, base, draft, reviews, ...policies }: Seen): string {
  const newest = reviews
    .map(({ id, state }) => [id, state] as const)
    .toSorted(([one], [other]) => one - other)
    .slice(-mostReviews);
  const { ref, commit } = policies.default;
  const told = [head, baseRef, base, draft, newest, ref, commit, policies.baseline];
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(told))));
}
