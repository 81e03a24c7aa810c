/** The policy that holds for a change: the file at a commit, or the built-in areas. */
import { builtInPolicy } from "../../core/policy/builtin.ts";
import { parsePolicy } from "../../core/policy/parse.ts";
import type { KnownDetector } from "../../core/policy/schema.ts";
import type { Blob } from "../../domain/content.ts";
import type { Policy, PolicyError, PolicySource } from "../../domain/policy.ts";
import type { Sha } from "../../domain/sha.ts";
import type { Repository } from "../git/repository.ts";

export const policyPath = ".github/foureyes.yml";

export type PolicyReading =
  | { readonly kind: "policy"; readonly policy: Policy }
  | {
      readonly kind: "invalid";
      readonly source: PolicySource;
      readonly errors: readonly PolicyError[];
    };

/** `fetchBlobs`: see `InspectionParts`. */
export async function readPolicy(
  repository: Pick<Repository, "readFile">,
  commit: Sha,
  fetchBlobs: (ids: readonly Sha[]) => Promise<void>,
  detectors: readonly KnownDetector[],
): Promise<PolicyReading> {
  const found = await repository.readFile(commit, policyPath);
  if (found === null) return { kind: "policy", policy: builtInPolicy };
  const source: PolicySource = {
    kind: "repository",
    path: policyPath,
    commit,
    object: found.object,
  };
  if (found.kind !== "file" && found.kind !== "executable")
    return invalid(source, "The policy must be a file, not a link or a submodule.");
  if (found.blob.kind !== "missing") return parsed(found.blob, source, detectors);
  await fetchBlobs([found.object]);
  const again = await repository.readFile(commit, policyPath);
  return parsed(again?.blob ?? { kind: "missing" }, source, detectors);
}

function parsed(
  blob: Blob,
  source: PolicySource,
  detectors: readonly KnownDetector[],
): PolicyReading {
  if (blob.kind === "missing") return invalid(source, "The policy's content could not be read.");
  if (blob.kind === "too-large")
    return invalid(source, `The policy has ${blob.size} bytes; that is too large.`);
  return policyFrom(blob.bytes, source, detectors);
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

function invalid(source: PolicySource, message: string): PolicyReading {
  return { kind: "invalid", source, errors: [{ line: 1, column: 1, message }] };
}
