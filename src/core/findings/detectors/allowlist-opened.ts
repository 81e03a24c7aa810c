/** Detector: whoever is on no list is now allowed. */
import { say } from "../../../domain/sentence.ts";
import { readableOf, type Statement, textOf } from "../../syntax/statement.ts";
import { textOfLogic } from "../conditions/condition.ts";
import { testsOf } from "../conditions/condition-effect.ts";
import type { Detector, Suspicion } from "../detector.ts";
import type { Edited } from "../sides/matching.ts";
import type { Placed } from "../sides/pairs.ts";
import { insideOf, ofAdded, ofPair, shortened } from "../suspicion.ts";
import { speaksOf } from "../words/lexicon.ts";

export const allowlistOpened: Detector = {
  id: "allowlist-opened",
  version: 1,
  title: "allow list opened",
  family: "permission",
  asks: "Is somebody or some address now allowed because it is on no list, or because the list is empty?",
  why: "A list of addresses that money may go to stops every thief who has the keys; where it fails open, one entry less is enough to send anywhere.",
  remedy: "Refuse what is not on the list, also when the list is empty or cannot be read.",
  whenWrong:
    "It fires on lists that mean no restriction when they are empty, which is usual outside of payments. It knows lists by their names.",
  severity: "high where the list is of addresses, accounts or withdrawals; else medium",
  patterns: ["P3"],
  options: [],
  looksAt: "text",
  detect: ({ matching }) => [
    ...matching.edited.flatMap(ofDefault),
    ...matching.added.flatMap(ofEmptyList),
  ],
};

/** `allowed.get(address, False)` as `allowed.get(address, True)`. */
function ofDefault(edited: Edited): readonly Suspicion[] {
  const { before, after, diff } = edited;
  if (!isOfList(after.step.text)) return [];
  const isOpened = diff.edits?.some(
    (edit) => /^false$/i.test(textOf(edit.before)) && /^true$/i.test(textOf(edit.after)),
  );
  const isLookup = /\b(?:get|getOrDefault|fetch|unwrap_or|default)\b|\?\?|\|\|/.test(
    before.step.text,
  );
  if (isOpened !== true || !isLookup) return [];
  const message = say`What is not on the list${insideOf(after)} was refused and is now allowed.`;
  return [ofPair(edited, { severity: severityOf(after), message })];
}

/** `if (allowlist.length === 0) return true`. */
function ofEmptyList(placed: Placed): readonly Suspicion[] {
  const { statement } = placed.step;
  if (statement.kind !== "if" || !isAllowing(statement.body)) return [];
  const [test] = testsOf(placed);
  if (test === undefined || test.effect === "stops") return [];
  const condition = textOfLogic(test.logic);
  if (!isOfList(condition) || !isEmptiness(condition)) return [];
  const message = say`When ${shortened(readableOf(condition))}${insideOf(placed)}, everybody is now allowed.`;
  return [ofAdded(placed, { severity: severityOf(placed), message })];
}

function isAllowing(body: readonly Statement[]): boolean {
  const [first] = body;
  return first?.kind === "return" && /^return true\b/i.test(textOf(first.tokens));
}

function isEmptiness(condition: string): boolean {
  return /== 0|=== 0|isEmpty|is_empty|\bnil\b|\bnull\b|None|undefined|^\(?not |^! /.test(condition);
}

function isOfList(text: string): boolean {
  return speaksOf("allowList", text);
}

function severityOf({ step, routine }: Placed): "high" | "medium" {
  return speaksOf("recipient", step.text, routine.path) || speaksOf("movesMoney", routine.path)
    ? "high"
    : "medium";
}
