/** Detector: a comparison lets through what it stopped, at its edge or altogether. */
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import { readableOf } from "../../syntax/statement.ts";
import { type Effect, testsOf } from "../condition-effect.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { speaksOf } from "../lexicon.ts";
import type { Edited } from "../matching.ts";
import { type Comparison, comparisonsIn } from "../ordering.ts";
import type { Placed } from "../pairs.ts";
import { insideOf, ofPair, shortened } from "../suspicion.ts";
import { isTurned } from "../turned.ts";

export const boundaryMoved: Detector = {
  id: "boundary-moved",
  version: 1,
  title: "boundary moved",
  family: "limit",
  asks: "Does a comparison now let through what it stopped: the case at its edge, or the other side?",
  why: "One character decides whether the case at the edge is stopped. Compound paid out some eighty million dollars because `>` stood where `>=` was meant, and two audits had read it.",
  remedy: "Say what must happen when both are equal, and show a test with exactly that value.",
  whenWrong:
    "It fires on the repair of a boundary that was too strict. It does not see a boundary that moves because the other value does, nor one that was swapped by a function of its own.",
  severity:
    "high where the condition stops something or lets money move, and less is stopped now; medium where that cannot be told, in code about money",
  patterns: ["L3"],
  options: [],
  looksAt: "text",
  detect: ({ matching }) => matching.edited.flatMap(suspicionsOf),
};

interface Move {
  readonly before: Comparison;
  readonly after: Comparison;
  readonly effect: Effect | null;
  readonly kind: "edge" | "turned";
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
  return old.flatMap(({ logic, effect }, index) => {
    const other = now[index];
    // What the condition does must be as before, else its meaning cannot be compared.
    if (other === undefined || other.effect !== effect) return [];
    return movesBetween(comparisonsIn(logic), comparisonsIn(other.logic), effect).filter(
      ({ kind }) => kind === "edge" || !isTurned(edited),
    );
  });
}

function movesBetween(
  old: readonly Comparison[],
  now: readonly Comparison[],
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
      return turned === undefined ? [] : [{ before, after: turned, effect, kind: "turned" }];
    });
}

function keyOf({ smaller, larger, isInclusive }: Comparison): string {
  return JSON.stringify([smaller, larger, isInclusive]);
}

function severityOf({ before, after, effect, kind }: Move, edited: Edited): Severity | null {
  const { routine } = edited.after;
  const isAboutAmounts = speaksOf("bounded", after.smaller, after.larger);
  const isMoney = isAboutAmounts || speaksOf("movesMoney", routine.path);
  if (!isMoney) return null;
  if (kind === "turned") return effect === null ? "medium" : "high";
  if (effect === null) return "medium";
  const holdsMore = after.isInclusive && !before.isInclusive;
  const letsMorePass = effect === "passes" ? holdsMore : !holdsMore;
  return letsMorePass ? "high" : null;
}

function messageOf({ before, after, effect, kind }: Move, edited: Edited): Sentence {
  const place = insideOf(edited.after);
  const change = say`The condition ${shown(before, edited.before)}${place} became ${shown(after, edited.after)}`;
  if (kind === "turned")
    return say`${change}: the comparison is turned around, so it holds for what it did not hold for.`;
  const edge = say`${shortened(readableOf(after.smaller))} equals ${shortened(readableOf(after.larger))}`;
  if (effect === null)
    return say`${change}: it ${after.isInclusive ? say`now holds` : say`no longer holds`} when ${edge}.`;
  return effect === "stops"
    ? say`${change}: when ${edge}, nothing stops it any more.`
    : say`${change}: when ${edge}, it is now let through.`;
}

/** The way round in which it is written. */
function shown({ smaller, larger, isInclusive }: Comparison, { step }: Placed): string {
  const mirrored = `${larger} ${isInclusive ? ">=" : ">"} ${smaller}`;
  const written = step.text.includes(mirrored)
    ? mirrored
    : `${smaller} ${isInclusive ? "<=" : "<"} ${larger}`;
  return shortened(readableOf(written));
}
