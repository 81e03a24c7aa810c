/** Detector: a fee is another one, or goes to somebody else. */
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import { textOf } from "../../syntax/statement.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { insideOf, ofSetting, shownCode } from "../suspicion.ts";
import { meaningOf, ratioOf } from "../values/meaning.ts";
import type { SettingChange } from "../values/setting.ts";
import { speaksOf } from "../words/lexicon.ts";

export const feeChanged: Detector = {
  id: "fee-changed",
  version: 2,
  title: "fee changed",
  family: "order",
  asks: "Is a fee or rebate now several times what it was, or paid to somebody else?",
  why: "A fee is taken from everybody at once and nobody checks it: who sets its rate or its recipient pays himself.",
  remedy: "Name the decision about the new rate or the new recipient.",
  whenWrong:
    "It fires on changes of price lists that were decided. It does not see rates that come from a database.",
  severity: "high where a fee goes to somebody else; medium from three times the old rate on",
  patterns: ["O4"],
  options: [],
  looksAt: "text",
  detect: ({ settings }) => settings.changed.flatMap(suspicionsOf),
};

const notable = 3;

function suspicionsOf(change: SettingChange): readonly Suspicion[] {
  const { before, after } = change;
  const found = isOfRecipient(change) ? recipientOf(change) : rateOf(change);
  if (found === null) return [];
  const message = say`${after.name}${insideOf(after.placed)} went from ${shownCode(before.tokens)} to ${shownCode(after.tokens)}: ${found.effect}`;
  return [ofSetting(change, { severity: found.severity, message })];
}

interface Found {
  readonly severity: Severity;
  readonly effect: Sentence;
}

function isOfRecipient({ after }: SettingChange): boolean {
  return speaksOf("fee", after.name) && speaksOf("recipient", after.name);
}

function recipientOf({ before, after }: SettingChange): Found | null {
  const isName = [before, after].every(
    ({ tokens, sign, value }) => sign === "=" && tokens.length <= 6 && value?.kind !== "boolean",
  );
  // `copyOf(collectors)` holds the same.
  const [name, open, ...inside] = after.tokens;
  const isWrapped =
    /copy|clone|freeze|immutable|unmodifiable/i.test(name?.text ?? "") && open?.text === "(";
  if (isWrapped && textOf(inside) === `${textOf(before.tokens)} )`) return null;
  // An address in full is told of as one that was replaced.
  const isAddress = after.tokens.some(({ kind, text }) => kind !== "operator" && text.length > 25);
  if (!isName || isAddress || before.value?.kind === "nothing" || before.value?.kind === "number")
    return null;
  // One of several by where it runs is no swap by itself.
  const isChosen = after.tokens.some(({ text }) => text === "?" || text === "if");
  return {
    severity: isChosen ? "medium" : "high",
    effect: say`the fee goes to somebody else.`,
  };
}

function rateOf(change: SettingChange): Found | null {
  const { after } = change;
  if (after.sign !== "=" || meaningOf(after) !== "fee" || after.value === null) return null;
  const ratio = ratioOf(change.before, after) ?? 1;
  if (ratio < notable) return null;
  return { severity: "medium", effect: say`${Math.round(ratio)} times as much is taken.` };
}
