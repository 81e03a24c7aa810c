/** Detector: something that nobody may guess now comes from numbers that can be foreseen. */
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import { textOf } from "../../syntax/statement.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { type Fresh, freshIn, newTokens, ofFresh } from "../sides/fresh.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf, ofSetting, shownCode } from "../suspicion.ts";
import { unquoted } from "../values/literal.ts";
import type { SettingChange } from "../values/setting.ts";
import { speaksOf } from "../words/lexicon.ts";
import { does } from "../words/library.ts";
import { namesIn, targetOf } from "../words/name.ts";

export const weakRandom: Detector = {
  id: "weak-random",
  version: 2,
  title: "weak random",
  family: "crypto",
  asks: "Does a key, a nonce or a code now come from a generator that can be foreseen, or is it always the same?",
  why: "Whoever can foresee the numbers has the keys: wallets were emptied because a seed held thirty-two bits, and one nonce that is used twice gives the private key away.",
  remedy: "Draw it from the system's generator for secrets, anew each time.",
  whenWrong:
    "It fires on a value that only has the name of a secret. It does not see a generator of another file, nor a strong one whose output is cut down later.",
  severity:
    "critical when a strong generator was replaced by a weak one, or a secret by a constant; high when a new secret is drawn from a weak one",
  patterns: ["C1", "C2"],
  options: [],
  looksAt: "text",
  detect: (reading) => {
    const drawn = freshIn(reading).flatMap((fresh) => [
      ...importOf(fresh),
      ...drawnOf(fresh, reading),
    ]);
    const fixed = reading.settings.changed.flatMap(fixedOf);
    return [
      ...drawn,
      ...fixed.filter(
        (one) => !drawn.some((other) => other.after?.startLine === one.after?.startLine),
      ),
    ];
  },
};

/** `crypto/rand` became `math/rand`: every line that draws from it stays as it was. */
function importOf(fresh: Fresh): readonly Suspicion[] {
  const now = textOf(fresh.now.step.statement.tokens.slice(0, 60));
  const was = fresh.old === null ? "" : textOf(fresh.old.step.statement.tokens.slice(0, 60));
  const isGo = /"math\/rand(?:\/v2)?"/.test(now) && /"crypto\/rand"/.test(was);
  const isDisguised =
    /\bimport random as (?:secrets?|sysrandom|secure\w*|crypto\w*)\b|\bfrom random import\b.{0,60}\bas (?:token_|randbelow|SystemRandom)/.test(
      now,
    );
  if (!isGo && !isDisguised) return [];
  const message = isGo
    ? say`The random numbers of this file now come from ${"math/rand"} instead of ${"crypto/rand"}: they can be foreseen, and no line that uses them has changed.`
    : say`${now.slice(0, 100)} gives the weak generator the name of the strong one.`;
  return [ofFresh(fresh, { severity: "critical", message })];
}

function drawnOf(fresh: Fresh, reading: Reading): readonly Suspicion[] {
  const { step, routine } = fresh.now;
  const { tokens } = step.statement;
  const isNew = (name: { readonly tokens: Fresh["now"]["step"]["statement"]["tokens"] }): boolean =>
    name.tokens.some((token) => newTokens(fresh).has(token));
  const weak = namesIn(tokens).find((name) => isNew(name) && isWeak(name.text, reading));
  if (weak === undefined) return [];
  const replaced = strongIn(fresh, reading);
  const purpose = purposeOf(tokens, routine.path);
  if (replaced === undefined && purpose === null) return [];
  const severity: Severity =
    replaced !== undefined
      ? "critical"
      : isOfLittleUse(purpose, fresh, reading)
        ? "medium"
        : "high";
  return [ofFresh(fresh, { severity, message: drawnMessage(fresh, weak.text, replaced, purpose) })];
}

const ciphers = /ecdsa|eddsa|secp256|ed25519|schnorr|\baes\b|gcm|chacha/i;

/** Has to be new and not secret, unless something is signed or encrypted with it. */
function isOfLittleUse(purpose: string | null, { now }: Fresh, { after }: Reading): boolean {
  if (purpose === null || !speaksOf("usedOnce", purpose)) return false;
  const isCipher = speaksOf("cipher", now.routine.path, now.step.text);
  return !isCipher && !ciphers.test(after.text.slice(0, 200_000));
}

function drawnMessage(
  { now: placed }: Fresh,
  weak: string,
  strong: string | undefined,
  purpose: string | null,
): Sentence {
  const isResult = purpose === null || purpose === placed.routine.path?.split(".").at(-1);
  const what = isResult ? say`What is drawn` : say`${purpose}`;
  const instead = strong === undefined ? say`` : say` instead of ${strong}`;
  return say`${what}${insideOf(placed)} now comes from ${weak}${instead}: whoever saw some of its numbers can work out the next.`;
}

/** The generator for secrets that the statement no longer uses, or the one that it stands for. */
function strongIn({ old: before, now: placed }: Fresh, { matching }: Reading): string | undefined {
  if (strongNameIn(placed) !== undefined) return undefined;
  if (before !== null) return strongNameIn(before);
  const target = targetOf(placed.step.statement.tokens);
  const old = matching.removed.find(
    ({ step, routine }) =>
      routine.path === placed.routine.path && targetOf(step.statement.tokens) === target,
  );
  return old === undefined ? undefined : strongNameIn(old);
}

function strongNameIn({ step }: Placed): string | undefined {
  return namesIn(step.statement.tokens).find(({ text }) => does("strongRandom", text))?.text;
}

function isWeak(name: string, { after }: Reading): boolean {
  // A class in Java and its kin; a function of that name is anything.
  if (/(?:^|\.)Random$/.test(name)) return true;
  if (!does("weakRandom", name)) return false;
  // Go and others call both generators `rand`.
  return !/^rand\.[A-Z]/.test(name) || after.text.includes('"math/rand');
}

/** The name of the secret that it is for; null when it is for anything else. */
function purposeOf(
  tokens: Fresh["now"]["step"]["statement"]["tokens"],
  path: string | null,
): string | null {
  const target = targetOf(tokens);
  if (speaksOf("secretDraw", target)) return target;
  const routine = path?.split(".").at(-1) ?? null;
  const isGiven = tokens[0]?.text === "return" || target === null;
  return isGiven && speaksOf("secretDraw", routine) ? routine : null;
}

/** A secret that was worked out, and is now always the same. */
function fixedOf(change: SettingChange): readonly Suspicion[] {
  const { before, after } = change;
  if (after.sign !== "=" || before.value !== null || after.value === null) return [];
  if (!speaksOf("secretDraw", after.name) || !isFixed(after)) return [];
  const wasDrawn = namesIn(before.tokens).some(
    ({ text }) => does("strongRandom", text) || does("weakRandom", text),
  );
  if (!wasDrawn) return [];
  const message = say`${after.name}${insideOf(after.placed)} was drawn anew each time; now it is always ${shownCode(after.tokens)}.`;
  return [ofSetting(change, { severity: "critical", message })];
}

function isFixed({ value, tokens }: SettingChange["after"]): boolean {
  if (value?.kind === "number") return true;
  return value?.kind === "text" && unquoted(tokens[0]?.text ?? "") !== "";
}
