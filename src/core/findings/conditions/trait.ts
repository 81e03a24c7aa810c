/** What a part of a condition is about, by its words: somebody, an exemption, a protection. */
import { tokensOf } from "../../syntax/token.ts";
import { speaksOf } from "../words/lexicon.ts";
import { somebodiesIn } from "./somebody.ts";

const notation = { layout: "lines", comments: [], tripleQuotes: false } as const;

/** `user . id == 42`: somebody is told from everybody else. */
export function namesSomebody(text: string): boolean {
  return text.length < mostText && somebodiesIn(tokensOf(text, notation)).length > 0;
}

const mostText = 2_000;

/** `account . allow_negative`: a rule does not hold for whom this is said of. */
export function isExemption(text: string): boolean {
  return speaksOf("exemption", text) && !/[<>]/.test(text);
}

/** `order . signed`: something was checked. */
export function isProtection(text: string): boolean {
  const concepts = ["protective", "permits", "quorum", "access"] as const;
  return concepts.some((concept) => speaksOf(concept, text));
}
