/** The cases of `switch`, `match` and `when` as conditions. */
import type { Statement } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import { type Logic, logicOf } from "./condition.ts";

const heads: ReadonlySet<string> = new Set(["switch", "match", "when", "case", "select"]);
const leads: ReadonlySet<string> = new Set(["case", "when"]);
const ends: ReadonlySet<string> = new Set([":", "=>", "->"]);
/** What is taken when nothing else is. */
const others: ReadonlySet<string> = new Set(["_", "else", "default", "true"]);
const openers: ReadonlySet<string> = new Set(["(", "[", "{"]);
const closers: ReadonlySet<string> = new Set([")", "]", "}"]);

/**
 * When the case is taken, those before it aside; null for one that takes all that is left. Without
 * its holder, each is read as a condition of its own.
 */
export function conditionOfCase(one: Statement, holder: Statement | null): Logic | null {
  const subject = holder === null ? [] : subjectOf(holder);
  const { pattern, also } = partsOf(one);
  const ways = splitAt(pattern, subject.length === 0 ? [","] : [",", "|"])
    .filter((way) => way.length > 0 && !others.has(way[0]?.text ?? ""))
    .map((way) => (subject.length === 0 ? logicOf(way) : comparison(subject, way)));
  const taken: Logic | null = ways.length > 1 ? { kind: "any", of: ways } : (ways[0] ?? null);
  if (also.length === 0) return taken;
  const more = logicOf(also);
  // A name for the value compares nothing.
  const isName = pattern.length === 1 && /^[a-z_]\w*$/.test(pattern[0]?.text ?? "");
  return taken === null || isName ? more : { kind: "all", of: [taken, more] };
}

/** Empty where each case has a condition of its own. */
function subjectOf({ tokens }: Statement): readonly Token[] {
  const inner = tokens.filter(
    ({ text }, index) =>
      !((index === 0 || index === tokens.length - 1) && (heads.has(text) || text === ":")),
  );
  const isWrapped = inner[0]?.text === "(" && inner.at(-1)?.text === ")";
  const bare = isWrapped ? inner.slice(1, -1) : inner;
  return bare.length === 1 && bare[0]?.text === "true" ? [] : bare;
}

/** `n if n > 3`, `> 5 when x`: what it looks like, and what has to hold besides. */
function partsOf({ tokens }: Statement): Record<"pattern" | "also", readonly Token[]> {
  const from = leads.has(tokens[0]?.text ?? "") ? 1 : 0;
  const to = ends.has(tokens.at(-1)?.text ?? "") ? -1 : tokens.length;
  const inner = tokens.slice(from, to);
  const at = inner.findIndex(({ kind, text }) => kind === "word" && /^(?:if|when)$/.test(text));
  return at < 0
    ? { pattern: inner, also: [] }
    : { pattern: inner.slice(0, at), also: inner.slice(at + 1) };
}

function comparison(subject: readonly Token[], way: readonly Token[]): Logic {
  const [first] = way;
  const hasSign = /^(?:[<>]=?|[!=]=|is|in|not)$/.test(first?.text ?? "");
  const equals: Token = { kind: "operator", text: "==", line: first?.line ?? 1 };
  return logicOf([...subject, ...(hasSign ? [] : [equals]), ...way]);
}

function splitAt(
  tokens: readonly Token[],
  separators: readonly string[],
): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (openers.has(token.text)) depth += 1;
    if (closers.has(token.text)) depth -= 1;
    if (depth === 0 && separators.includes(token.text)) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}
