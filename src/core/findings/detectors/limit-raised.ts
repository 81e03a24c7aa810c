/** Detector: a limit lets more through than before. */
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import { readableOf } from "../../syntax/statement.ts";
import type { Detector, Suspicion } from "../detector.ts";
import type { Edited } from "../sides/matching.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf, ofPair, ofSetting, shortened, shownCode } from "../suspicion.ts";
import { lostClampIn } from "../values/clamp.ts";
import { meaningOf, sectionOf } from "../values/meaning.ts";
import type { Setting, SettingChange } from "../values/setting.ts";
import { isAboutMoney, speaksOf } from "../words/lexicon.ts";

export const limitRaised: Detector = {
  id: "limit-raised",
  version: 2,
  title: "limit raised",
  family: "limit",
  asks: "Does a limit let ten times as much through as before, or everything?",
  why: "A limit is the last thing that stops a withdrawal of everything; one more digit in it looks like every other number of the file.",
  remedy: "Name the decision that raised it, and lower it again where nobody decided.",
  whenWrong:
    "It fires on limits that were raised on purpose, and where the unit changed together with the number. It does not see a limit that is worked out from other values, or one that is raised in small steps.",
  severity:
    "critical when the new value is at least ten times the old one or nothing bounds it any more; high when a share of less than all became all, or a value is no longer cut off; medium from twice the old one on, and for limits that are technical",
  patterns: ["L1", "L6"],
  options: [],
  looksAt: "text",
  detect: (reading) => [
    ...reading.settings.changed.flatMap((change) => suspicionsOf(change, reading)),
    ...reading.matching.edited.flatMap(ofClamp),
  ],
};

const large = 10;
const notable = 2;

function suspicionsOf(change: SettingChange, reading: Reading): readonly Suspicion[] {
  const { before, after } = change;
  if (!isUpperLimit(after, reading)) return [];
  const growth = growthOf(before, after);
  const severity = severityOf(change, growth);
  if (severity === null) return [];
  return [ofSetting(change, { severity, message: messageOf(change, growth) })];
}

/** A name that says so, a key in a list of limits, or a bound that stops what is above it. */
function isUpperLimit(setting: Setting, reading: Reading): boolean {
  const { name, sign, placed } = setting;
  const meaning = meaningOf(setting);
  if (meaning === "upper-limit") return sign === "=" || /^[<>]/.test(sign);
  if (meaning !== null || speaksOf("lowerLimit", name)) return false;
  if (sign === "=") return speaksOf("limits", sectionOf(setting, reading.after));
  return sign.startsWith(">") && placed.step.statement.kind === "if" && isAboutMoney(name);
}

/** How many times as much; infinity where nothing bounds it any more. */
function growthOf({ value: old }: Setting, { value: now }: Setting): number {
  if (old?.kind !== "number" || now === null) return 1;
  if (now.kind === "unlimited" || now.kind === "nothing") return Number.POSITIVE_INFINITY;
  if (now.kind !== "number" || old.number <= 0) return 1;
  // By convention minus one is no limit.
  if (now.number === -1) return Number.POSITIVE_INFINITY;
  return now.number / old.number;
}

function severityOf({ before, after }: SettingChange, growth: number): Severity | null {
  if (growth < notable) return null;
  if (speaksOf("technicalLimit", after.name, after.placed.step.holders.at(-1) ?? null))
    return growth >= large ? "medium" : null;
  if (growth >= large) return "critical";
  return isShare(before) && !isShare(after) ? "high" : "medium";
}

/** Less than all. */
function isShare({ value }: Setting): boolean {
  return value?.kind === "number" && value.unit === "none" && value.number < 1;
}

function ofClamp(edited: Edited): readonly Suspicion[] {
  const lost = lostClampIn(edited);
  if (lost === null) return [];
  const message = say`${shortened(readableOf(lost.value))}${insideOf(edited.after)} is no longer cut off at ${shortened(readableOf(lost.limit))}: nothing bounds it here.`;
  return [ofPair(edited, { severity: "high", message, about: lost.limit })];
}

function messageOf({ before, after }: SettingChange, growth: number): Sentence {
  const place = insideOf(after.placed);
  const change = say`The limit ${after.name}${place} went from ${shownCode(before.tokens)} to ${shownCode(after.tokens)}`;
  if (growth === Number.POSITIVE_INFINITY) return say`${change}: nothing bounds it any more.`;
  return say`${change}: ${timesOf(growth)} times as much gets through.`;
}

function timesOf(growth: number): number {
  return growth >= large ? Math.round(growth) : Math.round(growth * 10) / 10;
}
