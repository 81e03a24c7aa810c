/** Detector: a transaction does one thing more than before. */
import { pathOf } from "../../../domain/change.ts";
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import { textOf, wordsOf } from "../../syntax/statement.ts";
import { type Invocation, invocationsIn } from "../calls/invocation.ts";
import { isFixed, paymentsIn } from "../destinations/payment.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { type Fresh, freshIn, ofFresh, tokensIn } from "../sides/fresh.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf, ofAdded, shortened, shownCode } from "../suspicion.ts";
import { speaksOf } from "../words/lexicon.ts";

export const outputAdded: Detector = {
  id: "output-added",
  version: 2,
  title: "output added",
  family: "beneficiary",
  asks: "Does a function that pays or builds transactions now pay once more, or put one more output, instruction or change of authority into them?",
  why: "People sign the transaction for what it is named after; the extra part pays somebody else, or hands over the account for later.",
  remedy: "Say what the additional part does and for whom, and show it to whoever signs.",
  whenWrong:
    "It fires on a new feature that needs one more output. Functions that are new as a whole are reported only for a change of authority. It does not see parts that are added inside a called function, or by another name than push, append or add.",
  severity:
    "high for a change of authority in a function that is named after something else, and for one more payment to the same recipient at every call; medium for one more output or instruction",
  patterns: ["B8"],
  options: [],
  looksAt: "text",
  detect: (reading) => [
    ...freshIn(reading).flatMap((fresh) => suspicionOf(fresh, reading)),
    ...reading.matching.added.flatMap((placed) => paymentAdded(placed, reading)),
  ],
};

/** To somebody whom the function was not told of, where it paid others already. */
function paymentAdded(placed: Placed, reading: Reading): readonly Suspicion[] {
  const payment = paymentsIn(placed).find((each) => isFixed(each, placed));
  if (payment === undefined) return [];
  const old = reading.before.routines.find(({ path }) => path === placed.routine.path);
  const known = (old?.steps ?? []).flatMap((step) =>
    old === undefined ? [] : paymentsIn({ step, routine: old }),
  );
  const isKnown = known.some(({ recipient }) => textOf(recipient) === textOf(payment.recipient));
  if (known.length === 0 || isKnown) return [];
  const message = say`One more payment is made${insideOf(placed)}: ${payment.name} to ${shownCode(payment.recipient)}, whatever the function is called with.`;
  return [ofAdded(placed, { severity: "high", message })];
}

const appends =
  /^(?:push|append|add|addOutput|add_output|addInstruction|add_instruction|unshift|insert|extend|AddTxOut|AddOutput|concat)$/;

function suspicionOf(fresh: Fresh, reading: Reading): readonly Suspicion[] {
  const { now, old } = fresh;
  if (old !== null && additionIn(old) !== null) return [];
  const addition = additionIn(now);
  if (addition === null || !buildsTransactions(now, reading)) return [];
  const severity = severityOf(addition, now, reading);
  if (severity === null) return [];
  return [ofFresh(fresh, { severity, message: messageOf(addition, now) })];
}

interface Addition {
  readonly call: Invocation;
  /** The call that hands over power, if it does. */
  readonly authority: string | null;
}

function additionIn(placed: Placed): Addition | null {
  const calls = invocationsIn(tokensIn(placed)).slice(0, mostCalls);
  const additions = calls
    .filter(({ name }) => appends.test(name))
    .map((call) => ({ call, authority: authorityIn(call, calls) }));
  return (
    additions.find(
      ({ call: { path }, authority }) =>
        speaksOf("parts", path) ||
        isOfTransaction(path) ||
        (authority !== null && !speaksOf("gatekeepers", path)),
    ) ?? null
  );
}

const mostCalls = 60;
/** `authorize("admin")` asks for power and hands over none. */
const fewestTokens = 3;

/** Who is called inside of it, if that hands over power. */
function authorityIn({ from, to }: Invocation, calls: readonly Invocation[]): string | null {
  const inner = calls.find(
    ({ from: at, name, inside }) =>
      at > from && at < to && inside.length > fewestTokens && speaksOf("authority", name),
  );
  return inner?.name ?? null;
}

function isOfTransaction(path: string): boolean {
  const owner = path.split(/\.|->/).at(-2) ?? "";
  return wordsOf(owner).some((word) => /^(?:tx|txn|transaction|psbt|batch|bundle)$/.test(word));
}

function buildsTransactions({ routine }: Placed, reading: Reading): boolean {
  return routine.path !== null && speaksOf("movesMoney", pathOf(reading.file), routine.path);
}

function severityOf(
  { call, authority }: Addition,
  { routine }: Placed,
  reading: Reading,
): Severity | null {
  const isNamedAfter =
    speaksOf("authority", routine.path?.split(".").at(-1) ?? null) ||
    speaksOf("admin", routine.path);
  if (authority !== null && !isNamedAfter) return "high";
  const isOld = reading.before.routines.some(({ path }) => path === routine.path);
  const isPart = speaksOf("parts", call.path) || isOfTransaction(call.path);
  return isOld && isPart && call.inside.length > 1 ? "medium" : null;
}

function messageOf({ call, authority }: Addition, now: Placed): Sentence {
  if (authority !== null)
    return say`The transaction that is built${insideOf(now)} now also hands over power, by ${authority}: ${shownCode(call.inside)}.`;
  return say`What is built${insideOf(now)} now has one more part, by ${shortened(call.path)}: ${shownCode(call.inside)}.`;
}
