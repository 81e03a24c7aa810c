/** Detector: fewer people are asked before something is merged. */
import { pathOf } from "../../../domain/change.ts";
import type { Severity } from "../../../domain/finding.ts";
import { listOf, type Sentence, say } from "../../../domain/sentence.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { type Rule, rulesIn } from "../packages/owners.ts";
import { goneLinesOf, ofGoneLine, ofLinePair } from "../sides/line.ts";
import type { Reading } from "../sides/subject.ts";
import { freshLinesOf, ofLine, ofSetting, shownCode } from "../suspicion.ts";
import type { Constant } from "../values/literal.ts";
import type { Setting } from "../values/setting.ts";
import { speaksOf } from "../words/lexicon.ts";

export const reviewControlsEdited: Detector = {
  id: "review-controls-edited",
  version: 1,
  title: "review controls edited",
  family: "evasion",
  asks: "Are fewer people asked for a path, or is a rule of the branch turned off?",
  why: "Whoever wants to merge alone first changes who is asked: one line in CODEOWNERS, and the next change of the withdrawal code needs nobody.",
  remedy: "Name who takes over the path, in the same line, and have the old owners approve it.",
  whenWrong:
    "It fires when owners honestly hand over or a folder is gone for good. It does not see the members of a team, nor rules that are set in the settings of the repository.",
  severity:
    "high when a path loses all owners or a rule is turned off or lowered; medium when an owner is exchanged, or a machine may approve; low in our own policy, of which the page tells",
  patterns: ["E13"],
  options: [],
  looksAt: "text",
  inTests: true,
  detect: (reading) => {
    const path = pathOf(reading.file);
    if (/(?:^|\/)CODEOWNERS$/.test(path)) return ownersOf(reading);
    if (!isControl(path)) return [];
    const found = [...settingsOf(reading), ...linesOf(reading)];
    // What our own policy would loosen, the page says by itself, with the paths that it is about.
    return isPolicy(path) ? found.map((each) => ({ ...each, severity: "low" })) : found;
  },
};

function isPolicy(path: string): boolean {
  return /foureyes\.ya?ml$/.test(path);
}

/** Where what is asked of a change is written down. */
function isControl(path: string): boolean {
  return /(?:^|\/)(?:\.?foureyes\.ya?ml|\.github\/(?:settings|safe-settings|branch-protection|rulesets?|suborgs|repos)(?:\.ya?ml|\.json|\/.*)|\.mergify\.ya?ml|\.policy\.ya?ml|bors\.toml|\.kodiak\.toml|\.gitlab\/approval.*|branch[-_]?protection[^/]*\.(?:json|ya?ml|tf)|\.pullapprove\.ya?ml|renovate\.json5?|\.renovaterc(?:\.json)?|\.bulldozer\.ya?ml)$/i.test(
    path,
  );
}

/** More are one finding anyway. */
const mostLosses = 300;

function ownersOf(reading: Reading): readonly Suspicion[] {
  const before = rulesIn(reading.before.text);
  const after = rulesIn(reading.after.text);
  const lost = [...before.values()]
    .filter((rule) => rule.owners.join() !== after.get(rule.path)?.owners.join())
    .slice(0, mostLosses)
    .flatMap((rule) => lossOf(rule, after.get(rule.path), reading, after));
  const exempt = [...after.values()]
    .filter(({ path, owners }) => owners.length === 0 && !before.has(path) && before.size > 0)
    .slice(0, mostLosses)
    .map(({ path, at }) =>
      ofLine(reading, at.line, at.text, {
        severity: "high",
        message: say`${path} is named without an owner, so nobody is asked for it any more, whatever the lines above say.`,
      }),
    );
  return [...lost, ...exempt];
}

function lossOf(
  old: Rule,
  now: Rule | undefined,
  reading: Reading,
  after: ReadonlyMap<string, Rule>,
): readonly Suspicion[] {
  if (old.owners.length === 0) return [];
  const owners = listOf(old.owners.slice(0, 8).map((owner) => say`${owner}`));
  if (now === undefined) {
    const renamed = [...after.values()].some(
      ({ path, owners: others }) => others.join() === old.owners.join() && covers(path, old.path),
    );
    if (renamed) return [];
    const message = say`${old.path} has no line any more: its changes no longer ask for ${owners}.`;
    return [ofGoneLine(reading, old.at, { severity: "high", message })];
  }
  const missing = old.owners.filter((owner) => !now.owners.includes(owner));
  if (missing.length === 0) return [];
  const who = listOf(missing.slice(0, 8).map((owner) => say`${owner}`));
  const others = now.owners.filter((owner) => !old.owners.includes(owner));
  const severity: Severity = now.owners.length === 0 ? "high" : "medium";
  const instead =
    others.length === 0
      ? say``
      : say`, but for ${listOf(others.slice(0, 8).map((owner) => say`${owner}`))}`;
  const rest = now.owners.length === 0 ? say`, and for nobody else` : instead;
  const message = say`Changes of ${old.path} no longer ask for ${who}${rest}.`;
  return [ofLinePair(reading, old.at, now.at, { severity, message })];
}

/** A folder further up, or the same path written in another way. */
function covers(path: string, other: string): boolean {
  const bare = (text: string): string => text.replaceAll(/^\/|\*+$|\/$/g, "");
  return bare(other).startsWith(bare(path));
}

function settingsOf({ settings }: Reading): readonly Suspicion[] {
  return settings.changed.flatMap((change) => {
    const effect = effectOf(change.before, change.after);
    if (effect === null) return [];
    const message = say`${change.after.name} went from ${shownCode(change.before.tokens)} to ${shownCode(change.after.tokens)}: ${effect}`;
    return [ofSetting(change, { severity: "high", message })];
  });
}

function effectOf(before: Setting, { name, value }: Setting): Sentence | null {
  if (value === null || before.value === null) return null;
  if (
    countOf(value) < countOf(before.value) &&
    (speaksOf("quorum", name) || speaksOf("review", name))
  )
    return say`fewer people have to agree before something is merged.`;
  if (before.value.kind === "boolean" && value.kind === "boolean") {
    if (before.value.is && !value.is && (speaksOf("protective", name) || speaksOf("review", name)))
      return say`this rule no longer holds.`;
    if (!before.value.is && value.is && speaksOf("permissive", name))
      return say`what was forbidden is now allowed.`;
  }
  const isOff = value.kind === "text" && /^(?:off|none|disabled)$/.test(value.text);
  return isOff && before.value.kind === "text" ? say`this no longer looks.` : null;
}

function countOf(value: Constant): number {
  if (value.kind === "nothing") return 0;
  return value.kind === "number" ? value.number : Number.NaN;
}

/** What is new or gone in a list, or in a section, of such a file. */
function linesOf(reading: Reading): readonly Suspicion[] {
  const path = pathOf(reading.file);
  const gone = isPolicy(path) ? goneLinesOf(reading) : [];
  const kept = new Set(
    reading.after.text.split("\n").flatMap((line) => line.match(/[\w*][\w*./-]*/g) ?? []),
  );
  const unguarded = gone.flatMap((line) => {
    const words = /^\s*(?:-\s|paths:|seats:|teams:|people:)/.test(line.text)
      ? (line.text.match(/[\w*][\w*./-]*/g) ?? [])
      : [];
    const lost = words.filter((word) => /[/*]/.test(word) && !kept.has(word));
    if (lost.length === 0) return [];
    const message = say`${listOf(lost.slice(0, 8).map((word) => say`${word}`))} is no longer named in the policy that guards it.`;
    return [ofGoneLine(reading, line, { severity: "high" as const, message })];
  });
  const opened = freshLinesOf(reading).flatMap(({ line, text }) => {
    const claim = openedIn(text);
    return claim === null || reading.before.text.includes(text.trim())
      ? []
      : [ofLine(reading, line, text, claim)];
  });
  return [...unguarded, ...opened];
}

function openedIn(text: string): { severity: Severity; message: Sentence } | null {
  const shown = text.trim().slice(0, 100);
  if (/^\s*(?:except:\s*\[?.*[\w*]|[\w-]+:\s*off\b)/.test(text))
    return { severity: "high", message: say`What was guarded is now left out: ${shown}.` };
  if (
    /\bbypass_?(?:actors|pull_request_allowances|mode)\b|"?automerge"?\s*:\s*true|\bauto_?merge\b.*\btrue\b/i.test(
      text,
    )
  )
    return {
      severity: "medium",
      message: say`Something may now be merged without the people who are usually asked: ${shown}.`,
    };
  return null;
}
