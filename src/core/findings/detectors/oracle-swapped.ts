/** Detector: a price comes from another source. */
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import type { Token } from "../../syntax/token.ts";
import type { Detector, Suspicion } from "../detector.ts";
import type { Edited } from "../sides/matching.ts";
import { insideOf, ofPair } from "../suspicion.ts";
import { speaksOf } from "../words/lexicon.ts";

export const oracleSwapped: Detector = {
  id: "oracle-swapped",
  version: 1,
  title: "oracle swapped",
  family: "order",
  asks: "Does a price that one trade could not move now come from a source that one trade can move?",
  why: "Who can move the price for the length of one transaction borrows against it or is liquidated by it as he likes; most pools that were emptied were emptied so.",
  remedy: "Take the price from more than one block and more than one place.",
  whenWrong:
    "It fires where a price is only shown. It knows sources by their names; an oracle whose own source changed is not seen.",
  severity: "high in code that moves money or values it; else medium",
  patterns: ["O6"],
  options: [],
  looksAt: "text",
  detect: ({ matching }) => matching.edited.flatMap(suspicionsOf),
};

function suspicionsOf(edited: Edited): readonly Suspicion[] {
  if (!speaksOf("amount", edited.after.step.text) && !speaksOf("amount", edited.before.step.text))
    return [];
  const change = changeIn(edited);
  if (change === null) return [];
  return [ofPair(edited, { severity: severityOf(edited), message: messageOf(change, edited) })];
}

interface Change {
  readonly before: Token;
  readonly after: Token;
}

/** The guarded word is gone from the statement, and a movable one is new in it. */
function changeIn({ diff }: Edited): Change | null {
  const edits = diff.edits ?? [];
  const before = edits.flatMap((edit) => edit.before).find(isGuarded);
  const after = edits.flatMap((edit) => edit.after).find(isMovable);
  if (before === undefined || after === undefined) return null;
  return diff.after.some(isGuarded) || diff.before.some(isMovable) ? null : { before, after };
}

function isGuarded({ kind, text }: Token): boolean {
  return kind === "word" && speaksOf("guardedPrice", text);
}

function isMovable({ kind, text }: Token): boolean {
  return kind === "word" && (speaksOf("spotPrice", text) || /^slot0$/.test(text));
}

function severityOf({ after }: Edited): Severity {
  return speaksOf("movesMoney", after.routine.path) || speaksOf("amount", after.routine.path)
    ? "high"
    : "medium";
}

function messageOf({ before, after }: Change, edited: Edited): Sentence {
  return say`${before.text}${insideOf(edited.after)} became ${after.text}: the price now comes from a source that a single trade can move.`;
}
