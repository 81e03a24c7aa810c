/** Comparisons inside a condition, each turned so that it reads `smaller < larger`. */
import type { Logic } from "./condition.ts";

export interface Ordering {
  readonly smaller: string;
  readonly larger: string;
  /** True for `<=`: it also holds where both are equal. */
  readonly isInclusive: boolean;
}

const mostLeaves = 60;

export function orderingsIn(logic: Logic): readonly Ordering[] {
  return leavesOf(logic).slice(0, mostLeaves).flatMap(orderingOf);
}

function leavesOf(logic: Logic): readonly string[] {
  return logic.kind === "leaf" ? [logic.text] : logic.of.flatMap(leavesOf);
}

/** None where there are several in one, or none outside brackets. */
function orderingOf(text: string): readonly Ordering[] {
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

/** How one side of a comparison changed, where the other side stayed. */
export interface Stretch {
  readonly side: "smaller" | "larger";
  readonly way: "up" | "down";
}

/** `limit * 2` for `limit`; null where that is not how they differ. */
export function stretchOf(before: Ordering, after: Ordering): Stretch | null {
  if (before.isInclusive !== after.isInclusive) return null;
  if (before.larger === after.larger)
    return stretchedSide("smaller", before.smaller, after.smaller);
  if (before.smaller === after.smaller) return stretchedSide("larger", before.larger, after.larger);
  return null;
}

function stretchedSide(side: Stretch["side"], before: string, after: string): Stretch | null {
  const isLonger = after.startsWith(`${before} `);
  if (!isLonger && !before.startsWith(`${after} `)) return null;
  const rest = isLonger ? after.slice(before.length + 1) : before.slice(after.length + 1);
  const grows = growsBy(rest);
  if (grows === null) return null;
  return { side, way: grows === isLonger ? "up" : "down" };
}

/** Null where it cannot be told: a factor without a number may be below one. */
function growsBy(rest: string): boolean | null {
  const [sign, number] = rest.split(" ");
  if (sign === "+") return true;
  if (sign === "-" || sign === "/") return false;
  return sign === "*" && /^\d/.test(number ?? "") ? Number.parseFloat(number ?? "") >= 1 : null;
}
