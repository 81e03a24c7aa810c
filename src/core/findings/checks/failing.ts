/** Functions that do nothing but fail: `function fail(reason) { throw new Refused(reason); }`. */
import { type Statement, textOf } from "../../syntax/statement.ts";
import { callOf } from "../calls/call.ts";
import { type Routine, stops } from "../sides/routine.ts";

/** Names of functions; whoever calls one gets no further. */
export type Failing = ReadonlySet<string>;

export const noFailing: Failing = new Set();

/** Of several functions of one name, all have to. */
export function failingIn(routines: readonly Routine[]): Failing {
  const failing = new Set<string>();
  const others = new Set<string>();
  for (const { steps } of routines)
    for (const { statement } of steps)
      if (statement.kind === "function" && statement.name !== null)
        (onlyFails(statement) ? failing : others).add(statement.name);
  return failing.difference(others);
}

/** The call in a block that ends what it stands in. */
export function failingCallIn(block: readonly Statement[], failing: Failing): Statement | null {
  if (failing.size === 0) return null;
  return block.find(({ kind, tokens }) => kind === "simple" && calls(tokens, failing)) ?? null;
}

function calls(tokens: Statement["tokens"], failing: Failing): boolean {
  const call = callOf(tokens);
  return call?.isWhole === true && failing.has(call.name);
}

/** Without a condition, and without a way out before it. */
function onlyFails({ body }: Statement): boolean {
  const end = stops(body);
  return end !== null && !isUnfinished(end) && !body.some(mayReturn);
}

/** What somebody else is to write. */
function isUnfinished({ tokens }: Statement): boolean {
  return /not.{0,3}implemented|abstract|unsupported/i.test(textOf(tokens.slice(0, 24)));
}

function mayReturn({ kind, body, alternative }: Statement): boolean {
  if (kind === "function" || kind === "class") return false;
  return kind === "return" || body.some(mayReturn) || alternative.some(mayReturn);
}
