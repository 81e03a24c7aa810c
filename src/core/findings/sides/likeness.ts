/** How much two statements have in common. */
import type { Token } from "../../syntax/token.ts";

const mostTokens = 400;

/** Share of tokens that both have, each as often as it is there, from 0 to 1. */
export function likeness(one: readonly Token[], other: readonly Token[]): number {
  const left = one.slice(0, mostTokens);
  const right = other.slice(0, mostTokens);
  const counts = new Map<string, number>();
  for (const { text } of left) counts.set(text, (counts.get(text) ?? 0) + 1);
  let shared = 0;
  for (const { text } of right) {
    const count = counts.get(text) ?? 0;
    if (count === 0) continue;
    counts.set(text, count - 1);
    shared += 1;
  }
  return left.length + right.length === 0 ? 1 : (2 * shared) / (left.length + right.length);
}
