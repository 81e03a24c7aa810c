/** The JSON of `policy check`, version 1: relied on from outside. Fields may be added, never changed. */
import type { PolicySource } from "../../domain/policy.ts";
import { plainOf } from "../../domain/sentence.ts";
import { type CheckedPolicy, filesIn, type PolicyCheck, statusOf } from "../policy-check/check.ts";
import type { Group } from "../policy-check/clues.ts";

/** Of folders, most files first; `files` counts those of the rest as well. */
const mostFolders = 100;

export function policyCheckJson(check: PolicyCheck): object {
  return {
    version: 1,
    status: statusOf(check),
    head: check.head,
    policy: { kind: check.source.kind, path: pathOf(check.source) },
    ...outcomeJson(check.outcome),
  };
}

function pathOf(source: PolicySource): string | null {
  return source.kind === "built-in" ? null : source.path;
}

function outcomeJson(outcome: PolicyCheck["outcome"]): object {
  switch (outcome.kind) {
    case "invalid":
      return { errors: outcome.errors };
    case "unreadable":
      return { reason: plainOf(outcome.reason) };
    case "checked":
      return checkedJson(outcome);
    default:
      return outcome satisfies never;
  }
}

function checkedJson(checked: CheckedPolicy): object {
  const { mode, files, areas, faults, idleExceptions, named, worded, read } = checked;
  return {
    mode,
    files,
    areas: areas.map(({ name, files: guarded, first }) => ({ name, files: guarded, first })),
    faults: faults.first.map(({ kind, area, glob, at }) => ({ kind, area, glob, ...at })),
    moreFaults: faults.count - faults.first.length,
    idleExceptions: idleExceptions.first.map(({ area, glob, at }) => ({ area, glob, ...at })),
    moreIdleExceptions: idleExceptions.count - idleExceptions.first.length,
    unguarded: { named: groupsJson(named), worded: groupsJson(worded) },
    read,
  };
}

function groupsJson(groups: readonly Group[]): object {
  return {
    files: filesIn(groups),
    folders: groups.slice(0, mostFolders).map(({ folder, files, example, clue }) => ({
      folder,
      files,
      example,
      clue,
    })),
  };
}
