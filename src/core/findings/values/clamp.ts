/** Values that are cut off at a limit: `min(amount, MAX)`. */

import { textOf } from "../../syntax/statement.ts";
import { type Call, callsIn } from "../calls/call.ts";
import type { Edited } from "../sides/matching.ts";
import { speaksOf } from "../words/lexicon.ts";

export interface LostClamp {
  /** What was cut off. */
  readonly value: string;
  readonly limit: string;
}

/** A call that cut something off at a limit is gone, and the value itself stands in its place. */
export function lostClampIn({ before, after }: Edited): LostClamp | null {
  const { tokens } = after.step.statement;
  if (callsIn(tokens).some(isMinimum)) return null;
  const now = plain(after.step.text);
  for (const call of callsIn(before.step.statement.tokens).filter(isMinimum)) {
    const [one = "", other = ""] = call.arguments.map(textOf);
    const [limit, value] = isLimit(one) ? [one, other] : [other, one];
    if (!isLimit(limit) || isLimit(value) || value === "") continue;
    const isGone = !contains(now, plain(limit)) && contains(now, plain(value));
    if (isGone) return { value, limit };
  }
  return null;
}

function isMinimum({ name, arguments: values }: Call): boolean {
  return /^(?:min|minimum|fmin|clamp_max|cap)$/i.test(name) && values.length === 2;
}

function isLimit(text: string): boolean {
  return speaksOf("upperLimit", text);
}

/** Another kind of quotes is no other text. */
function plain(text: string): string {
  return text.replaceAll('"', "'");
}

function contains(text: string, part: string): boolean {
  return ` ${text} `.includes(` ${part} `);
}
