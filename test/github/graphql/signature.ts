/** Signatures of commits in GraphQL. */
import type { Commit } from "../git/commits.ts";
import { verificationOf } from "../shapes/signature.ts";
import { actorNode } from "./actor.ts";
import type { Viewer } from "./viewer.ts";

/** Null: unsigned. */
export function signatureNode(viewer: Viewer, commit: Commit) {
  const found = verificationOf(viewer.world, commit);
  if (found === null) return null;
  const isValid = found.state === "VALID";
  return {
    __typename: "GpgSignature",
    email: commit.committer.email,
    isValid,
    payload: commit.signed?.payload,
    signature: commit.signed?.signature,
    signer: found.signer === null ? null : actorNode(viewer, found.signer),
    state: found.state,
    verifiedAt: isValid ? commit.committer.date : null,
    wasSignedByGitHub: found.isGitHub,
  };
}
