/** Detector: somebody outside decides what a function does. */
import { pathOf } from "../../../domain/change.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import type { Token } from "../../syntax/token.ts";
import { assignmentOf } from "../calls/assignment.ts";
import { namesHolding } from "../calls/flow.ts";
import { invocationsIn } from "../calls/invocation.ts";
import { mentionsIn } from "../calls/mentioned.ts";
import { type Host, hostsIn, ownerOf } from "../destinations/host.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { freshIn, ofFresh, tokensIn } from "../sides/fresh.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf, shownCode } from "../suspicion.ts";
import { speaksOf } from "../words/lexicon.ts";

export const remoteSwitch: Detector = {
  id: "remote-switch",
  version: 1,
  title: "remote switch",
  family: "trigger",
  asks: "Does a function that was there before now ask a new machine outside, and do something else depending on the answer?",
  why: "Whoever runs that machine turns the behaviour on and off from outside, after every review and without a trace in the code.",
  remedy: "Use the firm's own switches, whose changes people review, or say whose machine this is.",
  whenWrong:
    "It fires on an honest new service that decides something, such as a screening of addresses. It does not see a host that comes from configuration, nor an answer that is judged in another function.",
  severity: "high in a function that moves money; else medium",
  patterns: ["T5"],
  options: [],
  looksAt: "text",
  detect: (reading) => suspicionsOf(reading),
};

function suspicionsOf(reading: Reading): readonly Suspicion[] {
  const fresh = freshIn(reading);
  return fresh.flatMap((asked): readonly Suspicion[] => {
    const host = askedBy(asked.now, reading);
    if (host === null || !wasThere(asked.now, reading)) return [];
    const names = answersIn(asked.now);
    const switched = fresh.find(
      ({ now }) =>
        now.routine === asked.now.routine &&
        now.step.statement.kind === "if" &&
        asksFor(now, names),
    );
    if (switched === undefined) return [];
    const isMoney = speaksOf("movesMoney", pathOf(reading.file), asked.now.routine.path);
    const message = messageOf(host, switched.now);
    return [ofFresh(asked, { severity: isMoney ? "high" : "medium", message })];
  });
}

/** A call to a machine that the file did not know. */
function askedBy(placed: Placed, reading: Reading): Host | null {
  const tokens = tokensIn(placed);
  const isCall = invocationsIn(tokens).some(
    ({ path }) => speaksOf("sends", path) || /(?:^|\.)(?:get|Get|request|head)$/.test(path),
  );
  if (!isCall) return null;
  const text = tokens.map((token) => token.text).join(" ");
  return hostsIn(text).find(({ name }) => !reading.before.text.includes(ownerOf(name))) ?? null;
}

function wasThere({ routine }: Placed, { before }: Reading): boolean {
  return routine.path !== null && before.routines.some(({ path }) => path === routine.path);
}

/** Names that hold the answer, or what was taken from it. */
function answersIn(placed: Placed): ReadonlySet<string> {
  const names = new Set(assignmentOf(tokensIn(placed))?.names);
  const isFrom = (value: readonly Token[], held: ReadonlySet<string>): boolean =>
    mentionsIn(value).some(({ name }) => held.has(name));
  return namesHolding(placed.routine, isFrom, names);
}

function asksFor(placed: Placed, names: ReadonlySet<string>): boolean {
  const words = mentionsIn(tokensIn(placed)).filter(({ name }) => names.has(name));
  // An error of the request itself is no answer.
  return words.some(({ name }) => !/^(?:err|error|e|ok)$/.test(name));
}

function messageOf({ name }: Host, switched: Placed): Sentence {
  return say`What happens${insideOf(switched)} now depends on what ${name} answers: ${shownCode(switched.step.statement.tokens)}. Whoever runs it decides.`;
}
