/** Ways around the check on the base branch, as the page of a decision tells them. */
import type { Decision } from "../../domain/decision.ts";
import { say } from "../../domain/sentence.ts";
import { weaknessWords } from "../branch-rules/words.ts";
import { type Block, heading } from "./page.ts";

/** What only cannot be seen is no way around yet: it goes with the small print. */
export function waysAround({ weaknesses, baseRef }: Decision): readonly Block[] {
  const words = (kinds: typeof weaknesses) =>
    kinds.map((weakness) => weaknessWords(weakness, baseRef));
  const ways = words(weaknesses.filter(({ kind }) => kind !== "bypass-unknown"));
  const unseen = words(weaknesses.filter(({ kind }) => kind === "bypass-unknown"));
  const small = unseen.map((sentence) => ({ kind: "small", sentence }) as const);
  if (ways.length === 0) return small;
  const title = heading(say`Ways around this check on ${baseRef}`);
  return [title, { kind: "list", items: ways }, ...small];
}
