/** The policy that a file stands for. */
import { parsePolicy } from "../../core/policy/parse.ts";
import type { KnownDetector } from "../../core/policy/schema.ts";
import type { PolicySource } from "../../domain/policy.ts";
import { invalid, type PolicyReading } from "./policy-file.ts";

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
