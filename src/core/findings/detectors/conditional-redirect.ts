/** Detector: who gets the money now depends on a condition. */
import { pathOf } from "../../../domain/change.ts";
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import { readableOf } from "../../syntax/statement.ts";
import { namedOf } from "../calls/definition.ts";
import { addressOf } from "../destinations/address-value.ts";
import { type Redirect, redirectsIn } from "../destinations/redirect.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { type Fresh, freshIn, ofFresh } from "../sides/fresh.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf, shortened, shownCode } from "../suspicion.ts";
import { speaksOf } from "../words/lexicon.ts";

export const conditionalRedirect: Detector = {
  id: "conditional-redirect",
  version: 2,
  title: "conditional redirect",
  family: "beneficiary",
  asks: "Does the money now go to somebody else when a condition holds?",
  why: "Small payments and every test go where they should; the one that is worth stealing meets the condition and goes elsewhere.",
  remedy:
    "Let the caller alone say who is paid. Where two recipients are right, decide between them before the payment, in code with a name that says so.",
  whenWrong:
    "It fires on an honest fallback that is not told from an empty value. It does not see a choice that is made in another function, in a table of recipients, or by what a called function returns.",
  severity:
    "critical when the other recipient is an address in the code; high when it is another name, in code that moves money",
  patterns: ["B3"],
  options: [],
  looksAt: "text",
  detect: (reading) => freshIn(reading).flatMap((fresh) => suspicionsOf(fresh, reading)),
};

function suspicionsOf(fresh: Fresh, reading: Reading): readonly Suspicion[] {
  const found = redirectsIn(fresh, reading).flatMap((redirect) => {
    const severity = severityOf(redirect, fresh, reading);
    return severity === null ? [] : [{ redirect, severity }];
  });
  const worst = found.find(({ severity }) => severity === "critical") ?? found[0];
  if (worst === undefined) return [];
  const { redirect, severity } = worst;
  return [ofFresh(fresh, { severity, message: messageOf(redirect, fresh) })];
}

function severityOf(redirect: Redirect, { now }: Fresh, reading: Reading): Severity | null {
  if (addressOf(redirect.to, namedOf(reading, "after")) !== null) return "critical";
  const isMoney = speaksOf("movesMoney", pathOf(reading.file), now.routine.path, now.step.text);
  const isText = redirect.to.every(({ kind }) => kind === "string");
  return isMoney && !isText ? "high" : null;
}

function messageOf(
  { kind, how, name, condition, to, otherwise }: Redirect,
  { now }: Fresh,
): Sentence {
  const who = how === "argument" ? say`the recipient of ${name}` : say`${name}`;
  const place = insideOf(now);
  if (kind === "override")
    return say`In some cases ${who}${place} is no longer ${shownCode(otherwise)}: it is now ${shownCode(to)}, and somebody else may get the money.`;
  const when = shortened(readableOf(condition));
  return kind === "branch"
    ? say`When ${when}, ${who}${place} now becomes ${shownCode(to)}: somebody else gets the money.`
    : say`When ${when}, ${who}${place} is now ${shownCode(to)} and not ${shownCode(otherwise)}: somebody else gets the money.`;
}
