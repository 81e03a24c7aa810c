/** The policy that is to be checked, as text: a file of the user's, on disk, or of a commit. */
import { constants, type FileHandle, open } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { PolicyError, PolicySource } from "../../domain/policy.ts";
import { Problem } from "../../domain/problem.ts";
import type { Sha } from "../../domain/sha.ts";
import type { Repository } from "../git/repository.ts";
import { type PolicyFileReading, policyPath, readPolicyFile } from "../policy/policy-file.ts";
import { nothingToFetch } from "./scan-policy.ts";

export type PolicyBytes =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array; readonly source: PolicySource }
  | { readonly kind: "absent" }
  | {
      readonly kind: "invalid";
      readonly source: PolicySource;
      readonly errors: readonly PolicyError[];
    };

export type PolicySupply = (
  repository: Pick<Repository, "readFile">,
  head: Sha,
) => Promise<PolicyBytes>;

/** A policy may have a quarter of this; more is not read. */
const mostBytes = 1024 * 1024;

/** Throws "usage" when it cannot be read. Whatever the user names is read, also a pipe. */
export function policyOfFile(path: string): PolicySupply {
  const source: PolicySource = { kind: "file", path };
  return async () => {
    const found = await bytesAt(path, constants.O_RDONLY, () => true).catch((cause: unknown) => {
      throw unreadable(path, cause);
    });
    return found.length > mostBytes ? tooLarge(source) : { kind: "bytes", bytes: found, source };
  };
}

/**
 * Of the work tree around `directory`; where it has none, of the commit. The work tree is hostile:
 * a link or a pipe in the place of the policy is not followed. Throws "usage" for those.
 */
export async function policyOnDisk(directory: string): Promise<PolicySupply> {
  const path = await diskPathOf(directory);
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  return async (repository, head) => {
    const found = path === null ? null : await onDisk(path, flags);
    if (path === null || found === null) return policyAt(repository, head);
    const source: PolicySource = { kind: "file", path };
    return found.length > mostBytes ? tooLarge(source) : { kind: "bytes", bytes: found, source };
  };
}
