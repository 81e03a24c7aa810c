/** Checks that stand around a function: in its modifiers and decorators, as far as this file has them. */
import type { Statement } from "../../syntax/statement.ts";
import { callsIn } from "../calls/call.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Routine, Step } from "../sides/routine.ts";
import { lastNameOf, seenFrom, type Values } from "./callees.ts";
import type { Failing } from "./failing.ts";
import { type Guard, guardsOf } from "./guard.ts";
import { asksForAccess } from "./marks.ts";

const mostMarks = 12;

/**
 * Only of the same contract or class, or of the file itself: which of several inherited ones is
 * meant is not to be seen here.
 */
export function guardsAround(
  now: Routine,
  routines: readonly Routine[],
  failing: Failing,
): readonly Guard[] {
  const [outside] = routines;
  const steps = outside?.steps ?? [];
  const head = headOf(now, steps);
  if (head === null || head.statement.marks.length === 0) return [];
  return head.statement.marks.slice(0, mostMarks).flatMap((mark) => {
    const asked = askedBy(nameOfMark(mark), head, steps);
    const routine = routines.find(({ path }) => path !== null && path === asked?.path);
    if (asked === null || routine === undefined) return [];
    return guardsOf(routine, failing).map((guard) => seenFrom(guard, routine, asked.given, head));
  });
}

/** Modifiers and decorators that a function had not before. */
export interface FreshMarks {
  readonly head: Placed;
  /** With their arguments. Hostile text. */
  readonly texts: readonly string[];
}

/**
 * Those that ask who calls, and that nobody can look into from here: `onlyOwner` of a library. Null
 * where there are none.
 */
export function freshMarksOf(old: InFile, now: InFile): FreshMarks | null {
  const [before, after] = [old, now].map(({ routine, routines }) =>
    headOf(routine, routines[0]?.steps ?? []),
  );
  const [outside] = now.routines;
  if (!after || outside === undefined) return null;
  const known = new Set(before?.statement.marks.map(nameOfMark));
  const texts = after.statement.marks.slice(0, mostMarks).filter((text) => {
    const name = nameOfMark(text);
    const isHere = now.routines.some((each) => lastNameOf(each) === name);
    return !known.has(name) && !isHere && asksForAccess({ name, text, line: 1 });
  });
  return texts.length === 0 ? null : { head: { step: after, routine: outside }, texts };
}

interface InFile {
  readonly routine: Routine;
  /** All of its file. */
  readonly routines: readonly Routine[];
}

/** Where a function is defined. */
function headOf(routine: Routine, steps: readonly Step[]): Step | null {
  const head = steps.find(
    ({ statement }) =>
      statement.kind === "function" &&
      statement.name === lastNameOf(routine) &&
      statement.startLine === routine.lines?.startLine,
  );
  return head ?? null;
}

/** `onlyRole` of `onlyRole ( ADMIN )`. */
function nameOfMark(mark: string): string {
  return /^[\p{L}\p{N}_$]+/u.exec(mark)?.[0] ?? "";
}

interface Asked {
  /** Of the function whose checks run before the marked one. */
  readonly path: string;
  readonly given: Values;
}

function askedBy(name: string, head: Step, steps: readonly Step[]): Asked | null {
  const { statement, holders } = head;
  const owner = holders.join(".");
  const found = steps.filter(
    (step) =>
      step.statement.kind === "function" &&
      step.statement.name === name &&
      (step.holders.length === 0 || step.holders.join(".") === owner),
  );
  const [definition] = found;
  if (definition === undefined || found.length > 1) return null;
  const path = [...definition.holders, name];
  if (definition.statement.tokens[0]?.text === "modifier") {
    const given = callsIn(statement.tokens).find((call) => call.name === name)?.arguments ?? [];
    return { path: path.join("."), given };
  }
  const wrapper = wrapperIn(definition.statement);
  if (wrapper === null) return null;
  const line = statement.startLine;
  const given = statement.parameters.map((text) => [{ kind: "word", text, line } as const]);
  return { path: [...path, wrapper].join("."), given };
}

/** The function that a decorator gives in place of the one it was given. */
function wrapperIn({ body }: Statement): string | null {
  const given = body.find(({ kind }) => kind === "return")?.tokens ?? [];
  const name = given.length === 2 ? given[1]?.text : undefined;
  const inner = body.filter((each) => each.kind === "function" && each.name === name);
  return name !== undefined && inner.length === 1 ? name : null;
}
