/** Where the policy of a scan comes from: the revision of `--base`, or a file of the user's. */
import { builtInPolicy } from "../../core/policy/builtin.ts";
import type { KnownDetector } from "../../core/policy/schema.ts";
import type { PolicySource } from "../../domain/policy.ts";
import type { Sha } from "../../domain/sha.ts";
import type { Repository } from "../git/repository.ts";
import {
  type PolicyFileReading,
  type PolicyReading,
  policyPath,
  readPolicyFile,
} from "../policy/policy-file.ts";
import { readNamedPolicy } from "./named-policy.ts";

export type PolicySupply = (
  repository: Pick<Repository, "readFile">,
  base: Sha,
) => Promise<PolicyReading>;

/** A user's repository has what it has: nothing is fetched. */
export async function nothingToFetch(): Promise<void> {}

/** The change's own policy is never asked: it could bring one that guards nothing. */
export const supplyFromBase: PolicySupply = async (repository, base) => {
  const place = { ref: null, commit: base, path: policyPath };
  return policyIn(await readPolicyFile(repository, place, nothingToFetch));
};

/** Read before anything of the repository is. Throws "usage" when it cannot be. */
export async function supplyFromFile(path: string): Promise<PolicySupply> {
  const reading = await policyIn(await readNamedPolicy(path));
  return async () => reading;
}

async function policyIn(reading: PolicyFileReading): Promise<PolicyReading> {
  if (reading.kind === "absent") return { kind: "policy", policy: builtInPolicy };
  return reading.kind === "bytes" ? parsed(reading.bytes, reading.source) : reading;
}

/** The parser is loaded for a policy only: it takes longer to load than a small scan to run. */
async function parsed(bytes: Uint8Array, source: PolicySource): Promise<PolicyReading> {
  const [{ policyFrom }, detectors] = await Promise.all([
    import("../policy/read.ts"),
    detectorsFor(bytes),
  ]);
  return policyFrom(bytes, source, detectors);
}

/** Its key, or an escape, which may spell it. */
const mayNameDetectors = /detectors|\\/;

/** None where the policy cannot name any: they are the longest part to load. */
async function detectorsFor(bytes: Uint8Array): Promise<readonly KnownDetector[]> {
  if (!mayNameDetectors.test(new TextDecoder().decode(bytes))) return [];
  return (await import("../../core/findings/registry.ts")).knownDetectors;
}
