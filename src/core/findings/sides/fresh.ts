/** Statements that are new, or that say something now which they did not say before. */

import { remembered } from "../../remembered.ts";
import type { Token } from "../../syntax/token.ts";
import type { Suspicion } from "../detector.ts";
import { type Claim, ofAdded, ofPair } from "../suspicion.ts";
import type { Placed } from "./pairs.ts";
import type { Reading } from "./subject.ts";
import type { TokenDiff } from "./token-edits.ts";

export interface Fresh {
  readonly now: Placed;
  /** What it was; null where it is new. */
  readonly old: Placed | null;
  /** How the two differ; null where it is new. */
  readonly diff: TokenDiff | null;
}

/** In the order of the text. */
export const freshIn = remembered(workFreshIn);

function workFreshIn({ matching }: Reading): readonly Fresh[] {
  return [
    ...matching.edited.map(({ before, after, diff }) => ({ now: after, old: before, diff })),
    ...matching.added.map((now) => ({ now, old: null, diff: null })),
  ].toSorted((one, other) => lineOf(one) - lineOf(other));
}

/** Those for which something holds that did not hold of what they were. */
export function newlyIn(reading: Reading, holds: (placed: Placed) => boolean): readonly Fresh[] {
  return freshIn(reading).filter(({ now, old }) => holds(now) && (old === null || !holds(old)));
}

export function ofFresh({ now, old }: Fresh, claim: Claim): Suspicion {
  return old === null ? ofAdded(now, claim) : ofPair({ before: old, after: now }, claim);
}

export function tokensIn({ step }: Placed): readonly Token[] {
  return step.statement.tokens;
}

/** All where the statement was not there before. */
export const newTokens = remembered(
  ({ now, diff }: Fresh): ReadonlySet<Token> =>
    new Set(
      diff === null ? tokensIn(now) : (diff.edits?.flatMap(({ after }) => after) ?? diff.after),
    ),
);

export const lostTokens = remembered(
  ({ diff }: Fresh): ReadonlySet<Token> =>
    new Set(diff === null ? [] : (diff.edits?.flatMap(({ before }) => before) ?? diff.before)),
);

function lineOf({ now }: Fresh): number {
  return now.step.statement.startLine;
}
