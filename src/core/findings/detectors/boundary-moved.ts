/** Detector: a comparison lets through what it stopped, at its edge or altogether. */
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import { readableOf, textOf } from "../../syntax/statement.ts";
import { type Assignment, assignmentOf } from "../calls/assignment.ts";
import { type Effect, testsOf } from "../conditions/condition-effect.ts";
import { type Ordering, orderingsIn, type Stretch, stretchOf } from "../conditions/ordering.ts";
import { isTurned } from "../conditions/turned.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { inNewNames, renamesIn } from "../sides/given-up.ts";
import type { Edited } from "../sides/matching.ts";
import type { Placed } from "../sides/pairs.ts";
import { insideOf, ofPair, shortened } from "../suspicion.ts";
import { isAboutMoney, speaksOf } from "../words/lexicon.ts";

export const boundaryMoved: Detector = {
  id: "boundary-moved",
  version: 2,
  title: "boundary moved",
  family: "limit",
  asks: "Does a comparison now let through what it stopped: the case at its edge, or the other side?",
  why: "One character decides whether the case at the edge is stopped. Compound paid out some eighty million dollars because `>` stood where `>=` was meant, and two audits had read it.",
  remedy: "Say what must happen when both are equal, and show a test with exactly that value.",
  whenWrong:
    "It fires on the repair of a boundary that was too strict. It does not see a boundary that moves because the other value does, nor one that was swapped by a function of its own. A bound that is multiplied by something without a number is not judged.",
  severity:
    "high where the condition stops something or lets money move, and less is stopped now, or where it decides with which amount is counted; medium where that cannot be told, in code about money",
  patterns: ["L3"],
  options: [],
  looksAt: "text",
  detect: ({ matching }) => matching.edited.flatMap(suspicionsOf),
};

interface Move {
  readonly before: Ordering;
  readonly after: Ordering;
  readonly effect: Effect | null;
  readonly kind: "edge" | "turned" | "stretched";
}

function suspicionsOf(edited: Edited): readonly Suspicion[] {
  return movesIn(edited).flatMap((move) => {
    const severity = severityOf(move, edited);
    if (severity === null) return [];
    const about = `${move.after.smaller} ${move.after.larger}`;
    return [ofPair(edited, { severity, message: messageOf(move, edited), about })];
  });
}

function movesIn(edited: Edited): readonly Move[] {
  const old = testsOf(edited.before);
  const now = testsOf(edited.after);
  if (old.length === 0 || now.length === 0) return [];
  const renames = renamesIn(edited);
  return old.flatMap(({ logic, effect }, index) => {
    const other = now[index];
    // What the condition does must be as before, else its meaning cannot be compared.
    if (other === undefined || other.effect !== effect) return [];
    return movesBetween(
      orderingsIn(inNewNames(logic, renames)),
      orderingsIn(other.logic),
      effect,
    ).filter(({ kind }) => kind !== "turned" || !isTurned(edited));
  });
}

function movesBetween(
  old: readonly Ordering[],
  now: readonly Ordering[],
  effect: Effect | null,
): readonly Move[] {
  const kept = new Set(now.map(keyOf));
  const known = new Set(old.map(keyOf));
  const fresh = now.filter((comparison) => !known.has(keyOf(comparison)));
  return old
    .filter((comparison) => !kept.has(keyOf(comparison)))
    .flatMap((before): readonly Move[] => {
      const edge = fresh.find(
        ({ smaller, larger }) => smaller === before.smaller && larger === before.larger,
      );
      if (edge !== undefined) return [{ before, after: edge, effect, kind: "edge" }];
      const turned = fresh.find(
        ({ smaller, larger }) => smaller === before.larger && larger === before.smaller,
      );
      if (turned !== undefined) return [{ before, after: turned, effect, kind: "turned" }];
      const stretched = fresh.find((after) => stretchOf(before, after) !== null);
      return stretched === undefined
        ? []
        : [{ before, after: stretched, effect, kind: "stretched" }];
    });
}

function keyOf({ smaller, larger, isInclusive }: Ordering): string {
  return JSON.stringify([smaller, larger, isInclusive]);
}

function severityOf({ before, after, effect, kind }: Move, edited: Edited): Severity | null {
  const { routine } = edited.after;
  const isAboutAmounts = speaksOf("bounded", after.smaller, after.larger);
  const isMoney = isAboutAmounts || speaksOf("movesMoney", routine.path);
  if (!isMoney) return severityElsewhere({ before, after, effect, kind });
  if (kind === "turned") return effect === null ? "medium" : "high";
  if (kind === "stretched")
    return letsMoreThrough(stretchOf(before, after), effect) ? "high" : null;
  if (effect === null && isCutOff(after, edited)) return null;
  if (effect === null) return decidesAmount(edited) ? "high" : "medium";
  return letsEdgeThrough(before, after, effect) ? "high" : null;
}

/** `if (index == 0 && market >= start) index = start`: which amount is counted with. */
function decidesAmount({ after }: Edited): boolean {
  return assignmentsBelow(after).some(({ names }) => speaksOf("bounded", ...names));
}

/** Where one side takes the value of the other, it makes no difference when both are equal. */
function isCutOff({ smaller, larger }: Ordering, { after }: Edited): boolean {
  const assignments = assignmentsBelow(after);
  return (
    assignments.length === after.step.statement.body.length &&
    assignments.every(({ target, value }) => {
      const sides = [textOf(target), textOf(value)];
      return sides.includes(smaller) && sides.includes(larger);
    })
  );
}

function assignmentsBelow({ step }: Placed): readonly Assignment[] {
  return step.statement.body.flatMap(({ tokens }) => assignmentOf(tokens) ?? []);
}

/** Where the words are of money and no more is known: two values, and less is stopped for sure. */
function severityElsewhere({ before, after, effect, kind }: Move): Severity | null {
  const values = [after.smaller, after.larger];
  if (kind !== "edge" || effect === null || values.some((text) => /^-? ?[\d.]+$/.test(text)))
    return null;
  return isAboutMoney(...values) && letsEdgeThrough(before, after, effect) ? "medium" : null;
}

function letsEdgeThrough(before: Ordering, after: Ordering, effect: Effect): boolean {
  const holdsMore = after.isInclusive && !before.isInclusive;
  return effect === "passes" ? holdsMore : !holdsMore;
}

/** `smaller < larger` holds less often when its smaller side grows, more often when its larger does. */
function letsMoreThrough(stretch: Stretch | null, effect: Effect | null): boolean {
  if (stretch === null || effect === null) return false;
  const holdsMore = (stretch.side === "larger") === (stretch.way === "up");
  return effect === "passes" ? holdsMore : !holdsMore;
}

function messageOf({ before, after, effect, kind }: Move, edited: Edited): Sentence {
  const place = insideOf(edited.after);
  const change = say`The condition ${shown(before, edited)}${place} became ${shown(after, edited)}`;
  if (kind === "turned")
    return say`${change}: the comparison is turned around, so it holds for what it did not hold for.`;
  if (kind === "stretched") return say`${change}: more gets through than before.`;
  const edge = say`${shortened(readableOf(after.smaller))} equals ${shortened(readableOf(after.larger))}`;
  if (effect === null)
    return say`${change}: it ${after.isInclusive ? say`now holds` : say`no longer holds`} when ${edge}.`;
  return effect === "stops"
    ? say`${change}: when ${edge}, nothing stops it any more.`
    : say`${change}: when ${edge}, it is now let through.`;
}

/** The way round in which it is written. */
function shown({ smaller, larger, isInclusive }: Ordering, { before, after }: Edited): string {
  const isMirrored = [before, after].some(({ step }) =>
    [">", ">="].some((sign) => step.text.includes(`${larger} ${sign} ${smaller}`)),
  );
  const written = isMirrored
    ? `${larger} ${isInclusive ? ">=" : ">"} ${smaller}`
    : `${smaller} ${isInclusive ? "<=" : "<"} ${larger}`;
  return shortened(readableOf(written));
}
