/** Policies as tests write them: parsed with two detectors, from no particular place. */

import { parsePolicy } from "../../../src/core/policy/parse.ts";
import type { KnownDetector } from "../../../src/core/policy/schema.ts";
import type { Policy, PolicyError } from "../../../src/domain/policy.ts";

export const detectors: readonly KnownDetector[] = [
  { id: "limit-raised", options: [] },
  { id: "address-replaced", options: ["known"] },
];

export function parse(text: string) {
  return parsePolicy(text, { kind: "file", path: "policy.yml" }, detectors);
}

export function policyIn(text: string): Policy {
  const parsed = parse(text);
  if (parsed.kind === "invalid") throw new Error(linesOf(parsed.errors).join("\n"));
  return parsed.policy;
}

/** "line:column message" of each error; none if the policy is fine. */
export function errorsIn(text: string): readonly string[] {
  const parsed = parse(text);
  return parsed.kind === "invalid" ? linesOf(parsed.errors) : [];
}

/** A policy of one area whose keys, besides its name, are `rest`: YAML in flow style. */
export function areaWith(rest: string): string {
  return `version: 1\nareas: [{ name: money, ${rest} }]`;
}

function linesOf(errors: readonly PolicyError[]): readonly string[] {
  return errors.map(({ line, column, message }) => `${line}:${column} ${message}`);
}
