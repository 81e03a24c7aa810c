/** Where the policy of a scan comes from: the revision of `--base`, or a file of the user's. */
import { readFileSync } from "node:fs";
import { builtInPolicy } from "../../core/policy/builtin.ts";
import type { PolicySource } from "../../domain/policy.ts";
import { Problem } from "../../domain/problem.ts";
import type { Sha } from "../../domain/sha.ts";
import type { Repository } from "../git/repository.ts";
import { type PolicyReading, policyPath, readPolicyFile } from "../policy/policy-file.ts";

export type PolicySupply = (
  repository: Pick<Repository, "readFile">,
  base: Sha,
) => Promise<PolicyReading>;

/** A user's repository has what it has: nothing is fetched. */
export async function nothingToFetch(): Promise<void> {}

/** The change's own policy is never asked: it could bring one that guards nothing. */
export const supplyFromBase: PolicySupply = async (repository, base) => {
  const place = { ref: null, commit: base, path: policyPath };
  const reading = await readPolicyFile(repository, place, nothingToFetch);
  if (reading.kind === "absent") return { kind: "policy", policy: builtInPolicy };
  return reading.kind === "bytes" ? parsed(reading.bytes, reading.source) : reading;
};

/** Read at once. Throws "usage" when it cannot be. */
export function supplyFromFile(path: string): PolicySupply {
  const bytes = bytesOf(path);
  return () => parsed(bytes, { kind: "file", path });
}

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new Problem("usage", `The policy ${JSON.stringify(path)} cannot be read.`, { cause });
  }
}

/** The parser is loaded for a policy only: it takes longer to load than a small scan to run. */
async function parsed(bytes: Uint8Array, source: PolicySource): Promise<PolicyReading> {
  const [{ policyFrom }, { knownDetectors }] = await Promise.all([
    import("../policy/read.ts"),
    import("../../core/findings/registry.ts"),
  ]);
  return policyFrom(bytes, source, knownDetectors);
}
