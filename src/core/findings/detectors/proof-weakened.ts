/** Detector: what proves who asked for something proves less than before. */
import type { Severity } from "../../../domain/finding.ts";
import { listOf, type Sentence, say } from "../../../domain/sentence.ts";
import { readableOf, textOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import { callOf, callsIn } from "../calls/call.ts";
import { namesAloneOf, openWithoutSecret, unrefused } from "../checks/proof.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { type Fresh, freshIn, newTokens, ofFresh } from "../sides/fresh.ts";
import type { Edited } from "../sides/matching.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Step } from "../sides/routine.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf, ofPair } from "../suspicion.ts";
import { speaksOf } from "../words/lexicon.ts";
import { does } from "../words/library.ts";

export const proofWeakened: Detector = {
  id: "proof-weakened",
  version: 2,
  title: "proof weakened",
  family: "verification",
  asks: "Is the answer of a signature check ignored, a field no longer signed, or a second factor optional?",
  why: "The check is still there for everybody to see; only nobody listens to its answer any more, or what was signed no longer says the amount, the receiver or the number that stops it from being used twice.",
  remedy: "Act on the answer of every check, and sign every field that decides what happens.",
  whenWrong:
    "It fires when a check was rewritten to stop by itself, and on a new format of what is signed. It does not see a check that became weak in another file, nor a field that is still signed and no longer read.",
  severity:
    "critical when the answer of a signature check is thrown away, or nothing is refused any more; high when a field is no longer signed, a second factor may be left out, or whoever comes is let in where no secret is set; medium when what was signed is only likely, and where a recovered signer is not compared with zero",
  patterns: ["C3", "V2", "V3"],
  options: [],
  looksAt: "text",
  detect: (reading) => [
    ...freshIn(reading).flatMap((fresh) => [...ignoredOf(fresh, reading), ...unset(fresh)]),
    ...reading.matching.edited.flatMap((edited) => [
      ...droppedOf(edited),
      ...optionalOf(edited),
      ...namesAloneOf(edited, reading),
    ]),
    ...freshIn(reading).flatMap((fresh) => openWithoutSecret(fresh)),
    ...unrefused(reading),
  ],
};

/** `verify(signature)` alone on its line, or `_ = verify(signature)`, where its answer was asked for. */
function ignoredOf(fresh: Fresh, reading: Reading): readonly Suspicion[] {
  const { now: placed } = fresh;
  if (placed.step.statement.kind !== "simple") return [];
  const name = ignoredIn(placed.step.statement.tokens);
  if (name === null || !speaksOf("proof", placed.step.text)) return [];
  const old = heardBefore(fresh, reading).find(({ step }) => isHeard(step, name));
  const isStillHeard = placed.routine.steps.some(
    (step) => step !== placed.step && isHeard(step, name),
  );
  if (old === undefined || isStillHeard) return [];
  const message = say`${name}${insideOf(placed)} is still called, but nobody listens to its answer: what it refuses goes through.`;
  return [ofPair({ before: old, after: placed }, { severity: "critical", message })];
}

function ignoredIn(tokens: readonly Token[]): string | null {
  const first = tokens.findIndex(({ text }) => text !== "_" && text !== ",");
  const isDiscarded = first > 0 && /^:?=$/.test(tokens[first]?.text ?? "");
  const call = callOf(isDiscarded ? tokens.slice(first + 1) : tokens);
  if (call === null || !call.isWhole) return null;
  return isVerdict(call.name) ? call.name : null;
}

/** Names of what answers yes or no, rather than of what stops by itself. */
function isVerdict(name: string): boolean {
  return (
    /^(?:is|has|verify|check|validate|valid|recover|ecrecover|compare|equal|match|authenticate)/i.test(
      name.replace(/^_+/, ""),
    ) && !/(?:OrThrow|OrRevert|OrFail|OrRaise)$/.test(name)
  );
}

function heardBefore(
  { old: before, now: placed }: Fresh,
  { matching }: Reading,
): readonly Placed[] {
  const removed = matching.removed.filter(({ routine }) => routine.path === placed.routine.path);
  const edited = matching.edited
    .filter(({ after }) => after.routine.path === placed.routine.path)
    .map((pair) => pair.before);
  return before === null ? [...removed, ...edited] : [before, ...removed, ...edited];
}

/** In a condition, an assignment or another call. */
function isHeard({ statement }: Step, name: string): boolean {
  const { kind, tokens } = statement;
  if (kind === "simple" && ignoredIn(tokens) !== null) return false;
  return callsIn(tokens).some((call) => call.name === name);
}

/** A field fewer in what is hashed or signed. */
function droppedOf(edited: Edited): readonly Suspicion[] {
  const { before, after, diff } = edited;
  const isOnlyLoss = diff.edits?.every(({ after: now }) => now.length === 0) ?? false;
  if (!isOnlyLoss) return typeHashOf(edited);
  const lost = (diff.edits ?? []).flatMap(({ before: old }) =>
    old.filter(({ kind }) => kind === "word").map(({ text }) => text),
  );
  const name = shorterIn(before, after);
  if (lost.length === 0 || lost.length > 6 || name === null) return [];
  if (!speaksOf("signing", after.step.text, after.routine.path)) return [];
  const severity = lost.some(decides) ? "high" : "medium";
  return [ofPair(edited, { severity, message: droppedMessage(lost, after, name) })];
}

/** The call that puts together what is signed, and has an argument fewer than before. */
function shorterIn(before: Placed, after: Placed): string | null {
  const now = callsIn(after.step.statement.tokens);
  const call = callsIn(before.step.statement.tokens).find(
    (old) =>
      does("digest", old.name) &&
      now.some((each) => each.name === old.name && each.arguments.length < old.arguments.length),
  );
  return call?.name ?? null;
}

function droppedMessage(lost: readonly string[], after: Placed, name: string): Sentence {
  const fields = listOf(lost.slice(0, 6).map((field) => say`${field}`));
  return say`${fields} is no longer part of what ${name}${insideOf(after)} puts together: a signature holds for every value of it.`;
}

/** A field that decides what happens, and how often. */
function decides(word: string): boolean {
  return (
    speaksOf("amount", word) ||
    speaksOf("recipient", word) ||
    /nonce|deadline|chain|expiry|salt|sender|owner|spender|id$/i.test(word)
  );
}

const typeHash = /["'`]([A-Z]\w{0,60})\(([^"'`]{0,1000})\)["'`]/;

/** `"Permit(address owner,uint256 nonce)"`: the names of what is signed, in a text. */
function typeHashOf({ before, after }: Edited): readonly Suspicion[] {
  const was = typeHash.exec(before.step.text);
  const is = typeHash.exec(after.step.text);
  if (was === null || is === null || was[1] !== is[1]) return [];
  const kept = new Set((is[2] ?? "").split(",").map((field) => field.trim()));
  const lost = (was[2] ?? "")
    .split(",")
    .map((field) => field.trim())
    .filter((field) => !kept.has(field));
  if (lost.length === 0 || kept.size >= (was[2] ?? "").split(",").length) return [];
  const fields = listOf(lost.slice(0, 6).map((field) => say`${field}`));
  const message = say`${fields} is no longer part of what a signature of ${was[1] ?? ""} is for: it holds for every value of it.`;
  return [ofPair({ before, after }, { severity: "high", message })];
}

/** `otp=None`, `otp?: string`: whoever sends none needs none. */
function optionalOf(edited: Edited): readonly Suspicion[] {
  const { before, after } = edited;
  if (after.step.statement.kind !== "function") return [];
  const name = optionalIn(after.step.statement.tokens);
  const isOld = before.step.statement.tokens.some(({ text }) => text === name);
  if (name === null || !isOld || optionalIn(before.step.statement.tokens) !== null) return [];
  const message = say`${name} may now be left out when ${after.step.statement.name ?? ""} is called: the second factor is only asked of whoever sends it.`;
  return [ofPair(edited, { severity: "high", message })];
}

/** The parameter for a second factor that has a default, or a mark that it needs none. */
function optionalIn(tokens: readonly Token[]): string | null {
  const at = tokens.findIndex(({ kind, text }, index) => {
    if (kind !== "word" || !speaksOf("secondFactor", text)) return false;
    const rest = tokens.slice(index + 1, index + 8);
    const end = rest.findIndex((token) => token.text === "," || token.text === ")");
    const own = end < 0 ? rest : rest.slice(0, end);
    return own[0]?.text === "?" || own.some((token) => token.text === "=");
  });
  return tokens[at]?.text ?? null;
}

/** `ecrecover` gives zero for a wrong signature, and zero is who nobody set. */
function unset(fresh: Fresh): readonly Suspicion[] {
  const { now: placed } = fresh;
  const call = [...newTokens(fresh)].find(({ text }) => text === "ecrecover");
  if (call === undefined) return [];
  const isCompared = placed.routine.steps.some(
    ({ text, statement }) =>
      /\baddress \( (?:0|0x0+) \)|\bZERO_ADDRESS\b|RecoverError|assembly/.test(text) ||
      /address \( 0 \)/.test(textOf(statement.tokens)),
  );
  if (isCompared) return [];
  const severity: Severity = "medium";
  const message = say`${"ecrecover"}${insideOf(placed)} gives the zero address for a wrong signature, and nothing here compares with it: ${readableOf(placed.step.text).slice(0, 100)}.`;
  return [ofFresh(fresh, { severity, message })];
}
