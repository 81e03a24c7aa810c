/** What a part of a condition is about, by its words: somebody, an exemption, a protection. */
import { speaksOf } from "./lexicon.ts";

const literal = /^(?:[fbru]{0,2}["'`].*["'`]|\d[\w.]*|-\s?\d[\w.]*)$/s;

/** `user . id == 42`: somebody is told from everybody else. */
export function namesSomebody(text: string): boolean {
  const sides = text.split(/ (?:===?|eq|is) /);
  const [left = "", right = ""] = sides;
  if (sides.length !== 2) return false;
  const [who, what] = literal.test(right) ? [left, right] : [right, left];
  return literal.test(what) && speaksOf("identity", who) && !isCategory(who, what);
}

/** `role`, `kind`, `status` and what is spelled like one tell groups, not people. */
export function isCategory(who: string, what: string): boolean {
  return speaksOf("category", who) || /^["'`](?:[A-Z][A-Z_]*|)["'`]$/.test(what);
}

/** `account . allow_negative`: a rule does not hold for whom this is said of. */
export function isExemption(text: string): boolean {
  return speaksOf("exemption", text) && !/[<>]/.test(text);
}

/** `order . signed`: something was checked. */
export function isProtection(text: string): boolean {
  const concepts = ["protective", "permits", "quorum", "access"] as const;
  return concepts.some((concept) => speaksOf(concept, text));
}
