/** Checks that a function has through what it calls, told in its own words. */
import { textOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import { callsIn } from "../calls/call.ts";
import { conjunctsOf } from "../conditions/condition.ts";
import type { Routine, Step } from "../sides/routine.ts";
import type { Failing } from "./failing.ts";
import { type Guard, guardsOf } from "./guard.ts";

const mostCallees = 50;

/** By the last word of the path: `rank` of `Book.rank`. */
export type RoutinesByName = ReadonlyMap<string, readonly Routine[]>;

export function lastNameOf(routine: Routine): string {
  return routine.path?.split(".").at(-1) ?? "";
}

export function byLastName(routines: readonly Routine[]): RoutinesByName {
  return Map.groupBy(routines, lastNameOf);
}

/** One step down: what a called function calls in turn is not followed. */
export function guardsOfCallees(
  now: Routine,
  routines: RoutinesByName,
  failing: Failing,
): readonly Guard[] {
  return now.steps
    .filter((step) => step.isReachable)
    .flatMap((step) => callsIn(step.statement.tokens).map((call) => ({ call, step })))
    .filter(({ call }) => routines.has(call.name))
    .slice(0, mostCallees)
    .flatMap(({ call, step }) =>
      (routines.get(call.name) ?? [])
        .filter((callee) => callee !== now)
        .flatMap((callee) =>
          guardsOf(callee, failing).map((guard) => seenFrom(guard, callee, call.arguments, step)),
        ),
    );
}

/** What a call hands over. */
export type Values = readonly (readonly Token[])[];

/** With the caller's arguments for parameters, and the conditions under which it calls. */
export function seenFrom(guard: Guard, callee: Routine, given: Values, step: Step): Guard {
  const names = argumentsOf(callee, given);
  const rename = (text: string): string =>
    text.replaceAll(/[^\s()]+/g, (word) => names.get(word) ?? word);
  return {
    ...guard,
    key: rename(guard.key),
    conjuncts: guard.conjuncts.map(rename),
    under: [...guard.under.map(rename), ...step.under.flatMap(conjunctsOf)],
  };
}

function argumentsOf(callee: Routine, given: Values): ReadonlyMap<string, string> {
  const named = callee.parameters.filter(
    (name) => name !== "self" && name !== "cls" && name !== "",
  );
  return new Map(
    named.map((name, index) => {
      const value = given[index];
      return [name, value === undefined ? name : textOf(value)];
    }),
  );
}
