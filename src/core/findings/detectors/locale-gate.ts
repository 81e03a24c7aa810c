/** Detector: what happens depends on where the program runs. */
import { pathOf } from "../../../domain/change.ts";
import type { Severity } from "../../../domain/finding.ts";
import { say } from "../../../domain/sentence.ts";
import { remembered } from "../../remembered.ts";
import type { Token } from "../../syntax/token.ts";
import { namesHolding } from "../calls/flow.ts";
import { payloadOf } from "../conditions/payload.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { type Fresh, freshIn, ofFresh, tokensIn } from "../sides/fresh.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Routine } from "../sides/routine.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf, shownCode } from "../suspicion.ts";
import { speaksOf } from "../words/lexicon.ts";

export const localeGate: Detector = {
  id: "locale-gate",
  version: 1,
  title: "locale gate",
  family: "trigger",
  asks: "Does a condition now ask for the time zone, the language or the place of the machine that it runs on?",
  why: "It keeps the behaviour away from those who would find it, or aims it at some: reviewers and tests sit in another time zone than the customers.",
  remedy: "Decide by what the customer said, not by where the program runs.",
  whenWrong:
    "It fires on honest code that adapts to a region. It does not see a place that is worked out from an address of the network by another function, nor conditions on countries that customers gave, which the law asks for.",
  severity: "high where it decides about money or files; else medium",
  patterns: ["T7"],
  options: [],
  looksAt: "text",
  detect: (reading) => freshIn(reading).flatMap((fresh) => suspicionOf(fresh, reading)),
};

function suspicionOf(fresh: Fresh, reading: Reading): readonly Suspicion[] {
  if (!isGate(fresh.now) || (fresh.old !== null && isGate(fresh.old))) return [];
  const message = say`What happens${insideOf(fresh.now)} now depends on where the program runs: ${shownCode(tokensIn(fresh.now))}.`;
  return [ofFresh(fresh, { severity: severityOf(fresh.now, reading), message })];
}

function isGate(placed: Placed): boolean {
  const tokens = tokensIn(placed);
  const compares = tokens.some(
    ({ kind, text }, index) =>
      (kind === "operator" && /^(?:[!=]==?|[<>]=?)$/.test(text)) ||
      (kind === "word" &&
        /^(?:in|includes|startsWith|startswith|contains|equals|test|match)$/.test(text) &&
        index > 0),
  );
  if (!compares || !hasText(tokens)) return false;
  const isCondition =
    placed.step.statement.kind === "if" || tokens.some(({ text }) => text === "?");
  if (!isCondition) return false;
  return asksPlace(tokens, placesIn(placed.routine));
}

/** Names that hold where the program runs. */
const placesIn = remembered((routine: Routine) =>
  namesHolding(routine, (value, held) => value.length <= 40 && asksPlace(value, held)),
);

/** It is compared with something that is written there. */
function hasText(tokens: readonly Token[]): boolean {
  return tokens.some(
    ({ kind, text }) =>
      kind === "number" || (kind === "string" && text.length > 3) || /^\/.+\/[a-z]*$/.test(text),
  );
}

function asksPlace(tokens: readonly Token[], held: ReadonlySet<string>): boolean {
  return tokens.some(({ kind, text }, index) => {
    if (kind !== "word") return false;
    if (held.has(text) && tokens[index + 1]?.text !== "(") return true;
    if (
      /^(?:resolvedOptions|getTimezoneOffset|tzname|getdefaultlocale|tzlocal|get_localzone|systemDefault|getDefaultLocale)$/.test(
        text,
      )
    )
      return true;
    const owner = tokens[index - 2]?.text ?? "";
    if (text === "getDefault") return /^(?:TimeZone|Locale)$/.test(owner);
    if (/^languages?$/.test(text)) return owner === "navigator";
    return /^(?:geoip|geoIp|GeoIP|geolocation|ipCountry|ip_country)$/.test(text);
  });
}

function severityOf({ step, routine }: Placed, reading: Reading): Severity {
  const isMoney = speaksOf("movesMoney", pathOf(reading.file), routine.path);
  const hasPayload = payloadOf([...step.statement.body, ...step.statement.alternative]) !== null;
  return isMoney || hasPayload ? "high" : "medium";
}
