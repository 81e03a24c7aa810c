/** Detector: numbers of a strategy or a model are others. */
import { pathOf } from "../../../domain/change.ts";
import type { Severity } from "../../../domain/finding.ts";
import { say } from "../../../domain/sentence.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { ofSetting, shownCode } from "../suspicion.ts";
import type { SettingChange } from "../values/setting.ts";
import { speaksOf } from "../words/lexicon.ts";
import { isConfiguration } from "../words/purpose.ts";

export const parametersTuned: Detector = {
  id: "parameters-tuned",
  version: 1,
  title: "parameters tuned",
  family: "order",
  asks: "Did numbers change in a file of parameters of a strategy or a model?",
  why: "A parameter moves as much money as the code that reads it. At Two Sigma one man changed those of fourteen models, and it cost clients 165 million dollars before anybody looked.",
  remedy: "Link the backtest or the ticket that the new numbers come from.",
  whenWrong:
    "It fires on every tuning, honest ones included, and so never waits. It knows such files by their names and folders.",
  severity:
    "medium where a number became ten times as much, a tenth, or changed its sign; else low",
  patterns: ["O7"],
  options: [],
  looksAt: "text",
  detect: (reading) => {
    const path = pathOf(reading.file);
    if (!isConfiguration(path) || !speaksOf("parameterFile", path)) return [];
    return suspicionOf(reading.settings.changed.flatMap(changeOf));
  },
};

interface Tuned {
  readonly change: SettingChange;
  /** How many times as much or as little; infinity where the sign changed. */
  readonly factor: number;
}

function changeOf(change: SettingChange): readonly Tuned[] {
  const [old, now] = [change.before.value, change.after.value];
  if (old?.kind !== "number" || now?.kind !== "number" || old.number === now.number) return [];
  const ratio = now.number / old.number;
  if (!(ratio > 0)) return [{ change, factor: Number.POSITIVE_INFINITY }];
  return [{ change, factor: Math.max(ratio, 1 / ratio) }];
}

function suspicionOf(tuned: readonly Tuned[]): readonly Suspicion[] {
  const [largest] = tuned.toSorted((one, other) => other.factor - one.factor);
  if (largest === undefined) return [];
  const { before, after } = largest.change;
  const severity: Severity = largest.factor >= 10 ? "medium" : "low";
  const many =
    tuned.length === 1
      ? say`One parameter changed`
      : say`${tuned.length} parameters changed, most of all`;
  const message = say`${many}: ${after.name} from ${shownCode(before.tokens)} to ${shownCode(after.tokens)}. No test of the code can tell whether that is meant.`;
  return [ofSetting(largest.change, { severity, message })];
}
