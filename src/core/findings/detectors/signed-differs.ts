/** Detector: what is signed is no longer what was shown. */
import type { Severity } from "../../../domain/finding.ts";
import { listOf, type Sentence, say } from "../../../domain/sentence.ts";
import { readableOf, textOf, wordsOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import { assignmentOf } from "../calls/assignment.ts";
import { namesHolding } from "../calls/flow.ts";
import { apart, invocationsIn } from "../calls/invocation.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { type Fresh, freshIn, ofFresh, tokensIn } from "../sides/fresh.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Routine, Step } from "../sides/routine.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf, ofSetting, shownCode } from "../suspicion.ts";
import type { SettingChange } from "../values/setting.ts";
import { speaksOf } from "../words/lexicon.ts";

export const signedDiffers: Detector = {
  id: "signed-differs",
  version: 1,
  title: "signed differs",
  family: "beneficiary",
  asks: "Is a transaction changed after it was shown or checked, and before it is signed or sent?",
  why: "People approve what they see; one assignment between the screen and the signature turned a routine transfer into the largest theft there was.",
  remedy: "Sign the very object that was shown and checked; make it read-only after that.",
  whenWrong:
    "It fires where an honest step completes a transaction after a first check. It sees only assignments to the parts that decide who gets what, in one function: not a change inside a called function, or in a copy under another name.",
  severity: "high; critical where a call becomes one that runs foreign code in place",
  patterns: ["B7"],
  options: [],
  looksAt: "text",
  detect: (reading) => [
    ...mutationsIn(reading),
    ...freshIn(reading).flatMap((fresh) => spread(fresh)),
    ...delegated(reading),
  ],
};

const mostTarget = 12;

interface Mutation {
  readonly fresh: Fresh;
  readonly severity: Severity;
  readonly message: Sentence;
  /** As it is written: `tx.data.to`. */
  readonly written: string;
  readonly object: string;
}

/** All parts of one object are one thing to explain; the worst of them is quoted. */
function mutationsIn(reading: Reading): readonly Suspicion[] {
  const found = freshIn(reading).flatMap((fresh) => mutations(fresh));
  const together = Map.groupBy(
    found,
    ({ fresh, object }) => `${fresh.now.routine.path}\0${object}`,
  );
  return [...together.values()].flatMap((all) => {
    const worst = all.find(({ severity }) => severity === "critical") ?? all[0];
    if (worst === undefined) return [];
    const { fresh, severity } = worst;
    const others = all.filter((each) => each !== worst).map(({ written }) => say`${written}`);
    const message =
      others.length === 0
        ? worst.message
        : say`${worst.message} So it is with ${listOf(others.slice(0, mostNamed))}.`;
    const about = all.map(({ written }) => written).join(" ");
    return [ofFresh(fresh, { severity, message, about })];
  });
}

const mostNamed = 5;

/** `tx.to = …` between the check of `tx` and its signature. */
function mutations(fresh: Fresh): readonly Mutation[] {
  const { step, routine } = fresh.now;
  const assignment = assignmentOf(tokensIn(fresh.now));
  const [object, part, written] =
    assignment === null ? [null, null, null] : ownerAndPart(assignment.target);
  if (assignment === null || object === null || part === null) return [];
  if (fresh.old !== null && changesPart(fresh.old, part)) return [];
  const at = routine.steps.indexOf(step);
  const shown = routine.steps.slice(0, at).find((other) => handsOver(other, "shows", object));
  const carriers = carriersOf(object, routine);
  const sealed = routine.steps
    .slice(at + 1)
    .find((other) => carriers.some((name) => handsOver(other, "seals", name)));
  if (shown === undefined || sealed === undefined) return [];
  const message = say`${written}${insideOf(fresh.now)} is set to ${shownCode(assignment.value)} after ${shownCode(shown.statement.tokens)} and before ${shownCode(sealed.statement.tokens)}: what is signed is not what was shown.`;
  // Whether it is a call or runs foreign code in place.
  const severity = /^operation$/i.test(part) ? "critical" : "high";
  return [{ fresh, severity, message, written, object }];
}

const mostCarriers = 12;

/** The object and what is made of it: `digest` of `digest = hashOf(tx)`. */
function carriersOf(object: string, routine: Routine): readonly string[] {
  const gives = (value: readonly Token[], held: ReadonlySet<string>): boolean =>
    value.some(({ text }) => text === object || held.has(text));
  return [object, ...namesHolding(routine, gives)].slice(0, mostCarriers);
}

/** `tx`, `to` and the whole of `tx.to`, `tx["to"]` or `tx.data.to`. */
function ownerAndPart(
  target: readonly Token[],
): readonly [string, string, string] | readonly [null, null, null] {
  const names = target.filter(({ kind }) => kind === "word" || kind === "string");
  const part = names.at(-1)?.text.replaceAll(/["'`]/g, "") ?? "";
  const object = names.slice(0, -1).findLast(({ text }) => speaksOf("sealed", text))?.text;
  const isPart = target.length <= mostTarget && wordsOf(part).length <= 2;
  return object !== undefined && isPart && speaksOf("essence", part)
    ? [object, part, readableOf(textOf(target))]
    : [null, null, null];
}

function changesPart(placed: Placed, part: string): boolean {
  const assignment = assignmentOf(tokensIn(placed));
  return assignment !== null && ownerAndPart(assignment.target)[1] === part;
}

function handsOver({ statement }: Step, concept: "shows" | "seals", object: string): boolean {
  return invocationsIn(statement.tokens).some(
    ({ path, name, inside }) =>
      speaksOf(concept, name) &&
      (inside.some(({ text }) => text === object) || path.startsWith(`${object}.`)),
  );
}

/** `sign({ ...tx, to: other })`. */
function spread(fresh: Fresh): readonly Suspicion[] {
  const found = overwrittenIn(fresh.now);
  if (found === null || fresh.old === null || overwrittenIn(fresh.old) !== null) return [];
  const message = say`${found.call}${insideOf(fresh.now)} now gets ${found.object} with another ${found.part}: ${shownCode(found.value)}. What is signed is not what was passed along.`;
  return [ofFresh(fresh, { severity: "high", message })];
}

interface Overwritten {
  readonly call: string;
  readonly object: string;
  readonly part: string;
  readonly value: readonly Token[];
}

function overwrittenIn(placed: Placed): Overwritten | null {
  for (const { name, inside } of invocationsIn(tokensIn(placed))) {
    if (!speaksOf("seals", name) || inside[0]?.text !== "{") continue;
    const [first, ...rest] = apart(inside.slice(1, -1));
    const object = first?.[0]?.text === "..." ? (first[1]?.text ?? null) : null;
    const part = rest.find(
      ([key, colon]) => colon?.text === ":" && speaksOf("essence", key?.text ?? null),
    );
    if (object !== null && part !== undefined && speaksOf("sealed", object))
      return { call: name, object, part: part[0]?.text ?? "", value: part.slice(2) };
  }
  return null;
}

/** `operation: 0` became 1: the called code runs with the wallet's own storage and money. */
function delegated(reading: Reading): readonly Suspicion[] {
  return reading.settings.changed
    .filter(({ before, after }) => isDelegation(before, after))
    .map((change) =>
      ofSetting(change, { severity: "critical", message: delegationMessage(change) }),
    );
}

function isDelegation(before: SettingChange["before"], after: SettingChange["after"]): boolean {
  if (!speaksOf("essence", after.name) || !/operation/i.test(after.name)) return false;
  const isZeroToOne =
    before.value?.kind === "number" &&
    before.value.number === 0 &&
    after.value?.kind === "number" &&
    after.value.number === 1;
  const delegates = (text: string): boolean => /delegate_?call/i.test(text);
  return isZeroToOne || (delegates(textOf(after.tokens)) && !delegates(textOf(before.tokens)));
}

function delegationMessage({ before, after }: SettingChange): Sentence {
  return say`${after.name}${insideOf(after.placed)} went from ${shownCode(before.tokens)} to ${shownCode(after.tokens)}: a call becomes a delegate call, and foreign code runs as the wallet itself.`;
}
