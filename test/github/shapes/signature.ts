/** What GitHub says of the signature of a commit. */
import type { Commit } from "../git/commits.ts";
import { keyIn, keyOf, keyOfGitHub } from "../git/signature.ts";
import type { Account } from "../world/accounts.ts";
import { accountOf, accountOfEmail, type World } from "../world/world.ts";

export interface Verification {
  readonly state: "VALID" | "BAD_EMAIL" | "INVALID" | "UNKNOWN_KEY";
  /** Who signed, when it is valid. */
  readonly signer: Account | null;
  readonly isGitHub: boolean;
}

/** Null: unsigned. A key vouches for the committer, and for nobody else. */
export function verificationOf(world: World, commit: Commit): Verification | null {
  if (commit.signed === null) return null;
  const bad = (state: Verification["state"]) => ({ state, signer: null, isGitHub: false });
  const key = keyIn(commit.signed.signature, commit.signed.payload);
  if (key === null) return bad("INVALID");
  if (key === keyOfGitHub)
    return { state: "VALID", signer: accountOf(world, "web-flow"), isGitHub: true };
  const owner = world.accounts.find((account) => keyOf(account) === key);
  if (owner === undefined) return bad("UNKNOWN_KEY");
  if (accountOfEmail(world, commit.committer.email) !== owner) return bad("BAD_EMAIL");
  return { state: "VALID", signer: owner, isGitHub: false };
}

/** As REST says it. */
export function verificationShape(world: World, commit: Commit) {
  const found = verificationOf(world, commit);
  return {
    verified: found?.state === "VALID",
    reason: found?.state.toLowerCase() ?? "unsigned",
    signature: commit.signed?.signature ?? null,
    payload: commit.signed?.payload ?? null,
    verified_at: found?.state === "VALID" ? commit.committer.date : null,
  };
}
