/** Detector: a key, a seed or a password is written to a log or into an error. */
import { pathOf } from "../../../domain/change.ts";
import type { Severity } from "../../../domain/finding.ts";
import { say } from "../../../domain/sentence.ts";
import { type Handover, handoverIn, heldIn, meaningOf } from "../calls/secret.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { type Fresh, freshIn, ofFresh, tokensIn } from "../sides/fresh.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf, shortened } from "../suspicion.ts";
import { speaksOf } from "../words/lexicon.ts";

export const secretLogged: Detector = {
  id: "secret-logged",
  version: 1,
  title: "secret logged",
  family: "key",
  asks: "Is a private key, a seed or a password now written to a log or into an error?",
  why: "Logs are copied, kept and read by many; a key in them is no longer anybody's secret, and whoever planted the line only needs to read along.",
  remedy: "Leave the secret out, or log what tells it apart: its length, its public half, a hash.",
  whenWrong:
    "It fires where a name speaks of a secret and holds something else, and on a tool whose purpose is to show a new key. It does not see an object that has a secret in a field, nor a secret under a name that says nothing.",
  severity:
    "high for what opens a wallet; medium for what was made of it, and for passwords and API secrets",
  patterns: ["K3"],
  options: [],
  looksAt: "text",
  detect: (reading) => freshIn(reading).flatMap((fresh) => suspicionOf(fresh, reading)),
};

function suspicionOf(fresh: Fresh, reading: Reading): readonly Suspicion[] {
  const { now, old } = fresh;
  if (!mayLog(now)) return [];
  const logged = loggedBy(now, reading);
  if (
    logged === null ||
    (old !== null && loggedBy(old, reading)?.secret.name === logged.secret.name)
  )
    return [];
  const { secret, to } = logged;
  const message = say`${secret.name}${insideOf(now)}, which ${meaningOf(secret)}, is now written out by ${shortened(to)}.`;
  return [ofFresh(fresh, { severity: severityOf(logged), message })];
}

function mayLog(placed: Placed): boolean {
  return tokensIn(placed).some(({ kind, text }) => kind === "word" && takes(text));
}

function loggedBy(placed: Placed, reading: Reading): Handover | null {
  const found = handoverIn(placed, heldIn(placed.routine, reading), takes);
  // Names of settings and of what a form asks for hold no secret of ours.
  const isPrompt = speaksOf("shows", pathOf(reading.file).split("/").at(-1) ?? null);
  if (found === null || found.secret.kind === "wallet") return found;
  return isPrompt || !speaksOf("credential", found.secret.name) ? null : found;
}

function takes(path: string): boolean {
  const isHarmless = speaksOf("besideSecret", path.replaceAll(/error/gi, ""));
  return !isHarmless && (speaksOf("logs", path) || speaksOf("raises", path));
}

function severityOf({ secret }: Handover): Severity {
  // What was made of a key need not be one any more: a type, a parsed form, a count.
  const isItself = secret.kind === "wallet" && speaksOf("walletKey", secret.name);
  return isItself ? "high" : "medium";
}
