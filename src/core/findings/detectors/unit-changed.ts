/** Detector: a number is now counted in another unit, and nothing else of it changed. */
import type { Severity } from "../../../domain/finding.ts";
import { say } from "../../../domain/sentence.ts";
import type { Detector, Suspicion } from "../detector.ts";
import type { Edited } from "../sides/matching.ts";
import type { TokenEdit } from "../sides/token-edits.ts";
import { insideOf, ofPair, shownCode } from "../suspicion.ts";
import { unitIn } from "../values/unit.ts";
import { speaksOf } from "../words/lexicon.ts";

export const unitChanged: Detector = {
  id: "unit-changed",
  version: 1,
  title: "unit changed",
  family: "limit",
  asks: "Is a number now counted in another unit: ether for wei, eighteen decimals for six, hours for minutes?",
  why: "The number stays, and what it is worth changes by a thousand or a million millions; a reader who compares digits sees none that differ.",
  remedy: "Show a test with the value in the unit of the other side of the interface.",
  whenWrong:
    "It fires on the repair of a wrong unit. Where the number changed together with its unit, other detectors judge the value. It does not see units that are only in a name or in a comment.",
  severity: "high where an amount of money changed its unit; medium for times in code about money",
  patterns: ["L4"],
  options: [],
  looksAt: "text",
  detect: ({ matching }) => matching.edited.flatMap(suspicionsOf),
};

function suspicionsOf(edited: Edited): readonly Suspicion[] {
  const edits = edited.diff.edits ?? [];
  const [edit] = edits;
  if (edit === undefined || edits.length > 2) return [];
  const changed = edits.find(isOfUnits);
  if (changed === undefined || edits.length > 1) return [];
  const severity = severityOf(changed, edited);
  if (severity === null) return [];
  const message = say`${shownCode(changed.before)}${insideOf(edited.after)} became ${shownCode(changed.after)}: the same number is now worth something else.`;
  return [ofPair(edited, { severity, message })];
}

/** One word for a unit of the same kind, or another count of decimals. */
function isOfUnits(edit: TokenEdit): boolean {
  const [old] = edit.before;
  const [now] = edit.after;
  if (old === undefined || now === undefined) return false;
  if (edit.before.length !== 1 || edit.after.length !== 1) return false;
  const [was, is] = [unitIn(old), unitIn(now)];
  return was !== null && is !== null && was.kind === is.kind && was.factor !== is.factor;
}

function severityOf({ before: [old] }: TokenEdit, { before, after }: Edited): Severity | null {
  const { step, routine } = after;
  const kind = old === undefined ? null : unitIn(old)?.kind;
  const isMoney =
    speaksOf("amount", step.text, routine.path) || speaksOf("movesMoney", routine.path);
  if (kind === "amount") return isMoney ? "high" : "medium";
  if (kind === "decimals") return isScaled(before.step.text) && isMoney ? "high" : null;
  return isMoney || speaksOf("notice", step.text) ? "medium" : null;
}

/** `10 ** 18`, `1e18` or `parseUnits(x, 18)`. */
function isScaled(text: string): boolean {
  return /10 \*\* \d|\b1e\d|Units \( |\bpow \( |decimals/i.test(text);
}
