/** Detector: what tells later what happened is kept for a much shorter time. */
import type { Severity } from "../../../domain/finding.ts";
import { say } from "../../../domain/sentence.ts";
import type { Detector, Suspicion } from "../detector.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf, ofSetting, shownCode } from "../suspicion.ts";
import { meaningOf, namesAround, ratioOf } from "../values/meaning.ts";
import type { SettingChange } from "../values/setting.ts";
import { speaksOf } from "../words/lexicon.ts";

export const retentionCut: Detector = {
  id: "retention-cut",
  version: 1,
  title: "retention cut",
  family: "audit",
  asks: "Are logs, backups or records now kept for a much shorter time?",
  why: "Before he stole the data of his employer, an engineer of Ubiquiti set the retention of its logs to one day.",
  remedy: "Keep records as long as an investigation may need them, and say who decided otherwise.",
  whenWrong:
    "It fires on a development environment whose logs nobody needs, and on savings. It does not see rules that delete by size instead of age.",
  severity: "high where records are kept for a tenth of the time or not at all; medium for a third",
  patterns: ["A3"],
  options: [],
  looksAt: "text",
  detect: (reading) => reading.settings.changed.flatMap((change) => suspicionsOf(change, reading)),
};

function suspicionsOf(change: SettingChange, reading: Reading): readonly Suspicion[] {
  const { before, after } = change;
  if (after.sign !== "=" || meaningOf(after) !== "retention") return [];
  const severity = severityOf(ratioOf(before, after));
  if (severity === null) return [];
  const isOfRecords = speaksOf("records", ...namesAround(after, reading.after));
  const message = say`${after.name}${insideOf(after.placed)} went from ${shownCode(before.tokens)} to ${shownCode(after.tokens)}: what tells later what happened is gone that much sooner.`;
  return [ofSetting(change, { severity: isOfRecords ? severity : "medium", message })];
}

function severityOf(ratio: number | null): Severity | null {
  if (ratio === null || ratio > 1 / 3) return null;
  return ratio <= 1 / 10 ? "high" : "medium";
}
