/** The newest decision on a pull request that the user names, out of the journal. */
import { decisionOf } from "../../core/publication/recorded-decision.ts";
import type { Sibling } from "../../core/publication/shared-head.ts";
import type { AllInputs } from "../../domain/evidence.ts";
import type { DecisionRecord } from "../../domain/journal-entry.ts";
import { Problem } from "../../domain/problem.ts";
import type { Sha } from "../../domain/sha.ts";
import { readEvidence } from "../journal/replay.ts";
import { readSiblings } from "../publication/siblings.ts";
import type { Database } from "../store/database.ts";
import { readStanding } from "../store/pulls.ts";
import type { NamedPull } from "./named-pull.ts";
import { repositoriesOf } from "./named-repository.ts";

export type NewestDecision =
  | {
      readonly kind: "decision";
      readonly entry: number;
      /** ISO 8601, UTC. */
      readonly at: string;
      readonly recorded: DecisionRecord;
      /** Null where nothing could be looked at, or what was kept of it is not there any more. */
      readonly inputs: AllInputs | null;
      /** Why what it was made of cannot be had; null when it can. */
      readonly damage: string | null;
      /** Other open pull requests with the same head. */
      readonly siblings: readonly Sibling[];
      readonly standing: Standing;
    }
  /** It is there, and cannot be believed. */
  | { readonly kind: "unusable"; readonly reason: string };

/** What became of the pull request since, as far as the App was told. */
export type Standing =
  | { readonly kind: "current" }
  | { readonly kind: "moved"; readonly head: Sha }
  | { readonly kind: "closed" | "merged" };

/** Throws "usage" when there is none. */
export async function newestDecision(
  database: Database,
  { repository, pull }: NamedPull,
): Promise<NewestDecision> {
  const repositories = await repositoriesOf(database, repository);
  const evidence = await readEvidence(database, { repositories, pull, entry: null });
  switch (evidence.kind) {
    case "none":
    // Only what is asked for by its number is one.
    case "group":
      throw new Problem("usage", `The journal has no decision on ${repository}#${pull}.`);
    case "unusable": {
      const { entry, at, decision, reason } = evidence;
      if (decision === null)
        return { kind: "unusable", reason: `Entry ${entry} cannot be believed. ${reason}` };
      return shown(database, { entry, at, recorded: decision, inputs: null, damage: reason });
    }
    case "evidence": {
      const { entry, at, decision: recorded, inputs } = evidence;
      return shown(database, { entry, at, recorded, inputs, damage: null });
    }
    default:
      return evidence satisfies never;
  }
}

type Kept = Omit<Extract<NewestDecision, { kind: "decision" }>, "kind" | "siblings" | "standing">;

async function shown(database: Database, kept: Kept): Promise<NewestDecision> {
  const siblings = await readSiblings(database, decisionOf(kept.recorded), []);
  const standing = await standingOf(database, kept.recorded);
  return { kind: "decision", ...kept, siblings, standing };
}

async function standingOf(database: Database, { key, head }: DecisionRecord): Promise<Standing> {
  const pull = await readStanding(database, key);
  if (pull === null) return { kind: "current" };
  if (!pull.open) return { kind: pull.merged ? "merged" : "closed" };
  return pull.head === head ? { kind: "current" } : { kind: "moved", head: pull.head };
}
