/** Detector: a loop or a wait that does not end. */
import { pathOf } from "../../../domain/change.ts";
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import { textOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import { invocationsIn } from "../calls/invocation.ts";
import { flat } from "../conditions/payload.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { type Fresh, freshIn, ofFresh, tokensIn } from "../sides/fresh.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf, shownCode } from "../suspicion.ts";
import { constantOf } from "../values/constant.ts";
import { isAboutMoney } from "../words/lexicon.ts";

export const resourceBomb: Detector = {
  id: "resource-bomb",
  version: 1,
  title: "resource bomb",
  family: "trigger",
  asks: "Is there now a loop that never ends and waits for nothing, or a wait of a day and more?",
  why: "It takes the machine down, or holds up every payment behind it, at the moment its author chose.",
  remedy: "Give the loop an end or something to wait for.",
  whenWrong:
    "It fires on a program that is meant to do one thing for ever and does it without a call. A loop that calls anything which may wait, return or throw is not reported, so neither is a bomb that hides behind such a call.",
  severity: "high for a loop without an end; medium for a long wait in code with words of money",
  patterns: ["T6"],
  options: [],
  looksAt: "text",
  detect: (reading) => freshIn(reading).flatMap((fresh) => suspicionOf(fresh, reading)),
};

const day = 86_400;
const endless =
  /^(?:while \(? ?(?:true|True|1) ?\)?:?|loop|for \( ?;? ?;? ?\)|for|while :)(?: :)?$|\bInfinity\b|math \. inf\b/;
/** Calls that neither wait nor end anything: they count, collect, print or start more. */
const idle =
  /^(?:push|append|add|print|println|printf|log|info|debug|warn|error|random|len|str|int|thread|Thread|fork|start|spawn|alloc|Buffer|malloc|new|now|time|fill|concat|make|repeat|repeat_string|os\.fork|go)$/;
const ends: ReadonlySet<string> = new Set([
  "break",
  "return",
  "raise",
  "throw",
  "yield",
  "await",
  "exit",
  "select",
  "<-",
  "goto",
  "wait",
  "panic",
]);

function suspicionOf(fresh: Fresh, reading: Reading): readonly Suspicion[] {
  const { now, old } = fresh;
  if (isBomb(now) && (old === null || !isBomb(old)))
    return [ofFresh(fresh, { severity: "high", message: loopMessage(now) })];
  const wait = waitIn(now);
  const isNew = old === null || waitIn(old) === null;
  const severity = wait === null ? null : severityOfWait(now, reading);
  if (wait === null || severity === null || !isNew) return [];
  return [ofFresh(fresh, { severity, message: waitMessage(wait, now) })];
}

function isBomb({ step, routine }: Placed): boolean {
  const { statement } = step;
  if (statement.kind !== "loop" || !endless.test(textOf(statement.tokens))) return false;
  // `for { … } condition { … }` of assembly has its condition outside the head.
  if (routine.path?.split(".").includes("assembly") === true) return false;
  const inside = flat(statement.body);
  // An empty body may be one that was not read.
  if (inside.length === 0) return false;
  return inside.every(
    ({ kind, tokens }) =>
      !ends.has(kind) &&
      !tokens.some(isEnd) &&
      invocationsIn(tokens).every(({ name }) => idle.test(name)),
  );
}

function isEnd({ kind, text }: Token): boolean {
  return kind !== "string" && ends.has(text);
}

interface Wait {
  readonly call: string;
  readonly seconds: number;
  readonly words: string;
}

function waitIn(placed: Placed): Wait | null {
  for (const { path, name, arguments: values } of invocationsIn(tokensIn(placed))) {
    if (!/^(?:sleep|Sleep|delay|setTimeout|usleep|sleep_for)$/.test(name)) continue;
    const value = values.at(name === "setTimeout" ? 1 : 0) ?? [];
    const constant = constantOf(value);
    const isUnlimited = constant?.kind === "unlimited";
    if (constant?.kind !== "number" && !isUnlimited) continue;
    const seconds = isUnlimited
      ? Number.POSITIVE_INFINITY
      : constant.number * (constant.unit === "seconds" ? 1 : unitOf(path, name));
    if (seconds >= day) return { call: path, seconds, words: shownCode(value) };
  }
  return null;
}

/** Seconds in Python and shells; thousandths in the timers of browsers and of Java. */
function unitOf(path: string, name: string): number {
  if (name === "usleep") return 1e-6;
  return /^(?:setTimeout|delay)$|Thread|Bun/.test(path) || path === "sleep" ? 1e-3 : 1;
}

function severityOfWait({ routine }: Placed, reading: Reading): Severity | null {
  return isAboutMoney(pathOf(reading.file), routine.path) ? "medium" : null;
}

function loopMessage(now: Placed): Sentence {
  return say`The loop ${shownCode(now.step.statement.tokens)}${insideOf(now)} never ends and waits for nothing.`;
}

function waitMessage({ call, words }: Wait, now: Placed): Sentence {
  return say`${call}${insideOf(now)} now waits for ${words}: a day or more.`;
}
