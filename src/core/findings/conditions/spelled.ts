/** Conditions that are kept under a name first: what the name stands for. */
import type { Token } from "../../syntax/token.ts";
import { assignmentOf } from "../calls/assignment.ts";
import type { Routine } from "../sides/routine.ts";
import { type Logic, logicOf, negated } from "./condition.ts";

const mostSteps = 2_000;
const mostTokens = 60;
const known = new WeakMap<Routine, ReadonlyMap<string, readonly Token[]>>();

/** One name deep, where it is assigned once in its function. */
export function spelled(logic: Logic, routine: Routine): Logic {
  if (logic.kind !== "leaf")
    return { ...logic, of: logic.of.map((part) => spelled(part, routine)) };
  const [, not, name] = /^(not )?([\p{L}_$][\p{L}\p{N}_$]*)$/u.exec(logic.text) ?? [];
  const value = name === undefined ? undefined : definitionsOf(routine).get(name);
  if (value === undefined) return logic;
  const meant = logicOf(value);
  // A call or a lookup says no more than its name.
  if (meant.kind === "leaf" && !/[<>]|[=!]=/.test(meant.text)) return logic;
  return not === undefined ? meant : negated(meant);
}

function definitionsOf(routine: Routine): ReadonlyMap<string, readonly Token[]> {
  const definitions = known.get(routine) ?? readDefinitions(routine);
  known.set(routine, definitions);
  return definitions;
}

function readDefinitions({ steps }: Routine): ReadonlyMap<string, readonly Token[]> {
  const definitions = new Map<string, readonly Token[]>();
  const assigned = new Set<string>();
  for (const { statement } of steps.slice(0, mostSteps)) {
    if (statement.kind !== "simple") continue;
    const assignment = assignmentOf(statement.tokens);
    const [name, second] = assignment?.names ?? [];
    if (assignment === null || name === undefined || second !== undefined) continue;
    // A name that is assigned twice may hold either value.
    if (assigned.has(name) || assignment.value.length > mostTokens) definitions.delete(name);
    else definitions.set(name, assignment.value);
    assigned.add(name);
  }
  return definitions;
}
