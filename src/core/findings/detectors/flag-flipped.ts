/** Detector: a protection is switched off by its flag, or a hole switched on. */
import type { Severity } from "../../../domain/finding.ts";
import { say } from "../../../domain/sentence.ts";
import type { Detector, Suspicion } from "../detector.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf, ofSetting, shownCode } from "../suspicion.ts";
import type { Constant } from "../values/literal.ts";
import { namesAround } from "../values/meaning.ts";
import type { Setting, SettingChange } from "../values/setting.ts";
import { speaksOf } from "../words/lexicon.ts";

export const flagFlipped: Detector = {
  id: "flag-flipped",
  version: 1,
  title: "flag flipped",
  family: "guard",
  asks: "Is a flag that protects now off by default, or one that lets something through now on?",
  why: "Nothing of the check is gone, it is just not asked any more. A reused flag that switched on what was thought dead cost Knight Capital 440 million dollars in 45 minutes.",
  remedy: "Say who decided that the protection is off, where, and until when.",
  whenWrong:
    "It fires on a default that was on by mistake, and on flags whose name sounds like a protection and is none. It does not see a flag whose meaning was turned where it is read.",
  severity:
    "high where the flag's name says what it protects in code about money; medium where only the section above it does",
  patterns: ["L7", "A2", "V3"],
  options: [],
  looksAt: "text",
  detect: (reading) => reading.settings.changed.flatMap((change) => suspicionsOf(change, reading)),
};

function suspicionsOf(change: SettingChange, reading: Reading): readonly Suspicion[] {
  const { before, after } = change;
  const [was, is] = [truthOf(before.value), truthOf(after.value)];
  if (after.sign !== "=") return [];
  const severity =
    was !== null && is !== null && was !== is
      ? severityOfFlip(after, is, reading)
      : severityOfChannel(before, after);
  if (severity === null) return [];
  const effect =
    is === true ? say`what was stopped is let through` : say`what it protected is not protected`;
  const message = say`${after.name}${insideOf(after.placed)} went from ${shownCode(before.tokens)} to ${shownCode(after.tokens)}: ${effect} unless somebody says otherwise.`;
  return [ofSetting(change, { severity, message })];
}

function severityOfFlip(after: Setting, is: boolean, reading: Reading): Severity | null {
  const { name } = after;
  if (speaksOf("hole", name)) return is ? weighed(after, reading) : null;
  if (is) return null;
  if (speaksOf("shield", name)) return weighed(after, reading);
  const section = namesAround(after, reading.after).slice(1, 4);
  return speaksOf("switch", name) && speaksOf("shield", ...section) ? "medium" : null;
}

/** `risk_check_enabled` says by itself that it stands before the money. */
function weighed(after: Setting, reading: Reading): Severity {
  const { name } = after;
  const isAboutMoney =
    speaksOf("movesMoney", ...namesAround(after, reading.after)) ||
    (speaksOf("protects", name) && !speaksOf("technicalLimit", name));
  return isAboutMoney ? "high" : "medium";
}

/** Alerts that go nowhere. */
function severityOfChannel(before: Setting, after: Setting): Severity | null {
  const isChannel = speaksOf("alert", after.name) && speaksOf("channel", after.name);
  return isChannel && !isEmpty(before.value) && isEmpty(after.value) ? "medium" : null;
}

function isEmpty(value: Constant | null): boolean {
  return value?.kind === "nothing" || (value?.kind === "text" && value.text.trim() === "");
}

/** Flags are also written as 0 and 1. */
function truthOf(value: Constant | null): boolean | null {
  if (value?.kind === "boolean") return value.is;
  if (
    value?.kind === "number" &&
    value.unit === "none" &&
    (value.number === 0 || value.number === 1)
  )
    return value.number === 1;
  return null;
}
