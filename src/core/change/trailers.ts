/** People named in a commit message. They only ever add hands (A07, A09), so any line counts. */
import type { Signature } from "../../domain/change.ts";
import { Problem } from "../../domain/problem.ts";
import { signatureOf } from "./signature.ts";

const naming = /^[ \t>]*(?:co-authored-by|signed-off-by|on-behalf-of)[ \t]*:(.*)$/is;
const folded = /^[ \t]/;
const most = 1_000;

/**
 * Each person once, in the order named. Squashing moves trailers into the middle of a message,
 * so we look at every line, not only at the last paragraph. Throws "malformed-input" past 1,000.
 */
export function parseTrailers(message: string): readonly Signature[] {
  const people = new Map<string, Signature>();
  for (const value of valuesOf(message)) {
    const person = signatureOf(value);
    people.set(`${person.name}\n${person.email}`, person);
    if (people.size > most)
      throw new Problem("malformed-input", `A commit message names more than ${most} people.`);
  }
  return [...people.values()];
}

/** What follows the colon, lines folded by indentation joined again. */
function valuesOf(message: string): readonly string[] {
  const values: string[][] = [];
  let open: string[] | null = null;
  for (const line of message.split(/\r\n|\r|\n/)) {
    const value = naming.exec(line)?.[1];
    if (value === undefined) {
      if (!folded.test(line)) open = null;
      open?.push(line);
    } else {
      open = [value];
      values.push(open);
    }
  }
  return values.map((parts) => parts.join(" ").trim()).filter((value) => value !== "");
}
