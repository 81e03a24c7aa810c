/** Detector: a wait that gives people time to notice became short. */
import type { Severity } from "../../../domain/finding.ts";
import { say } from "../../../domain/sentence.ts";
import type { Detector, Suspicion } from "../detector.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf, ofSetting, shownCode } from "../suspicion.ts";
import { meaningOf, namesAround, ratioOf } from "../values/meaning.ts";
import type { SettingChange } from "../values/setting.ts";
import { speaksOf } from "../words/lexicon.ts";

export const delayCut: Detector = {
  id: "delay-cut",
  version: 1,
  title: "delay cut",
  family: "limit",
  asks: "Did a timelock, a cooldown or a holding period become much shorter?",
  why: "A delay is the time in which somebody can still stop a withdrawal or an upgrade; without it all other alarms come too late.",
  remedy: "Name the decision that shortened it, and who watches in the time that is left.",
  whenWrong:
    "It fires where the unit changed together with the number. It leaves waits alone that are technical, such as the pause before a retry, and cuts to more than a third.",
  severity:
    "high where a wait before money, keys or code move became a tenth or nothing; medium where it became a third",
  patterns: ["L5"],
  options: [],
  looksAt: "text",
  detect: (reading) => reading.settings.changed.flatMap((change) => suspicionsOf(change, reading)),
};

function suspicionsOf(change: SettingChange, reading: Reading): readonly Suspicion[] {
  const { before, after } = change;
  if (after.sign !== "=" || meaningOf(after) !== "delay") return [];
  const names = namesAround(after, reading.after);
  if (speaksOf("technical", ...names) || !speaksOf("notice", ...names)) return [];
  const severity = severityOf(after.value?.kind === "nothing" ? 0 : ratioOf(before, after));
  if (severity === null || before.value?.kind !== "number") return [];
  const message = say`${after.name}${insideOf(after.placed)} went from ${shownCode(before.tokens)} to ${shownCode(after.tokens)}: there is less time to notice, and to stop what is wrong.`;
  return [ofSetting(change, { severity, message })];
}

function severityOf(ratio: number | null): Severity | null {
  if (ratio === null || ratio > 1 / 3) return null;
  return ratio <= 1 / 10 ? "high" : "medium";
}
