/** Detector: a condition lets through what it held back. */
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import { readableOf } from "../../syntax/statement.ts";
import { isCheckName } from "../calls/call.ts";
import { type Aliases, aliasesOf } from "../checks/alias.ts";
import { type Logic, textOfLogic } from "../conditions/condition.ts";
import { type Decision, decisionIn, type Holding, nameOf } from "../conditions/decision.ts";
import { type Effect, effectsOf } from "../conditions/effect.ts";
import { isExemption, isProtection, namesSomebody } from "../conditions/trait.ts";
import { looserThan, tighterThan, type Weakening } from "../conditions/weakening.ts";
import type { Detector, Lines, Suspicion } from "../detector.ts";
import { inNewNames, renamesIn } from "../sides/given-up.ts";
import type { Edited } from "../sides/matching.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf, linesOf, ofAdded, ofPair, shortened } from "../suspicion.ts";
import { isAboutMoney, speaksOf } from "../words/lexicon.ts";

export const conditionWeakened: Detector = {
  id: "condition-weakened",
  version: 1,
  title: "condition weakened",
  family: "guard",
  asks: "Does a condition that lets money through, or that stops it, now hold back less than before?",
  why: "One `and not account.allow_negative` at the end of the line that liquidates, or one more `or` in the line that permits, exempts whoever it is written for; the check is still there and still looks like one.",
  remedy:
    "Name who asked for the exception and show a test of what it lets through; else take the part out again.",
  whenWrong:
    "It fires on a rule that was relaxed on purpose, and on a part that became needless because it is checked elsewhere. It knows what a condition means by names alone (`canWithdraw`, `liquidate`), so it does not see one without such a name, a part that was replaced by another, or a condition in a query.",
  severity:
    "high when what was added names somebody or an exemption, or a check was taken out, where money or a permission is decided; else medium",
  patterns: ["G2", "G3", "G4"],
  options: [],
  looksAt: "text",
  detect: (reading) => {
    const answers = reading.matching.edited.flatMap((pair) => inAnswer(pair));
    const shortcuts = reading.matching.added.flatMap((placed) => newAnswer(placed, reading));
    return distinct([...answers, ...shortcuts, ...effects(reading)]);
  },
};

function inAnswer(pair: Edited): readonly Suspicion[] {
  const old = decisionIn(pair.before);
  const now = decisionIn(pair.after);
  if (old === null || now === null || old.holding !== now.holding) return [];
  const was = inNewNames(old.logic, renamesIn(pair));
  const weakening = weakeningOf(now.holding, was, now.logic);
  if (weakening === null || !isCompound(was, now.logic)) return [];
  return [ofPair(pair, claimOf(weakening, pair.after, now, "answer"))];
}

/** A whole answer that became constant is a check that is gone, not one that is weaker. */
function isCompound(old: Logic, now: Logic): boolean {
  return old.kind !== "leaf" || now.kind !== "leaf";
}

function weakeningOf(holding: Holding, old: Logic, now: Logic): Weakening | null {
  return holding === "passes" ? looserThan(old, now) : tighterThan(old, now);
}

/** `if (user.isInternal) return true`: a way to pass that the check did not have. */
function newAnswer(placed: Placed, reading: Reading): readonly Suspicion[] {
  if (placed.step.statement.kind !== "if" || !isKnown(placed, reading)) return [];
  const decision = decisionIn(placed);
  if (decision === null || !isTelling(decision.logic)) return [];
  const weakening: Weakening = { kind: "added", parts: [decision.logic] };
  return [ofAdded(placed, claimOf(weakening, placed, decision, "answer"))];
}

function isKnown({ routine }: Placed, { before }: Reading): boolean {
  return before.routines.some(({ path, steps }) => path === routine.path && steps.length > 0);
}

function effects(reading: Reading): readonly Suspicion[] {
  return effectsOf(reading).flatMap((effect) => {
    const weakening = weakeningOf(effect.holding, effect.old, effect.now);
    if (weakening === null || (effect.isByExit && !isTold(weakening, effect.after))) return [];
    const suspicion = ofPair(effect, claimOf(weakening, effect.after, effect, "effect"));
    return [{ ...suspicion, ...linesOfChange(effect, weakening, reading) }];
  });
}

/** Where it is said: in an early exit, in a name that the branch asks for, or in its own head. */
function linesOfChange(
  effect: Effect,
  { parts }: Weakening,
  { matching }: Reading,
): Pick<Suspicion, "before" | "after"> {
  const words = parts
    .flatMap((part) => textOfLogic(part).match(/[\p{L}_$][\p{L}\p{N}_$]+/gu) ?? [])
    .filter((word) => word !== "not");
  const says = ({ step }: Placed): boolean => words.every((word) => step.text.includes(word));
  const heads = { before: headAbove(effect.before), after: headAbove(effect.after) };
  const { routine } = effect.after;
  const edited = matching.edited.find(
    ({ before, after }) => after.routine === routine && says(after) && !says(before),
  );
  if (edited !== undefined) return { before: linesOf(edited.before), after: linesOf(edited.after) };
  const added = matching.added.find(
    (placed) => placed.routine === routine && placed.step.statement.kind === "if" && says(placed),
  );
  return effect.isByExit && added !== undefined ? { before: null, after: linesOf(added) } : heads;
}

/** The condition that a statement stands under, or the statement itself. */
function headAbove(placed: Placed): Lines {
  const { startLine } = placed.step.statement;
  const head = placed.routine.steps.findLast(
    ({ statement: { kind, startLine: from, endLine } }) =>
      kind === "if" && from <= startLine && startLine <= endLine,
  );
  return linesOf(head === undefined ? placed : { ...placed, step: head });
}

function claimOf(
  weakening: Weakening,
  placed: Placed,
  { name, holding }: Pick<Decision, "name" | "holding">,
  what: "answer" | "effect",
): { readonly severity: Severity; readonly message: Sentence } {
  const parts = shortened(weakening.parts.map((part) => readableOf(textOfLogic(part))).join(", "));
  const place = insideOf(placed);
  const meant = meaningIn(weakening, placed);
  return { severity: severityOf(weakening, placed, name), message: say`${messageOf()}${meant}` };

  function messageOf(): Sentence {
    const subject = what === "effect" ? say`The call of ${name}` : say`${name}`;
    const gone = weakening.kind === "dropped";
    if (what === "effect" && holding === "passes")
      return gone
        ? say`${subject}${place} no longer waits for ${parts}.`
        : say`${subject}${place} is now also reached when ${parts}.`;
    if (what === "effect")
      return gone
        ? say`${subject}${place}, which stops something, no longer happens when ${parts}.`
        : say`${subject}${place}, which stops something, now only happens when ${parts}.`;
    const inside = nameOf(placed) === name ? say`` : place;
    if (holding === "passes")
      return gone
        ? say`${subject}${inside} no longer asks for ${parts}: more gets through.`
        : isCheckName(name)
          ? say`${subject}${inside} now also lets everything pass when ${parts}.`
          : say`${subject}${inside} now also says yes when ${parts}.`;
    return gone
      ? say`${subject}${inside} no longer stops when ${parts}.`
      : say`${subject}${inside} now only stops when ${parts}.`;
  }
}

/** What the first of the names stands for, where that is not what it says. */
function meaningIn({ parts: [part] }: Weakening, { routine }: Placed): Sentence {
  if (part === undefined || part.kind !== "leaf") return say``;
  const name = part.text.replace(/^not /, "");
  const value = aliasesOf(routine).get(name);
  return value === undefined ? say`` : say` ${name} stands for ${shortened(readableOf(value))}.`;
}

function severityOf(weakening: Weakening, placed: Placed, name: string): Severity {
  const decides = speaksOf("permits", name) || speaksOf("stopCall", name);
  return isTold(weakening, placed) &&
    (decides || isAboutMoney(placed.routine.path, placed.step.text))
    ? "high"
    : "medium";
}

/** What is new names somebody or an exemption; what is gone was a check. Names are spelled out. */
function isTold({ kind, parts }: Weakening, { routine }: Placed): boolean {
  const aliases = aliasesOf(routine);
  const whole = parts.map((part) => spelledOut(part, aliases));
  return kind === "added" ? whole.some(isTelling) : whole.some(isChecked);
}

/** `isKnown` is what it was assigned: `user.id === "8c1f"`. */
function spelledOut(logic: Logic, aliases: Aliases): Logic {
  if (logic.kind !== "leaf")
    return { ...logic, of: logic.of.map((part) => spelledOut(part, aliases)) };
  const bare = logic.text.replace(/^not /, "");
  return { kind: "leaf", text: aliases.get(bare) ?? logic.text };
}

function isTelling(logic: Logic): boolean {
  if (logic.kind !== "leaf") return logic.of.some(isTelling);
  return namesSomebody(logic.text) || isExemption(logic.text);
}

function isChecked(logic: Logic): boolean {
  return logic.kind === "leaf" ? isProtection(logic.text) : logic.of.some(isChecked);
}

/** Several statements of one branch say the same. */
function distinct(suspicions: readonly Suspicion[]): readonly Suspicion[] {
  const seen = new Set<string>();
  return suspicions.filter((suspicion) => {
    const key = JSON.stringify([suspicion.within, suspicion.message.slice(-2)]);
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}
