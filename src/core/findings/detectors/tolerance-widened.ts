/** Detector: a price, a balance or an age may now be much further off than before. */
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import { textOf } from "../../syntax/statement.ts";
import type { Detector, Suspicion } from "../detector.ts";
import type { Edited } from "../sides/matching.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf, ofPair, ofSetting, shownCode } from "../suspicion.ts";
import { meaningOf, ratioOf } from "../values/meaning.ts";
import type { SettingChange } from "../values/setting.ts";
import { speaksOf } from "../words/lexicon.ts";

export const toleranceWidened: Detector = {
  id: "tolerance-widened",
  version: 1,
  title: "tolerance widened",
  family: "order",
  asks: "May a price slip, a balance differ or a price be old much more than before, or does a trade no longer ask for a minimum?",
  why: "A trade without a minimum gives whoever stands before it in the block the whole difference; a reconciliation that tolerates more finds less.",
  remedy: "Set the bound that the worst honest case needs, and show that case.",
  whenWrong:
    "It fires on a tolerance that was too tight to work. It does not see one that is worked out from other values.",
  severity:
    "high where a minimum became nothing, or ten times as much is tolerated; medium for three times as much",
  patterns: ["O5", "O6", "A6"],
  options: [],
  looksAt: "text",
  detect: ({ settings, matching }: Reading) => {
    const named = settings.changed.flatMap(ofChange);
    const lines = new Set(named.map(({ after }) => after?.startLine));
    const unnamed = matching.edited.flatMap(ofArguments);
    return [...named, ...unnamed.filter(({ after }) => !lines.has(after?.startLine))];
  },
};

function ofChange(change: SettingChange): readonly Suspicion[] {
  const { before, after } = change;
  const severity = severityOf(change);
  if (severity === null) return [];
  const message = say`${after.name}${insideOf(after.placed)} went from ${shownCode(before.tokens)} to ${shownCode(after.tokens)}: ${effectOf(change)}`;
  return [ofSetting(change, { severity, message })];
}

function severityOf({ before, after }: SettingChange): Severity | null {
  switch (meaningOf(after)) {
    case "minimum-out":
      return isNothing(after) && !isNothing(before) ? "high" : null;
    case "tolerance": {
      if (after.sign !== "=" && !after.sign.startsWith(">")) return null;
      if (before.value?.kind === "number" && after.value?.kind === "unlimited") return "high";
      const ratio = ratioOf(before, after) ?? 1;
      if (ratio >= 10) return "high";
      return ratio >= 3 ? "medium" : null;
    }
    default:
      return null;
  }
}

function isNothing({ value }: SettingChange["after"]): boolean {
  return value?.kind === "nothing" || (value?.kind === "number" && value.number <= 1);
}

function effectOf({ after }: SettingChange): Sentence {
  return meaningOf(after) === "minimum-out"
    ? say`whatever the trade gives is now enough.`
    : say`what is further off than before now passes.`;
}

/** `swap(amount, minOut, path)` as `swap(amount, 0, path)`: an argument without a name. */
function ofArguments(edited: Edited): readonly Suspicion[] {
  const edit = edited.diff.edits?.find(
    ({ before, after }) =>
      textOf(after) === "0" &&
      before.some(({ text }) => speaksOf("lowerLimit", text) && speaksOf("comesOut", text)),
  );
  if (edit === undefined) return [];
  const message = say`Where ${shownCode(edit.before)} stood${insideOf(edited.after)} there is a 0 now: whatever the trade gives is enough.`;
  return [ofPair(edited, { severity: "high", message })];
}
