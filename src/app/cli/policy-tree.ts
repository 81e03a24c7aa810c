/** A policy held against the tree of a commit. */

import { knownDetectors } from "../../core/findings/registry.ts";
import { builtInPolicy } from "../../core/policy/builtin.ts";
import { type WrittenArea, writtenAreas } from "../../core/policy/written.ts";
import type { CheckedPolicy, PolicyCheck } from "../../core/policy-check/check.ts";
import {
  type Clue,
  groupsOf,
  isWorthReading,
  namedLike,
  wordIn,
} from "../../core/policy-check/clues.ts";
import { coverageOf } from "../../core/policy-check/coverage.ts";
import { faultsOf, idleExceptionsOf } from "../../core/policy-check/faults.ts";
import type { Version } from "../../domain/change.ts";
import type { Policy, PolicySource } from "../../domain/policy.ts";
import type { Sha } from "../../domain/sha.ts";
import type { Repository } from "../git/repository.ts";
import type { InvalidPolicy } from "../policy/policy-file.ts";
import { policyFrom } from "../policy/read.ts";
import type { PolicySupply } from "./policy-text.ts";

type Tree = Pick<Repository, "readFile" | "readTree" | "readBlobs">;

/** Throws "git" and "malformed-input" for a repository that cannot be read. */
export async function checkedPolicy(
  repository: Tree,
  head: Sha,
  supply: PolicySupply,
): Promise<PolicyCheck> {
  const read = await readPolicy(repository, head, supply);
  if (read.kind === "invalid")
    return { head, source: read.source, outcome: { kind: "invalid", errors: read.errors } };
  const { policy, source, written } = read;
  const entries = await repository.readTree(head);
  const { areas, guarded, unnamed } = coverageOf(policy, entries);
  const { named, worded, read: wordsRead } = await cluesIn(repository, unnamed);
  return {
    head,
    source,
    outcome: {
      kind: "checked",
      mode: policy.mode,
      files: { total: entries.length, guarded },
      areas,
      faults: faultsOf(written, areas),
      idleExceptions: idleExceptionsOf(written, areas),
      named: groupsOf(named),
      worded: groupsOf(worded),
      read: wordsRead,
    },
  };
}

type ReadPolicy =
  | {
      readonly kind: "policy";
      readonly policy: Policy;
      readonly source: PolicySource;
      /** None of the built-in policy: nobody wrote it, so nobody mends it. */
      readonly written: readonly WrittenArea[];
    }
  | InvalidPolicy;

async function readPolicy(repository: Tree, head: Sha, supply: PolicySupply): Promise<ReadPolicy> {
  const found = await supply(repository, head);
  switch (found.kind) {
    case "invalid":
      return found;
    case "absent": {
      const source: PolicySource = { kind: "built-in" };
      return { kind: "policy", policy: builtInPolicy, source, written: [] };
    }
    case "bytes": {
      const { bytes, source } = found;
      const reading = policyFrom(bytes, source, knownDetectors);
      if (reading.kind === "invalid") return reading;
      return { ...reading, source, written: writtenAreas(new TextDecoder().decode(bytes)) };
    }
    default:
      return found satisfies never;
  }
}

/** Bounds what a large tree costs; reading stops past either, and the page says so. */
const mostFiles = 50_000;
const mostBytes = 64 * 1024 * 1024;

/** What looks as if it moved money, file by file. */
export interface Clues {
  readonly named: readonly Clue[];
  readonly worded: readonly Clue[];
  readonly read: CheckedPolicy["read"];
}

/** `unnamed`: files that no area names. Throws "git". */
export async function cluesIn(
  repository: Pick<Repository, "readBlobs">,
  unnamed: readonly Version[],
): Promise<Clues> {
  const named = unnamed.flatMap((entry) => {
    const clue = namedLike(entry);
    return clue === null ? [] : [{ path: entry.path, clue }];
  });
  const known = new Set<string>(named.map(({ path }) => path));
  const others = unnamed.filter((entry) => isWorthReading(entry) && !known.has(entry.path));
  const { clues, files } = await wordsIn(repository, others.slice(0, mostFiles));
  const worded = others.flatMap(({ path, object }) => {
    const clue = clues.get(object) ?? null;
    return clue === null ? [] : [{ path, clue }];
  });
  return { named, worded, read: { files, of: others.length } };
}

/** By object: many files may have the same content, which is read once. */
async function wordsIn(
  repository: Pick<Repository, "readBlobs">,
  entries: readonly Version[],
): Promise<{ readonly clues: ReadonlyMap<Sha, string | null>; readonly files: number }> {
  const clues = new Map<Sha, string | null>();
  let bytes = 0;
  for await (const [id, blob] of repository.readBlobs(entries.map(({ object }) => object))) {
    if (blob.kind !== "bytes") continue;
    clues.set(id, wordIn(blob.bytes));
    bytes += blob.bytes.length;
    if (bytes > mostBytes) break;
  }
  return { clues, files: entries.filter(({ object }) => clues.has(object)).length };
}
