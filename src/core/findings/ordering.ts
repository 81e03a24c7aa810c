/** Comparisons inside a condition, each turned so that it reads `smaller < larger`. */
import type { Logic } from "./condition.ts";

export interface Comparison {
  readonly smaller: string;
  readonly larger: string;
  /** True for `<=`: it also holds where both are equal. */
  readonly isInclusive: boolean;
}

const mostLeaves = 60;

export function comparisonsIn(logic: Logic): readonly Comparison[] {
  return leavesOf(logic).slice(0, mostLeaves).flatMap(comparisonOf);
}

function leavesOf(logic: Logic): readonly string[] {
  return logic.kind === "leaf" ? [logic.text] : logic.of.flatMap(leavesOf);
}

/** None where there are several in one, or none outside brackets. */
function comparisonOf(text: string): readonly Comparison[] {
  const parts = text.split(" ");
  const at = parts.findIndex(isSign);
  if (at < 1 || at === parts.length - 1 || parts.slice(at + 1).some(isSign)) return [];
  const left = parts.slice(0, at).join(" ");
  const right = parts.slice(at + 1).join(" ");
  const sign = parts[at] ?? "";
  const isInclusive = sign.endsWith("=");
  return sign.startsWith("<")
    ? [{ smaller: left, larger: right, isInclusive }]
    : [{ smaller: right, larger: left, isInclusive }];
}

function isSign(text: string): boolean {
  return text === "<" || text === "<=" || text === ">" || text === ">=";
}
