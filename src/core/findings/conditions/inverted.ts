/** A check that became the condition of what it protected: `if bad: return; x` as `if not bad: x`. */
import { textOf } from "../../syntax/statement.ts";
import type { Guard } from "../checks/guard.ts";
import type { Routine } from "../sides/routine.ts";
import { conditionOf, conjunctsOf, disjunctsOf, type Logic, negated } from "./condition.ts";

/** By the text of a statement: the conditions that keep it from running, each a set of conjuncts. */
export type Protections = ReadonlyMap<string, readonly (readonly string[])[]>;

export function protectionsOf(now: Routine): Protections {
  const protections = new Map<string, (readonly string[])[]>();
  for (const { statement } of now.steps) {
    if (statement.kind !== "if") continue;
    const condition = conditionOf(statement);
    for (const inner of statement.body) add(protections, textOf(inner.tokens), negated(condition));
    for (const inner of statement.alternative) add(protections, textOf(inner.tokens), condition);
  }
  return protections;
}

/** True when what followed the check now stands under its opposite. */
export function isInverted(guard: Guard, protections: Protections): boolean {
  const { next, statement } = guard.step;
  const follower = next ?? statement.alternative[0];
  if (follower === undefined || guard.kind === "call") return false;
  const ways = protections.get(textOf(follower.tokens)) ?? [];
  return ways.some((way) => way.every((part) => guard.conjuncts.includes(part)));
}

function add(protections: Map<string, (readonly string[])[]>, text: string, stops: Logic): void {
  const ways = protections.get(text) ?? [];
  if (ways.length < mostWays) ways.push(...disjunctsOf(stops).map(conjunctsOf));
  protections.set(text, ways);
}

const mostWays = 200;
