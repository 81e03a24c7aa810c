/** Detector: fewer must agree than before. */
import { pathOf } from "../../../domain/change.ts";
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import { readableOf, textOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import { invocationsIn } from "../calls/invocation.ts";
import { comparisonsIn } from "../conditions/comparison.ts";
import type { Detector, Suspicion } from "../detector.ts";
import type { Edited } from "../sides/matching.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf, ofPair, ofSetting, shortened } from "../suspicion.ts";
import { constantOf } from "../values/constant.ts";
import type { Setting, SettingChange } from "../values/setting.ts";
import { speaksOf } from "../words/lexicon.ts";

export const thresholdLowered: Detector = {
  id: "threshold-lowered",
  version: 2,
  title: "quorum lowered",
  family: "guard",
  asks: "Do fewer signatures, approvals or confirmations suffice than before?",
  why: "Two of three keeps one stolen key from emptying a wallet; one of three does not, and the difference is one digit.",
  remedy: "Name the decision that lowered it and who took it, or put the old number back.",
  whenWrong:
    "It fires where the set of signers became smaller on purpose, and on a network that confirms faster than thought. It leaves test networks alone. It does not see a number that is kept outside the file or worked out from others, unless it is cut off at a smaller one, nor a list of signers that grew while the number stayed.",
  severity:
    "critical when one signature or approval, or none, suffices where several had to agree; high when at most half of the old number does; else medium",
  patterns: ["G9"],
  options: [],
  looksAt: "text",
  detect: (reading) => [
    ...reading.settings.changed.flatMap((change) => inSetting(change, reading)),
    ...reading.matching.edited.flatMap((pair) => inComparison(pair, reading)),
    ...reading.matching.edited.flatMap((pair) => inCall(pair, reading)),
  ],
};

/** Beyond, nobody counts people. */
const mostPeople = 1_000;

function inSetting(change: SettingChange, reading: Reading): readonly Suspicion[] {
  const { before, after } = change;
  if (before.sign !== "=" || after.sign !== "=" || !isQuorum(after, reading)) return [];
  const old = numberIn(before.tokens);
  const number = numberIn(after.tokens);
  const most = number === null ? mostOf(after.tokens) : null;
  const now = number ?? most ?? numberUnder(after, reading);
  if (old === null || now === null || now >= old || isRehearsed(reading, after)) return [];
  const written = most === null ? say`${now}` : say`${now} at most`;
  const message = say`${after.name}${insideOf(after.placed)} went from ${old} to ${written}: fewer must agree.`;
  return [ofSetting(change, { severity: severityOf(old, now, after.name), message })];
}

const mostBeside = 80;

/** `Math.min(1, majority)` is one at most. */
function mostOf(tokens: readonly Token[]): number | null {
  const [call] = invocationsIn(tokens);
  const isWhole = call?.from === 0 && call.to === tokens.length;
  if (call === undefined || !isWhole || !/^min(?:imum)?$/i.test(call.name)) return null;
  const numbers = call.arguments.flatMap((value) => numberIn(value) ?? []);
  return numbers.length === 0 ? null : Math.min(...numbers);
}

/** A name that took the place of a number, where the change says what it is. */
function numberUnder({ tokens }: Setting, { settings }: Reading): number | null {
  const [only, second] = tokens;
  const name = /^["']?\$?\{?([\p{L}_]\w*)\}?["']?$/u.exec(only?.text ?? "")?.[1];
  if (name === undefined || second !== undefined) return null;
  const found = [...settings.added, ...settings.changed.map(({ after }) => after)].find(
    (setting) => setting.name === name && setting.sign === "=",
  );
  return found === undefined ? null : numberIn(found.tokens);
}

/** `threshold` alone may be of anything; beside signers it is theirs. */
function isQuorum({ name, placed }: Setting, { file }: Reading): boolean {
  if (speaksOf("quorumNumber", name)) return true;
  const { tokens } = placed.step.statement;
  const beside = tokens.length > mostBeside ? [] : tokens.filter(({ kind }) => kind === "word");
  const around = [name, ...placed.step.holders, pathOf(file), ...beside.map(({ text }) => text)];
  return (
    speaksOf("quorum", name) &&
    (speaksOf("signers", ...around) || speaksOf("jointWallet", ...around))
  );
}

function isRehearsed(
  { file }: Reading,
  { name, placed }: Pick<Setting, "name" | "placed">,
): boolean {
  return speaksOf("rehearsal", pathOf(file), name, ...placed.step.holders);
}

function numberIn(tokens: readonly Token[]): number | null {
  const value = constantOf(tokens);
  const isCount =
    value?.kind === "number" &&
    value.unit === "none" &&
    value.number >= 0 &&
    value.number <= mostPeople;
  return isCount ? value.number : null;
}

function severityOf(old: number, now: number, name: string): Severity {
  if (now <= 1 && old >= 2 && !speaksOf("blocks", name)) return "critical";
  return now * 2 <= old ? "high" : "medium";
}

/** What a count must reach: `signatures.length >= 3`. */
interface Bar {
  readonly counted: string;
  readonly bound: string;
  /** Null where the bound is no number. */
  readonly number: number | null;
  /** One more is needed than the bound says: `> 2`, and `<= 2` where it stops. */
  readonly isAbove: boolean;
  readonly words: Sentence;
}

function inComparison(pair: Edited, reading: Reading): readonly Suspicion[] {
  const old = barsIn(pair.before.step.statement.tokens);
  const now = barsIn(pair.after.step.statement.tokens);
  if (old.length !== now.length) return [];
  return now.flatMap((bar, index): readonly Suspicion[] => {
    const was = old[index];
    if (was === undefined || was.counted !== bar.counted) return [];
    const severity = loweredBy(was, bar);
    if (severity === null || isRehearsed(reading, { name: bar.counted, placed: pair.after }))
      return [];
    const message = messageOf(was, bar, insideOf(pair.after));
    return [ofPair(pair, { severity, message, about: bar.counted })];
  });
}

function messageOf(was: Bar, bar: Bar, place: Sentence): Sentence {
  return say`${shortened(bar.counted)}${place} had to be ${was.words} and now has to be ${bar.words}: fewer must agree.`;
}

function loweredBy(was: Bar, bar: Bar): Severity | null {
  if (was.number !== null && bar.number !== null) {
    const [old, now] = [leastOf(was.number, was), leastOf(bar.number, bar)];
    return now < old ? severityOf(old, now, bar.counted) : null;
  }
  if (was.bound === bar.bound) return was.isAbove && !bar.isAbove ? oneLess(bar) : null;
  // A name became a number: one that nobody needs to reach together.
  return was.number === null && bar.number !== null && leastOf(bar.number, bar) <= 1
    ? "critical"
    : null;
}

/** One block more or less is a matter of taste; one signature is a key. */
function oneLess({ counted }: Bar): Severity {
  return speaksOf("blocks", counted) ? "medium" : "high";
}

function leastOf(number: number, { isAbove }: Bar): number {
  return isAbove ? number + 1 : number;
}

const mirrored: Readonly<Record<string, string>> = { "<": ">", ">": "<", "<=": ">=", ">=": "<=" };

function barsIn(tokens: readonly Token[]): readonly Bar[] {
  return comparisonsIn(tokens).flatMap(({ left, sign, right }): readonly Bar[] => {
    const mirror = mirrored[sign];
    if (mirror === undefined) return [];
    if (isCount(left)) return [barOf(left, sign, right)];
    return isCount(right) ? [barOf(right, mirror, left)] : [];
  });
}

/** `signatures.length`, `len(approvals)`, `confirmations`, `voteCount`. */
function isCount(tokens: readonly Token[]): boolean {
  const text = textOf(tokens);
  if (!speaksOf("signers", text) || tokens.some(({ kind }) => kind === "string")) return false;
  return (
    speaksOf("count", text) ||
    speaksOf("blocks", text) ||
    tokens.at(-1)?.text.endsWith("s") === true
  );
}

function barOf(counted: readonly Token[], sign: string, bound: readonly Token[]): Bar {
  // `< 3` stops what has fewer than three: three are enough, as with `>= 3`.
  const isAbove = sign === ">" || sign === "<=";
  const text = readableOf(textOf(bound));
  return {
    counted: readableOf(textOf(counted)),
    bound: text,
    number: numberIn(bound),
    isAbove,
    words: isAbove ? say`more than ${shortened(text)}` : say`at least ${shortened(text)}`,
  };
}

/** `createMultisig(2, keys)`: one number of a call that speaks of signers went down. */
function inCall(pair: Edited, reading: Reading): readonly Suspicion[] {
  const [edit, second] = pair.diff.edits ?? [];
  const [was, more] = edit?.before ?? [];
  const [is, others] = edit?.after ?? [];
  if (edit === undefined || second !== undefined || more !== undefined || others !== undefined)
    return [];
  if (was?.kind !== "number" || is?.kind !== "number") return [];
  const called = calledAround(pair.diff.after, edit.at.after);
  const [old, now] = [numberIn([was]), numberIn([is])];
  if (called === null || old === null || now === null || now >= old) return [];
  if (isRehearsed(reading, { name: called, placed: pair.after })) return [];
  const message = say`The number given to ${called}${insideOf(pair.after)} went from ${old} to ${now}: fewer must agree.`;
  return [ofPair(pair, { severity: severityOf(old, now, called), message })];
}

/** Who is called with the token as an argument of its own. */
function calledAround(tokens: readonly Token[], at: number): string | null {
  if (!/^[(,]$/.test(tokens[at - 1]?.text ?? "")) return null;
  let depth = 0;
  for (let index = at - 1; index > 0; index -= 1) {
    if (tokens[index]?.text === ")") depth += 1;
    if (tokens[index]?.text !== "(") continue;
    if (depth > 0) depth -= 1;
    else {
      const name = tokens[index - 1]?.text ?? "";
      return speaksOf("quorumCall", name) ? name : null;
    }
  }
  return null;
}
