/** The policy that is to be checked, as bytes: a file of the user's, of the work tree, or of a commit. */
import type { Stats } from "node:fs";
import { constants, lstat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Sha } from "../../domain/sha.ts";
import { locateRepository } from "../git/locate.ts";
import type { Repository } from "../git/repository.ts";
import {
  invalid,
  type PolicyFileReading,
  policyPath,
  readPolicyFile,
} from "../policy/policy-file.ts";
import { readNamedPolicy } from "./named-policy.ts";
import { nothingToFetch } from "./scan-policy.ts";

/** "absent" when nobody wrote a policy. */
export type PolicySupply = (
  repository: Pick<Repository, "readFile">,
  head: Sha,
) => Promise<PolicyFileReading>;

/** Throws "usage" when it cannot be read. */
export async function policyOfFile(path: string): Promise<PolicySupply> {
  const reading = await readNamedPolicy(path);
  return async () => reading;
}

/**
 * As it stands in the work tree around `directory`, so that a policy can be tried before it is
 * committed; of the commit where there is no work tree, or no policy in it. The work tree is
 * hostile: a link in the place of the policy, or of its folder, is not followed. Throws "usage".
 */
export async function policyOfWorkTree(directory: string): Promise<PolicySupply> {
  const path = await pathBelow(directory);
  const folder = path === null ? null : await statusOf(dirname(path));
  const file = path === null ? null : await statusOf(path);
  if (path === null || folder === null || file === null) return policyOfCommit;
  if (!folder.isDirectory() || !file.isFile()) {
    const reading = invalid(
      { kind: "file", path },
      "The policy must be a file: not a link, a folder or a pipe.",
    );
    return async () => reading;
  }
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  const reading = await readNamedPolicy(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  return async () => reading;
}

const policyOfCommit: PolicySupply = (repository, head) =>
  readPolicyFile(repository, { ref: null, commit: head, path: policyPath }, nothingToFetch);

/** As the user would write it; null: a bare repository. */
async function pathBelow(directory: string): Promise<string | null> {
  const { workTree } = await locateRepository(directory);
  if (workTree === null) return null;
  return join(workTree === resolve(directory) ? directory : workTree, policyPath);
}

async function statusOf(path: string): Promise<Stats | null> {
  return lstat(path).catch(() => null);
}
