/** Detector: a check that stopped something is gone. */
import { pathOf } from "../../../domain/change.ts";
import { atLeast, type Severity } from "../../../domain/finding.ts";
import { listOf, type Sentence, say } from "../../../domain/sentence.ts";
import { readableOf, textOf } from "../../syntax/statement.ts";
import { callsIn, isCheckName } from "../calls/call.ts";
import { lastNameOf } from "../checks/callees.ts";
import type { Fate } from "../checks/fate.ts";
import { type Guard, isBareError, sourceOf } from "../checks/guard.ts";
import { asksOnlyWhatIsThere } from "../checks/plain.ts";
import { type LostGuard, lostGuardsOf } from "../checks/standing.ts";
import type { Detector, Lines, Suspicion } from "../detector.ts";
import type { Placed } from "../sides/pairs.ts";
import { linesAfter } from "../sides/place.ts";
import { type Routine, stops } from "../sides/routine.ts";
import type { Reading } from "../sides/subject.ts";
import { linesOf, shortened, shownCode } from "../suspicion.ts";
import { isAboutMoney, speaksOf } from "../words/lexicon.ts";

export const guardRemoved: Detector = {
  id: "guard-removed",
  version: 7,
  title: "guard removed",
  family: "guard",
  asks: "Is a check that stopped something gone from the function that it protected?",
  why: "A missing check is invisible to whoever reads the new code, and no scanner of added lines sees it: the limit, the permission or the signature is simply no longer asked for.",
  remedy:
    "Put the check back, or show the reader the place where the same thing is now checked for this function.",
  whenWrong:
    "It fires when the check moved to a caller, into a library, or to a file that the change does not touch. A file that is deleted as a whole, and a function that is deleted and no longer called in its file, are not reported: nothing is left there to protect. It does not see a check whose operands now mean something else, nor that a function which it calls checks nothing any more.",
  severity:
    "critical when the check protects money by its words or its place, stopped with an error, and what it protected is there as before; high when the function has a word of money and nothing else in it changed, when it compares another value in place of one that is still at hand, or when what it became asks for less by its words: for another role, for the start of an address, against a limit from outside; medium when all around it was written anew, when it stopped without an error, when it became another check of the same, when it stops without the error that it had in a function that is no check, or when it alone went from a function without a word of money; else low. A check that only asks whether something is there, or of a kind that is known, is high or more by its words alone",
  patterns: ["G1", "G6"],
  options: [],
  looksAt: "text",
  detect: (reading) => {
    const lost = lostGuardsOf(reading).flatMap((each) => {
      const severity = severityOf(each, pathOf(reading.file));
      return severity === null ? [] : [{ ...each, severity }];
    });
    const [minor, plain] = [lost.filter(isMinor), lost.filter((each) => !isMinor(each))];
    const together = [...Map.groupBy(minor, ({ routine }) => routine).values()];
    return [
      ...plain.map((each) => suspicionOf(each, reading)),
      ...together.map((each) => ofSeveral(each, reading)),
    ];
  },
};

interface Weighed extends LostGuard {
  readonly severity: Severity;
}

/** Checks that went with all around them are one thing to look at. */
function isMinor({ severity, isSurgical, fate }: Weighed): boolean {
  return !isSurgical && !("now" in fate) && !atLeast(severity, "high");
}

function ofSeveral(lost: readonly Weighed[], reading: Reading): Suspicion {
  const [first, ...others] = lost.toSorted((one, other) => lineOf(one) - lineOf(other));
  if (first === undefined) throw new TypeError("A group has a first.");
  const suspicion = suspicionOf(first, reading);
  if (others.length === 0) return suspicion;
  const more = others.slice(0, mostNamed).map(({ guard }) => say`${shortened(guard.words)}`);
  const rest = others.length > mostNamed ? say` and ${others.length - mostNamed} more` : say``;
  const message = say`${suspicion.message} With it went ${listOf(more)}${rest}: the function is written anew.`;
  const statements = lost.map((each) => each.guard.key).toSorted();
  return { ...suspicion, message, statements: [JSON.stringify(statements), ""] };
}

const mostNamed = 3;

function lineOf({ guard }: LostGuard): number {
  return guard.step.statement.startLine;
}

function suspicionOf(lost: Weighed, reading: Reading): Suspicion {
  const { statement } = lost.guard.step;
  const before: Lines = { startLine: statement.startLine, endLine: statement.endLine };
  const { fate } = lost;
  const now = linesNow(fate);
  return {
    severity: lost.severity,
    within: lost.routine.path,
    side: now === null ? "before" : "after",
    message: messageOf(lost),
    before,
    after: now ?? linesAfter(reading.hunks, before),
    statements: [
      `${lost.guard.key} ${textOf(statement.tokens)}`,
      fate.kind === "conditional" ? fate.onlyWhen : textNow(fate),
    ],
  };
}

/** Of a check that stops nothing, all of it: what it does instead stands below its head. */
function linesNow(fate: Fate): Lines | null {
  if (!("now" in fate)) return null;
  if (fate.kind !== "toothless") return linesOf(fate.now);
  const { startLine, endLine } = fate.now.step.statement;
  return { startLine, endLine };
}

/** Of a check that is still written there the old text says all. */
function textNow(fate: Fate): string {
  const isOther =
    fate.kind === "weaker" || fate.kind === "replaced" || fate.kind === "other-operand";
  return isOther ? fate.now.step.text : "";
}

/** Null: not worth a reader's time. */
function severityOf(lost: LostGuard, file: string): Severity | null {
  const { guard, routine, fate } = lost;
  const isMoney = protectsMoney(guard, routine, file);
  const isLoud = guard.exit === "loud";
  switch (fate.kind) {
    case "silenced":
      return isMoney ? (isPassedOn(fate.now) ? "critical" : "medium") : null;
    case "other-operand":
    case "weaker":
      return isMoney && isLoud ? "high" : null;
    case "replaced":
      return isMoney && isLoud ? "medium" : null;
    default:
      return isLoud ? severityOfLoud(lost, isMoney) : isMoney && lost.isSurgical ? "medium" : null;
  }
}

/** Of a check that stopped with an error, and no longer stops, or not always. */
function severityOfLoud(
  { guard, routine, fate, isSurgical, isAlone }: LostGuard,
  isMoney: boolean,
): Severity | null {
  if (isMoney) return isSurgical ? "critical" : "medium";
  if (!isSurgical || isBareError(guard)) return null;
  // Nothing else was done there, or somebody is exempted: that is what it was for.
  const isExempting = fate.kind === "conditional" && speaksOf("exemption", fate.onlyWhen);
  if (asksOnlyWhatIsThere(guard) && !isExempting)
    return isAlone ? "medium" : isNearMoney(routine, guard) ? "low" : null;
  if (isAboutMoney(routine.path, guard.words)) return isAlone || isExempting ? "high" : "low";
  return isAlone ? "medium" : null;
}

/** Whoever asked a function that checks, and hears nothing, goes on; `false` is an answer. */
function isPassedOn({ step: { statement }, routine }: Placed): boolean {
  const exit = stops(statement.body) ?? stops(statement.alternative);
  const isNo = /^[Ff]alse$/.test(exit?.tokens[1]?.text ?? "");
  return isCheckName(lastNameOf(routine)) && !isNo;
}

function isNearMoney({ path }: Routine, { words }: Guard): boolean {
  return isAboutMoney(path, words) || speaksOf("movesMoney", path);
}

/** By what it compares, by what it says when it stops, and by what it stands before. */
function protectsMoney(guard: Guard, { path }: Routine, file: string): boolean {
  const exits = guard.branch.map(({ tokens }) => textOf(tokens.slice(0, 40)));
  if (!isBareError(guard))
    return speaksOf("protects", guard.words, ...exits) || protectsByPlace(guard, path, file);
  const source = sourceOf(guard).slice(0, 40);
  const names = callsIn(source).map(({ name }) => name);
  return names.some(isCheckName) && speaksOf("money", path, textOf(source));
}

function protectsByPlace(guard: Guard, path: string | null, file: string): boolean {
  if (asksOnlyWhatIsThere(guard)) return false;
  return speaksOf("movesMoney", path) || setsUpContract(path, file);
}

/** What a contract is set up with, all its money is kept by. */
function setsUpContract(path: string | null, file: string): boolean {
  const name = path?.split(".").at(-1) ?? "";
  return /\.(?:sol|vy|cairo|move)$/.test(file) && speaksOf("takesOver", name);
}

function messageOf({ guard, routine, fate }: LostGuard): Sentence {
  const place = routine.path === null ? say`` : say` in ${routine.path}`;
  const words = shortened(guard.words);
  const check = say`The check${place} that stopped when ${words}`;
  const call = say`The call of ${words}${place} stopped what was wrong;`;
  const isCall = guard.kind === "call";
  switch (fate.kind) {
    case "toothless":
      return say`${check} is still written there, and stops nothing: people are told, and it goes on.`;
    case "silenced":
      return say`The check${place} stopped with an error when ${words}; it still stops then, without one: whoever called it goes on.`;
    case "other-operand":
      return say`${check} now compares ${fate.operand.is}, in place of what ${fate.operand.was} held.`;
    case "weaker":
      return say`${check} became ${shownCode(fate.now.step.statement.tokens)}: ${fate.because}.`;
    case "replaced":
      return say`${check} is gone; where it was stands ${shownCode(fate.now.step.statement.tokens)}, which may ask for less.`;
    case "conditional": {
      const when = shortened(readableOf(fate.onlyWhen));
      return isCall
        ? say`${call} now it only runs when ${when}.`
        : say`${check} now only runs when ${when}.`;
    }
    case "gone":
      return isCall
        ? say`${call} it is gone, and nothing in this file takes its place.`
        : say`${check} is gone; nothing stops it now.`;
    default:
      return fate satisfies never;
  }
}
