/** The policy that a file stands for. */
import { parsePolicy } from "../../core/policy/parse.ts";
import type { KnownDetector } from "../../core/policy/schema.ts";
import type { PolicySource } from "../../domain/policy.ts";
import type { PolicyReading } from "./policy-file.ts";

export function policyFrom(
  bytes: Uint8Array,
  source: PolicySource,
  detectors: readonly KnownDetector[],
): PolicyReading {
  // What is not UTF-8 becomes U+FFFD, which no policy may have: the error is at its place.
  const result = parsePolicy(new TextDecoder().decode(bytes), source, detectors);
  return result.kind === "policy" ? result : { ...result, source };
}
