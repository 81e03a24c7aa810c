/** The policy that holds for a change: the file at a commit, or the built-in areas. */
import { parsePolicy } from "../../core/policy/parse.ts";
import type { KnownDetector } from "../../core/policy/schema.ts";
import type { PolicySource } from "../../domain/policy.ts";
import type { Sha } from "../../domain/sha.ts";
import type { Repository } from "../git/repository.ts";
import { invalid, type PolicyReading, readPolicyFile } from "./policy-file.ts";

export { policyPath } from "./policy-file.ts";

/** `fetchBlobs`: see `InspectionParts`. Throws "git" or "malformed-input" for unreadable trees. */
export async function readPolicy(
  repository: Pick<Repository, "readFile">,
  commit: Sha,
  fetchBlobs: (ids: readonly Sha[]) => Promise<void>,
  detectors: readonly KnownDetector[],
): Promise<PolicyReading> {
  const reading = await readPolicyFile(repository, commit, fetchBlobs);
  return reading.kind === "bytes" ? policyFrom(reading.bytes, reading.source, detectors) : reading;
}

export function policyFrom(
  bytes: Uint8Array,
  source: PolicySource,
  detectors: readonly KnownDetector[],
): PolicyReading {
  const text = utf8Of(bytes);
  if (text === null) return invalid(source, "The policy is not UTF-8 text.");
  const result = parsePolicy(text, source, detectors);
  return result.kind === "policy" ? result : { ...result, source };
}

function utf8Of(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
