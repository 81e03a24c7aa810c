/** Detector: an order is also sent somewhere else. */
import type { Severity } from "../../../domain/finding.ts";
import { say } from "../../../domain/sentence.ts";
import { type Call, callsIn } from "../calls/call.ts";
import type { Detector, Suspicion } from "../detector.ts";
import type { Placed } from "../sides/pairs.ts";
import { insideOf, ofAdded, shownCode } from "../suspicion.ts";
import { speaksOf } from "../words/lexicon.ts";

export const orderCopied: Detector = {
  id: "order-copied",
  version: 1,
  title: "order copied",
  family: "order",
  asks: "Does a function that places orders now also send them over the network to somewhere else?",
  why: "Who knows an order before the exchange does trades in front of it; the copy costs the firm on each trade and is in no book.",
  remedy:
    "Say who receives the copy and why before the order is placed; send it from what was filled instead.",
  whenWrong:
    "It fires on honest notifications that tell of the whole order. It does not see a copy that leaves through a queue, a log or a function of another file.",
  severity: "high where the address it goes to stands beside it; else medium",
  patterns: ["O8"],
  options: [],
  looksAt: "text",
  detect: ({ matching }) =>
    matching.added.filter(isInFunction).slice(0, mostCopies).flatMap(suspicionsOf),
};

/** Beyond, a file is new as a whole. */
const mostCopies = 300;
const mostSteps = 300;

/** A call over the network, in a function. */
function isInFunction({ step, routine }: Placed): boolean {
  const { kind, tokens } = step.statement;
  return routine.path !== null && kind !== "function" && callsIn(tokens).some(isOverNetwork);
}

function suspicionsOf(placed: Placed): readonly Suspicion[] {
  const { tokens } = placed.step.statement;
  const copy = callsIn(tokens).find(isOverNetwork);
  if (copy === undefined) return [];
  const sent = wordsIn(copy).filter(isOfTrade);
  const order = placed.routine.steps
    .slice(0, mostSteps)
    .filter(({ statement }) => statement !== placed.step.statement)
    .flatMap(({ statement }) => callsIn(statement.tokens))
    .find((call) => isOfOrder(call) && wordsIn(call).some((word) => sent.includes(word)));
  if (order === undefined) return [];
  const message = say`What is given to ${order.name}${insideOf(placed)} is now also sent elsewhere: ${shownCode(tokens)}.`;
  return [ofAdded(placed, { severity: severityOf(placed), message })];
}

function severityOf({ step }: Placed): Severity {
  return step.statement.tokens.some(
    ({ kind, text }) => kind === "string" && /\b(?:https?|wss?):\/\//.test(text),
  )
    ? "high"
    : "medium";
}

function isOverNetwork({ name, arguments: values }: Call): boolean {
  return speaksOf("network", name) && !speaksOf("order", name) && values.length > 0;
}

/** `place_order(…)`, `submit(order)`. */
function isOfOrder(call: Call): boolean {
  return speaksOf("places", call.name) && speaksOf("order", call.name, ...wordsIn(call));
}

/** What both are given must be of the order, not its context. */
function isOfTrade(word: string): boolean {
  return speaksOf("order", word) || speaksOf("amount", word);
}

function wordsIn({ arguments: values }: Call): readonly string[] {
  return values.flatMap((value) =>
    value.filter(({ kind, text }) => kind === "word" && text.length > 2).map(({ text }) => text),
  );
}
