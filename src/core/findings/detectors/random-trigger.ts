/** Detector: money moves in another way now and then. */
import { pathOf } from "../../../domain/change.ts";
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import { remembered } from "../../remembered.ts";
import { type Statement, textOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import { assignmentOf } from "../calls/assignment.ts";
import { namesHolding } from "../calls/flow.ts";
import { type Comparison, comparisonsIn } from "../conditions/comparison.ts";
import { payloadOf } from "../conditions/payload.ts";
import { choiceIn, namesRecipient } from "../destinations/recipient.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { type Fresh, freshIn, ofFresh, tokensIn } from "../sides/fresh.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Routine } from "../sides/routine.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf, shownCode } from "../suspicion.ts";
import { constantOf } from "../values/constant.ts";
import { isAboutMoney, speaksOf } from "../words/lexicon.ts";

export const randomTrigger: Detector = {
  id: "random-trigger",
  version: 2,
  title: "random trigger",
  family: "trigger",
  asks: "Does a payment, an amount, a recipient or a failure now depend on chance, or on every so many calls?",
  why: "What happens to one payment in a thousand passes every test and looks like an accident when somebody notices.",
  remedy: "Treat all payments alike, or say by which rule this one differs.",
  whenWrong:
    "It fires on honest sampling that changes an amount, such as an experiment. It does not see chance that is used in another function than the one that pays, nor a counter under a name that says nothing.",
  severity:
    "high where chance decides about money, or whether code with words of money fails; medium where it decides what a function returns that moves money, or whether other code fails",
  patterns: ["T4"],
  options: [],
  looksAt: "text",
  detect: (reading) =>
    freshIn(reading).flatMap((fresh) => [
      ...suspicionOf(fresh, reading),
      ...failureOf(fresh, reading),
    ]),
};

/** `if (!sound) throw`, where `sound` is `n != 210` and `n` is `runs % 211`. */
function failureOf(fresh: Fresh, reading: Reading): readonly Suspicion[] {
  const trigger = failsRarely(fresh.now);
  if (trigger === null || (fresh.old !== null && failsRarely(fresh.old) !== null)) return [];
  const { path } = fresh.now.routine;
  if (
    /chaos|fault|inject|flak|simul|mock|fake|demo|sampl|fuzz/i.test(
      `${pathOf(reading.file)} ${path}`,
    )
  )
    return [];
  const severity = isAboutMoney(pathOf(reading.file), path, fresh.now.step.text)
    ? "high"
    : "medium";
  return [ofFresh(fresh, { severity, message: rarelyFails(trigger, fresh.now) })];
}

function rarelyFails(trigger: Comparison, placed: Placed): Sentence {
  const { left, right, written } = trigger;
  const when = `${shownCode(left)} ${written} ${shownCode(right)}`;
  const [name] = left.length === 1 ? left : [];
  const source = placed.routine.steps
    .map(({ statement }) => assignmentOf(statement.tokens))
    .find((assignment) => name !== undefined && assignment?.names.includes(name.text));
  const what =
    source == null ? say`` : say`, where ${name?.text ?? ""} is ${shownCode(source.value)}`;
  return say`Whether the work${insideOf(placed)} fails now depends on chance or a count: ${when}${what}. It fails now and then, for no reason that anybody finds.`;
}

/** The comparison that a branch hangs on which ends in a failure, if it holds but once in a while. */
function failsRarely(placed: Placed): Comparison | null {
  const { kind, tokens, body } = placed.step.statement;
  if (kind !== "if" || !body.some(isFailure)) return null;
  const { isTrigger, named } = triggersIn(placed.routine);
  const direct = comparisonsIn(tokens).find(isTrigger);
  if (direct !== undefined) return isRare(direct.sign, false) ? direct : null;
  const at = tokens.findIndex(({ text }) => named.has(text));
  const trigger = named.get(tokens[at]?.text ?? "");
  if (trigger === undefined) return null;
  const isTurned = /^(?:!|not|unless)$/.test(tokens[at - 1]?.text ?? "");
  return isRare(trigger.sign, isTurned) ? trigger : null;
}

interface Triggers {
  readonly isTrigger: (comparison: Comparison) => boolean;
  /** Variables that hold what such a comparison gives. */
  readonly named: ReadonlyMap<string, Comparison>;
}

const triggersIn = remembered((routine: Routine): Triggers => {
  const counted = namesHolding(
    routine,
    (value, held) => value.length <= 24 && (isChance(value, held) || isEveryNth(value)),
  );
  const isTrigger = ({ left, right }: Comparison): boolean =>
    [
      [left, right],
      [right, left],
    ].some(
      ([chance = [], bound = []]) =>
        constantOf(bound)?.kind === "number" && (isChance(chance, counted) || isEveryNth(chance)),
    );
  const named = new Map<string, Comparison>();
  for (const { statement } of routine.steps) {
    const assignment = assignmentOf(statement.tokens);
    const trigger = comparisonsIn(assignment?.value ?? []).find(isTrigger);
    const name = assignment?.names[0];
    if (trigger !== undefined && name !== undefined) named.set(name, trigger);
  }
  return { isTrigger, named };
});

/** Equal to one remainder is rare, unequal is not; below a bound may be either. */
function isRare(sign: string, isTurned: boolean): boolean {
  return isTurned ? sign !== "==" : sign !== "!=";
}

function isFailure({ kind, tokens }: Statement): boolean {
  return (
    kind === "raise" ||
    /^(?:throw|raise|panic|abort|exit|revert|die)$/.test(tokens[0]?.text ?? "") ||
    /^(?:process|os|sys|System) [.] (?:exit|Exit|abort) /.test(textOf(tokens.slice(0, 4)))
  );
}

function suspicionOf(fresh: Fresh, reading: Reading): readonly Suspicion[] {
  const trigger = triggerIn(fresh.now);
  if (trigger === null || (fresh.old !== null && triggerIn(fresh.old) !== null)) return [];
  const effect = effectOf(fresh.now, reading);
  if (effect === null) return [];
  return [ofFresh(fresh, { severity: effect.severity, message: messageOf(trigger, effect) })];
}

/** `random() < 0.01`, `count % 1000 == 0`. */
function triggerIn(placed: Placed): Comparison | null {
  const comparisons = comparisonsIn(tokensIn(placed));
  if (comparisons.length === 0) return null;
  const lucky = luckyIn(placed.routine);
  return (
    comparisons.find(({ left, right }) =>
      [
        [left, right],
        [right, left],
      ].some(
        ([chance = [], bound = []]) =>
          constantOf(bound)?.kind === "number" && (isChance(chance, lucky) || isEveryNth(chance)),
      ),
    ) ?? null
  );
}

/** Names that hold what chance gave. */
const luckyIn = remembered((routine: Routine) =>
  namesHolding(routine, (value, held) => value.length <= 24 && isChance(value, held)),
);

function isChance(tokens: readonly Token[], held: ReadonlySet<string>): boolean {
  return tokens.some(
    ({ kind, text }, index) =>
      kind === "word" &&
      ((speaksOf("chance", text) && (tokens[index + 1]?.text === "(" || text === "prevrandao")) ||
        (held.has(text) && tokens[index + 1]?.text !== "(")),
  );
}

function isEveryNth(tokens: readonly Token[]): boolean {
  const at = tokens.findIndex(({ text }) => text === "%");
  const every = at > 0 ? constantOf(tokens.slice(at + 1).filter(({ text }) => text !== ")")) : null;
  if (every?.kind !== "number" || every.number < 3) return false;
  return tokens
    .slice(0, at)
    .some(
      ({ kind, text }) =>
        kind === "word" && (speaksOf("counter", text) || /keccak|hash/i.test(text)),
    );
}

interface Effect {
  readonly severity: Severity;
  /** What depends on it. */
  readonly on: Sentence;
}

function effectOf(placed: Placed, reading: Reading): Effect | null {
  const { statement } = placed.step;
  const { path } = placed.routine;
  if (!speaksOf("movesMoney", pathOf(reading.file), path)) return null;
  const place = insideOf(placed);
  const payload =
    statement.kind === "if" ? payloadOf([...statement.body, ...statement.alternative]) : null;
  if (payload !== null) {
    const on =
      payload.kind === "call"
        ? say`Whether ${payload.name} is called${place}`
        : say`What ${payload.name}${place} is`;
    return { severity: "high", on };
  }
  const chosen = choiceOf(statement.tokens);
  if (chosen !== null) return { severity: "high", on: say`What ${chosen}${place} is` };
  const returns = statement.kind === "if" && statement.body.some(({ kind }) => kind === "return");
  return returns && speaksOf("movesMoney", path)
    ? { severity: "medium", on: say`Where the work${place} ends` }
    : null;
}

/** The amount or recipient that gets one of two values. */
function choiceOf(tokens: readonly Token[]): string | null {
  const assignment = assignmentOf(tokens);
  if (assignment === null || choiceIn(assignment.value) === null) return null;
  return assignment.names.find((name) => speaksOf("amount", name) || namesRecipient(name)) ?? null;
}

function messageOf({ left, right, written }: Comparison, { on }: Effect): Sentence {
  const when = `${shownCode(left)} ${written} ${shownCode(right)}`;
  return say`${on} now depends on chance or a count: ${when}. Most payments, and most tests, see only one of the two ways.`;
}
