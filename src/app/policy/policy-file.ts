/** The bytes of a policy at a commit. */
import type { Blob } from "../../domain/content.ts";
import type { Policy, PolicyError, PolicySource } from "../../domain/policy.ts";
import type { Sha } from "../../domain/sha.ts";
import type { Repository } from "../git/repository.ts";

export const policyPath = ".github/foureyes.yml";

export interface InvalidPolicy {
  readonly kind: "invalid";
  readonly source: PolicySource;
  readonly errors: readonly PolicyError[];
}

export type PolicyReading = { readonly kind: "policy"; readonly policy: Policy } | InvalidPolicy;

export type PolicyFileReading =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array; readonly source: PolicySource }
  | { readonly kind: "absent"; readonly source: PolicySource }
  | InvalidPolicy;

/** `ref`: the branch that the commit is the tip of, or null. */
export interface PolicyPlace {
  readonly ref: string | null;
  readonly commit: Sha;
  readonly path: string;
}

/** `fetchBlobs`: see `InspectionParts`. Throws "git" or "malformed-input" for unreadable trees. */
export async function readPolicyFile(
  repository: Pick<Repository, "readFile">,
  place: PolicyPlace,
  fetchBlobs: (ids: readonly Sha[]) => Promise<void>,
): Promise<PolicyFileReading> {
  const { commit, path } = place;
  const found = await repository.readFile(commit, path);
  const source: PolicySource = { kind: "repository", ...place, object: found?.object ?? "" };
  if (found === null) return { kind: "absent", source };
  if (found.kind !== "file" && found.kind !== "executable")
    return invalid(source, "The policy must be a file, not a link or a submodule.");
  if (found.blob.kind !== "missing") return readingOf(found.blob, source);
  await fetchBlobs([found.object]);
  const again = await repository.readFile(commit, path);
  return readingOf(again?.blob ?? { kind: "missing" }, source);
}

function readingOf(blob: Blob, source: PolicySource): PolicyFileReading {
  switch (blob.kind) {
    case "missing":
      return invalid(source, "The policy's content could not be read.");
    case "too-large":
      return invalid(source, `The policy has ${blob.size} bytes; that is too large.`);
    case "bytes":
      return { kind: "bytes", bytes: blob.bytes, source };
    default:
      return blob satisfies never;
  }
}

export function invalid(source: PolicySource, message: string): InvalidPolicy {
  return { kind: "invalid", source, errors: [{ line: 1, column: 1, message }] };
}
