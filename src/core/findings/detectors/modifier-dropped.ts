/** Detector: a function or a route no longer asks who calls. */
import { pathOf } from "../../../domain/change.ts";
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import { readableOf } from "../../syntax/statement.ts";
import { callsIn } from "../calls/call.ts";
import { lostGatesOf } from "../checks/gate.ts";
import { guardsOf } from "../checks/guard.ts";
import { asksForAccess, isOpen, keyOf, type Mark, type Marked, markedIn } from "../checks/marks.ts";
import type { Detector, Lines, Suspicion } from "../detector.ts";
import type { Routine } from "../sides/routine.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf, linesOf, ofPair, ofRemoved, shortened } from "../suspicion.ts";
import { speaksOf } from "../words/lexicon.ts";

export const modifierDropped: Detector = {
  id: "modifier-dropped",
  version: 2,
  title: "access mark dropped",
  family: "guard",
  asks: "Did a function or a route lose the modifier, decorator or middleware that decides who may call it?",
  why: "`onlyOwner`, `@login_required` or `requireAuth` is one word beside the code that it protects; without it everything works as before, for everybody.",
  remedy:
    "Put the mark back, or show where the same thing is asked for now: in the body, in the class, in the router above.",
  whenWrong:
    "It fires when the protection moved into another file or to the server in front. It says nothing when another mark that asks for something took the place of the old one, as it cannot tell which is stronger, unless the old one asked for the owner, and nothing of a modifier whose body was emptied in another file.",
  severity:
    "critical when a contract's function that moves money or hands out power lost it; high when such a function or route of other code did, or now lets in everybody; else medium",
  patterns: ["G10", "G12"],
  options: [],
  looksAt: "text",
  detect: (reading) => [...fromFunctions(reading), ...fromRoutes(reading)],
};

function fromFunctions(reading: Reading): readonly Suspicion[] {
  const now = new Map(markedIn(reading.after.routines).map((marked) => [keyOf(marked), marked]));
  const states = markedIn(reading.before.routines).flatMap((old) => {
    const after = now.get(keyOf(old)) ?? renamed(old, reading, now);
    return after === undefined ? [] : [{ old, after }];
  });
  return states.flatMap(({ old, after }) => {
    const lost = lostBetween(old, after);
    if (lost === null || isAskedInside(old, after, reading)) return [];
    const pair = { before: old.placed, after: after.placed };
    const severity = severityOf(old, lost, reading);
    const suspicion = ofPair(pair, { severity, message: messageOf(old, lost), about: lost.text });
    return [{ ...suspicion, before: fromMark(old, lost), after: withMarks(after) }];
  });
}

function fromMark({ placed }: Marked, { line }: Mark): Lines {
  const head = linesOf(placed);
  return { startLine: Math.min(line, head.startLine), endLine: head.endLine };
}

function withMarks({ placed, marks }: Marked): Lines {
  const head = linesOf(placed);
  return {
    startLine: Math.min(head.startLine, ...marks.map(({ line }) => line)),
    endLine: head.endLine,
  };
}

/** The same function with another name or other parameters. */
function renamed(
  { placed }: Marked,
  { matching }: Reading,
  now: ReadonlyMap<string, Marked>,
): Marked | undefined {
  const pair = matching.edited.find(({ before }) => before.step === placed.step);
  return pair && [...now.values()].find(({ placed: { step } }) => step === pair.after.step);
}

interface Lost extends Mark {
  /** What stands there instead; null: nothing. */
  readonly instead: string | null;
  /** What stands there instead asks who calls as well. */
  readonly isAsked?: true;
}

function isOfOwner(text: string): boolean {
  return /owner|admin|govern|timelock|multi_?sig/i.test(text);
}

function lostBetween(old: Marked, after: Marked): Lost | null {
  const texts = new Set(after.marks.map(({ text }) => text));
  const before = new Set(old.marks.map(({ text }) => text));
  const gone = old.marks.filter((mark) => asksForAccess(mark) && !texts.has(mark.text));
  const fresh = after.marks.filter(({ text }) => !before.has(text));
  const [lost] = gone;
  const opened = fresh.find(({ text }) => isOpen(text));
  if (lost === undefined) return widened(old, after);
  if (opened !== undefined) return { ...lost, instead: opened.text };
  const replacing = fresh.filter(asksForAccess);
  const weaker = replacing.find(({ text }) => !isOfOwner(text));
  if (isOfOwner(lost.text) && weaker !== undefined)
    return { ...lost, instead: weaker.text, isAsked: true };
  return gone.length > replacing.length && !isRenamed(gone, replacing)
    ? {
        ...(gone.find(({ name }) => !replacing.some((mark) => mark.name === name)) ?? lost),
        instead: null,
      }
    : null;
}

function isRenamed(gone: readonly Mark[], replacing: readonly Mark[]): boolean {
  return (
    replacing.length > 0 && gone.every(({ name }) => replacing.some((mark) => mark.name === name))
  );
}

/** `internal` became `public`, in a contract, and nothing asks who calls. */
function widened(old: Marked, after: Marked): Lost | null {
  const was = headWords(old);
  const is = headWords(after);
  const wasClosed = was.has("internal") || was.has("private");
  const isPublic = is.has("public") || is.has("external");
  if (!was.has("function") || !wasClosed || !isPublic || is.has("view") || is.has("pure"))
    return null;
  if (after.marks.some(asksForAccess) || !speaksOf("movesMoney", old.name)) return null;
  const name = was.has("internal") ? "internal" : "private";
  return {
    name,
    text: name,
    line: old.placed.step.statement.startLine,
    instead: is.has("public") ? "public" : "external",
  };
}

function headWords({ placed }: Marked): ReadonlySet<string> {
  return new Set(placed.step.statement.tokens.map(({ text }) => text));
}

/** The body asks now: `_checkOwner()`, `require(msg.sender == owner)`. */
function isAskedInside(old: Marked, after: Marked, reading: Reading): boolean {
  const [was, is] = [bodyOf(old, reading.before.routines), bodyOf(after, reading.after.routines)];
  if (is === undefined) return false;
  const known = new Set((was?.steps ?? []).map(({ text }) => text));
  const fresh = is.steps.filter(({ text }) => !known.has(text));
  const guards = new Set(guardsOf(is).map(({ step }) => step));
  return fresh.some(
    (step) =>
      (guards.has(step) && speaksOf("asker", step.text)) ||
      callsIn(step.statement.tokens).some(({ name }) => speaksOf("access", name)),
  );
}

function bodyOf(
  { placed: { step }, name }: Marked,
  routines: readonly Routine[],
): Routine | undefined {
  const path = [...step.holders, name].join(".");
  return routines.find((routine) => routine.path === path);
}

function severityOf(old: Marked, { name, instead, isAsked }: Lost, { file }: Reading): Severity {
  if (isAsked === true) return "medium";
  const head = headWords(old);
  const matters =
    speaksOf("movesMoney", old.name, ...old.placed.step.holders) ||
    speaksOf("power", old.name) ||
    /^only|^initializer$|^reinitializer$/.test(name);
  const isContract = pathOf(file).endsWith(".sol") && !head.has("view") && !head.has("pure");
  if (isContract && matters) return "critical";
  return matters || instead !== null ? "high" : "medium";
}

function messageOf({ name, placed }: Marked, { text, instead, isAsked }: Lost): Sentence {
  const holder = placed.step.holders.at(-1);
  const subject = holder === undefined ? say`${name}` : say`${name} of ${holder}`;
  const mark = shortened(readableOf(text));
  if (isAsked === true)
    return say`${subject} had ${mark} and now has ${shortened(readableOf(instead ?? ""))}: others may call it now.`;
  return instead === null
    ? say`${subject} lost ${mark}: whoever it kept out may call it now.`
    : say`${subject} had ${mark} and now has ${shortened(readableOf(instead))}: whoever it kept out may call it now.`;
}

function fromRoutes(reading: Reading): readonly Suspicion[] {
  return lostGatesOf(reading).map((gate) => {
    const { lost, opened, placed, path } = gate;
    const around = [path, placed.step.text.slice(0, 400), pathOf(reading.file)];
    const matters = speaksOf("movesMoney", ...around) || speaksOf("power", path);
    const severity = matters || opened !== null ? "high" : "medium";
    if (gate.pair === null)
      return ofRemoved(placed, reading, {
        severity,
        message: say`${lost} stood before everything that follows in this file; it is gone, and nothing asks instead.`,
      });
    const route = path === null ? say`This route` : say`The route ${shortened(path)}`;
    const message =
      opened === null
        ? say`${route}${insideOf(placed)} no longer goes through ${lost}: whoever that kept out gets in now.`
        : say`${route}${insideOf(placed)} went through ${lost} and is now ${opened}: everybody gets in.`;
    return ofPair(gate.pair, { severity, message });
  });
}
