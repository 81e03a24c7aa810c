/** Detector: more people, machines or programs may do something than before. */
import { pathOf } from "../../../domain/change.ts";
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import type { Token } from "../../syntax/token.ts";
import { asksForOrigin, openEntriesIn } from "../checks/entry.ts";
import { type Opening, openingsIn } from "../destinations/openings.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { freshIn, ofFresh } from "../sides/fresh.ts";
import type { Line } from "../sides/line.ts";
import { headsOf } from "../sides/nearby.ts";
import type { Reading } from "../sides/subject.ts";
import {
  freshLinesOf,
  insideOf,
  ofAdded,
  ofLine,
  ofSetting,
  shortened,
  shownCode,
} from "../suspicion.ts";
import { unquoted } from "../values/literal.ts";
import type { Setting, SettingChange } from "../values/setting.ts";
import { speaksOf } from "../words/lexicon.ts";
import { isConfiguration } from "../words/purpose.ts";

export const accessWidened: Detector = {
  id: "access-widened",
  version: 3,
  title: "access widened",
  family: "permission",
  asks: "May more of the world come in, or do more than before: every network, every action, every origin, a key that may now withdraw, a new function of a contract that pays for anybody?",
  why: "A stolen key is worth what it may do and from where. Whoever prepares to use one from home opens the list of addresses first.",
  remedy: "Name the network, the action or the origin that is needed, and nothing wider.",
  whenWrong:
    "It fires on a service that is meant to be public. It compares a line with the lines that it replaced: a list that moved to another file is not seen, nor a variable that holds the wider value.",
  severity:
    "critical where something narrow gave way to everything; high for a key that may now move money, for a new function of a contract that pays or hands over power and asks nobody, and for `tx.origin`; else medium",
  patterns: ["P1", "P2", "P4", "P5", "P6"],
  options: [],
  looksAt: "text",
  detect: (reading) => [
    ...openingsIn(reading).map((opening) => ofOpening(opening, reading)),
    ...reading.settings.changed.flatMap((change) => [...scopeOf(change), ...lifeOf(change)]),
    ...freshLinesOf(reading).flatMap((line) => itemOf(line, reading)),
    ...(pathOf(reading.file).endsWith(".sol") ? ofContract(reading) : []),
  ],
};

function ofContract(reading: Reading): readonly Suspicion[] {
  const entries = openEntriesIn(reading.before.routines, reading.after.routines);
  return [
    ...entries.map(({ head, name, call }) => {
      const message = say`${name} is new, anybody may call it, and it calls ${call}: nothing in it asks who that is.`;
      return ofAdded(head, { severity: "high", message });
    }),
    ...freshIn(reading).flatMap((fresh) => {
      const wasAsked = fresh.old !== null && asksForOrigin(fresh.old);
      if (wasAsked || !asksForOrigin(fresh.now)) return [];
      const message = say`${shownCode(fresh.now.step.statement.tokens)}${insideOf(fresh.now)} now goes by ${"tx.origin"}: any contract that the right person calls may do this in their name.`;
      return [ofFresh(fresh, { severity: "high", message })];
    }),
  ];
}

/** `- withdraw` joins the list of what a key may do. */
function itemOf({ line, text }: Line, reading: Reading): readonly Suspicion[] {
  const power = /^\s*-\s+["']?([A-Za-z][\w:.-]{2,40})["']?\s*(?:#.*)?$/.exec(text)?.[1];
  if (power === undefined || !isConfiguration(pathOf(reading.file))) return [];
  if (!speaksOf("keyPower", power) || reading.file.before === null) return [];
  const [head = ""] = headsOf(reading.after.text.split("\n"), line);
  const key = /^\s*(?:-\s+)?["']?([\w.-]{1,60})["']?\s*:\s*$/.exec(head)?.[1] ?? null;
  const hunk = reading.hunks.find(
    ({ after }) => after.start <= line && line < after.start + after.lines.length,
  );
  const isMoved = hunk?.before.lines.some((old) => old.trim() === text.trim()) ?? false;
  if (!speaksOf("permission", key) || speaksOf("resource", key) || isMoved) return [];
  const message = say`${key ?? ""} now holds ${power}: whoever has this key may do that, too.`;
  const severity = /^(?:trade|trading|write)$/i.test(power) ? "medium" : "high";
  return [ofLine(reading, line, text, { severity, message, about: power })];
}

function ofOpening(opening: Opening, reading: Reading): Suspicion {
  const { before } = opening;
  const suspicion = ofLine(reading, opening.line, opening.text, {
    severity: severityOf(opening, reading),
    message: messageOf(opening),
    about: opening.after,
  });
  const at = before === null ? null : { startLine: before.line, endLine: before.line };
  return { ...suspicion, before: at };
}

function severityOf({ kind, before }: Opening, { file }: Reading): Severity {
  if (before !== null) return kind === "origin" ? "high" : "critical";
  return kind === "permission" && file.before !== null ? "high" : "medium";
}

function messageOf({ kind, before, after }: Opening): Sentence {
  const change =
    before === null ? say`${after} is new here` : say`${shortened(before.text)} became ${after}`;
  switch (kind) {
    case "network":
      return say`${change}: far more machines may come in than before.`;
    case "permission":
      return say`${change}: what was named one by one is now everything.`;
    case "origin":
      return say`${change}: pages that nobody here wrote may now do what ours may.`;
    default:
      return kind satisfies never;
  }
}

/** A key or a role that may now move money: one more word in a list of them. */
function scopeOf(change: SettingChange): readonly Suspicion[] {
  const { before, after } = change;
  if (!speaksOf("permission", after.name) || speaksOf("resource", after.name)) return [];
  const old = powersIn(before);
  const gained = powersIn(after).find((power) => !old.includes(power));
  // One for another is another key, not a stronger one.
  const isExchanged = !old.every((power) => powersIn(after).includes(power));
  if (gained === undefined || isExchanged) return [];
  const message = say`${after.name}${insideOf(after.placed)} now holds ${gained}: whoever has this key may do that, too.`;
  return [ofSetting(change, { severity: "high", message, about: gained })];
}

function powersIn({ tokens }: Setting): readonly string[] {
  return tokens
    .filter(({ kind, text }) => kind === "string" && speaksOf("keyPower", text))
    .filter((token) => !isKeyOf(token, tokens))
    .map(({ text }) => unquoted(text));
}

/** `trade["side"]` asks for a field, and gives nobody anything. */
function isKeyOf(token: Token, tokens: readonly Token[]): boolean {
  const at = tokens.indexOf(token);
  // `Set["withdraw"]` of Ruby is a list.
  return tokens[at - 1]?.text === "[" && /^[\p{Ll}_]/u.test(tokens[at - 2]?.text ?? "");
}

const longer = 10;

/** How long a session or a token holds. */
function lifeOf(change: SettingChange): readonly Suspicion[] {
  const { before, after } = change;
  const isLife = speaksOf("session", after.name) && speaksOf("lifetime", after.name);
  if (!isLife || before.value?.kind !== "number" || before.value.number <= 0) return [];
  const { value } = after;
  const isEndless = value?.kind === "unlimited" || value?.kind === "nothing";
  const growth = value?.kind === "number" ? value.number / before.value.number : 0;
  if (!isEndless && growth < longer) return [];
  const much = isEndless ? say`for ever` : say`${Math.round(growth)} times as long`;
  const message = say`${after.name}${insideOf(after.placed)} went from ${shownCode(before.tokens)} to ${shownCode(after.tokens)}: who once got in stays in ${much}.`;
  return [ofSetting(change, { severity: isEndless ? "high" : "medium", message })];
}
