/** Detector: a key or the words of a wallet stand in the code. */
import { type Sentence, say } from "../../../domain/sentence.ts";
import { type HardCoded, hardCodedIn } from "../calls/hard-coded.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { type Fresh, freshIn, ofFresh, tokensIn } from "../sides/fresh.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf } from "../suspicion.ts";

export const keyHardCoded: Detector = {
  id: "key-hard-coded",
  version: 2,
  title: "key hard-coded",
  family: "key",
  asks: "Does a private key, a recovery phrase or a token of a service now stand in the code?",
  why: "Everybody who can read the code has the key; and whoever wrote it there has had it all along, so money that is kept under it is theirs.",
  remedy: "Make a new key in a place that nobody can read, and treat this one as stolen.",
  whenWrong:
    "It fires on keys of examples that do not say so. A key that every tool ships with, such as that of a local chain, is only shown. It does not see a key that is put together at run time, nor bytes without a name that speaks of a key.",
  severity: "high; medium for keys that every tool ships with",
  patterns: ["K6"],
  options: [],
  looksAt: "text",
  detect: (reading) => freshIn(reading).flatMap((fresh) => suspicionsOf(fresh, reading)),
};

function suspicionsOf(fresh: Fresh, reading: Reading): readonly Suspicion[] {
  const found = keysIn(fresh.now);
  const [first] = found;
  if (first === undefined || isOld(fresh, reading)) return [];
  const severity = found.some(({ isKnown }) => !isKnown) ? "high" : "medium";
  return [ofFresh(fresh, { severity, message: messageOf(first, fresh.now) })];
}

function keysIn({ step }: Placed): readonly HardCoded[] {
  return hardCodedIn(step.statement.tokens, step.holders.at(-1) ?? null);
}

/** It stood in this file before, perhaps under another name. */
function isOld({ now }: Fresh, reading: Reading): boolean {
  const long = tokensIn(now).filter(({ text }) => text.length > 20);
  return (
    long.length > 0 &&
    long.every(({ text }) => reading.before.text.includes(text.replaceAll(/["'`]/g, "")))
  );
}

function messageOf({ what, isKnown }: HardCoded, now: Placed): Sentence {
  const kind = { kind: "ours", text: what } as const;
  return isKnown
    ? say`${kind}${insideOf(now)} stands in the code, and everybody knows it: what it guards belongs to everybody.`
    : say`${kind}${insideOf(now)} now stands in the code: everybody who can read it has the key.`;
}
