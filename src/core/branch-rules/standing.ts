/** How the check stands on a branch, told to somebody who may not know the number of our App. */
import type { BranchRules, Bypass, RulesReading, Weakness } from "../../domain/branch-rules.ts";
import { rulesFor, rulesOf } from "./rules.ts";
import { weaknessesOf } from "./weaknesses.ts";

export interface Standing {
  readonly branch: string;
  /** Null when the rules could not be read. */
  readonly check: BranchRules["check"] | null;
  /** Ids of the Apps that the check is taken from, each once; null for whoever reports it. */
  readonly sources: readonly (number | null)[];
  readonly bypass: readonly Bypass[] | null;
  readonly weaknesses: readonly Weakness[];
}

/** What every workflow reports as, whoever wrote it. */
export const actionsApp = 15_368;

/** `appId`: our own; null: whichever App the rules name first is taken for ours. */
export function standingOf(
  reading: RulesReading | null,
  branch: string,
  appId: number | null,
): Standing {
  const named = reading === null ? [] : rulesFor(reading, branch).flatMap(({ sources }) => sources);
  const rules = reading === null ? null : rulesOf(reading, branch, appId ?? guessIn(named));
  if (rules === null)
    return { branch, check: null, sources: [], bypass: null, weaknesses: weaknessesOf(null) };
  return { ...rules, sources: [...new Set(named)], weaknesses: weaknessesOf(rules) };
}

/** 0 is no App. */
function guessIn(sources: readonly (number | null)[]): number {
  return sources.find((id) => id !== null && id !== actionsApp) ?? 0;
}
