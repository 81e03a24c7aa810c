/** Functions of one side, with the statements that run in them and under which conditions. */
import { type Statement, textOf } from "../../syntax/statement.ts";
import { conditionOf, isNever, type Logic, negated } from "../conditions/condition.ts";

/** A function with a name; callbacks in it belong to it. The text outside functions is one, too. */
export interface Routine {
  /** `Book.rank`; null outside functions. Hostile text. */
  readonly path: string | null;
  readonly parameters: readonly string[];
  /** Null outside functions. */
  readonly lines: { readonly startLine: number; readonly endLine: number } | null;
  readonly steps: readonly Step[];
}

/** A statement where it stands. */
export interface Step {
  readonly statement: Statement;
  /** Layout aside; long ones are cut. */
  readonly text: string;
  /** Conditions that hold when it is reached. */
  readonly under: readonly Logic[];
  /** Which branch of what it stands in, for pairing: the text of the head, and the branch. */
  readonly place: string;
  /** False after a `return`, or under a condition that never holds. */
  readonly isReachable: boolean;
  /** Names of the classes, functions and sections around it, from the outside. Hostile text. */
  readonly holders: readonly string[];
  readonly previous: Statement | null;
  readonly next: Statement | null;
}

interface Context {
  readonly routine: MutableRoutine;
  readonly path: readonly string[];
  readonly under: readonly Logic[];
  readonly place: string;
  readonly isReachable: boolean;
}

interface MutableRoutine extends Routine {
  readonly steps: Step[];
}

const exits: ReadonlySet<string> = new Set(["raise", "return", "continue", "break"]);
const mostUnder = 12;

export function routinesOf(statements: readonly Statement[]): readonly Routine[] {
  const outside: MutableRoutine = { path: null, parameters: [], lines: null, steps: [] };
  const routines = [outside];
  walk(
    statements,
    { routine: outside, path: [], under: [], place: "", isReachable: true },
    routines,
  );
  return routines;
}

/** True when a block ends what it stands in. */
export function stops(block: readonly Statement[]): Statement | null {
  return block.find((statement) => exits.has(statement.kind) || isAbort(statement)) ?? null;
}

function isAbort(statement: Statement): boolean {
  const head = textOf(statement.tokens.slice(0, 4));
  return /^(?:sys \. exit|process \. exit|os \. exit|os \. Exit|exit|abort|panic|revert|die|self \. fail|log \. Fatal)\b/.test(
    head,
  );
}

function walk(
  statements: readonly Statement[],
  context: Context,
  routines: MutableRoutine[],
): void {
  let isReachable = context.isReachable;
  for (const [index, statement] of statements.entries()) {
    const step: Step = {
      statement,
      text: textOf(statement.tokens),
      under: context.under,
      place: context.place,
      isReachable,
      holders: context.path,
      previous: statements[index - 1] ?? null,
      next: statements[index + 1] ?? null,
    };
    context.routine.steps.push(step);
    enter(step, { ...context, isReachable }, routines);
    // A handler or a case that stands beside others is another way, not what comes after.
    if (exits.has(statement.kind)) isReachable = false;
    if (statement.kind === "case" || statement.kind === "handler")
      isReachable = context.isReachable;
  }
}

function enter(step: Step, context: Context, routines: MutableRoutine[]): void {
  const { statement } = step;
  const place = `${statement.kind === "simple" ? "" : step.text.slice(0, 200)}`;
  switch (statement.kind) {
    case "function":
      enterFunction(statement, context, routines);
      return;
    case "class":
      walk(
        statement.body,
        { ...context, path: [...context.path, statement.name ?? ""], place: "class" },
        routines,
      );
      return;
    case "if": {
      const condition = conditionOf(statement);
      const opposite = negated(condition);
      walk(statement.body, { ...branch(context, condition), place: `${place} then` }, routines);
      walk(
        statement.alternative,
        { ...branch(context, opposite), place: `${place} else` },
        routines,
      );
      return;
    }
    default: {
      const never = statement.kind === "loop" && isNever(conditionOf(statement));
      const isReachable = context.isReachable && !never;
      const inner = { ...context, place, isReachable, under: underOf(statement, context) };
      walk(statement.body, inner, routines);
      walk(statement.alternative, { ...inner, place: `${place} else` }, routines);
    }
  }
}

const later =
  /^(?:go|defer) |^(?!await ).{0,80}\b(setTimeout|setInterval|setImmediate|queueMicrotask|nextTick|requestIdleCallback|runAsync|submit|spawn|launch|Task \. Run)\b(?: \(|$)/;

/** What a timer or another thread is given runs when the function has gone on. */
function underOf({ kind, tokens, body }: Statement, { under }: Context): readonly Logic[] {
  if (kind !== "simple" || body.length === 0) return under;
  const found = later.exec(textOf(tokens.slice(0, 24)));
  if (found === null) return under;
  const name = found[1] ?? found[0].trim();
  return [...under, { kind: "leaf", text: `${name} ( ) has run` } as const].slice(-mostUnder);
}

function branch(context: Context, condition: Logic): Context {
  return {
    ...context,
    under: [...context.under, condition].slice(-mostUnder),
    isReachable: context.isReachable && !isNever(condition),
  };
}

function enterFunction(statement: Statement, context: Context, routines: MutableRoutine[]): void {
  if (statement.name === null) {
    walk(
      statement.body,
      { ...context, place: "function", isReachable: context.isReachable },
      routines,
    );
    return;
  }
  const owners = statement.owner === null ? [] : [statement.owner];
  const path = [...context.path, ...owners, statement.name];
  const { parameters, startLine, endLine } = statement;
  const routine = { path: path.join("."), parameters, lines: { startLine, endLine }, steps: [] };
  routines.push(routine);
  walk(
    statement.body,
    { routine, path, under: [], place: "", isReachable: context.isReachable },
    routines,
  );
}
