/** Checks that became others of the same things, and ask for less by what they ask now. */
import { type Sentence, say } from "../../../domain/sentence.ts";
import type { Token } from "../../syntax/token.ts";
import type { Edited } from "../sides/matching.ts";
import { shownCode } from "../suspicion.ts";
import type { Guard } from "./guard.ts";
import { asksWho } from "./plain.ts";

/** Why it asks for less; null where nothing says so. */
export function weakerBecause(guard: Guard, pair: Edited | undefined): Sentence | null {
  if (pair === undefined || guard.kind !== "condition") return null;
  const lost = onlyIn(pair.before.step.statement.tokens, pair.after.step.statement.tokens);
  const fresh = onlyIn(pair.after.step.statement.tokens, pair.before.step.statement.tokens);
  return reasons.map((reason) => reason(guard, lost, fresh)).find((each) => each !== null) ?? null;
}

type Reason = (guard: Guard, lost: readonly Token[], fresh: readonly Token[]) => Sentence | null;

const reasons: readonly Reason[] = [
  (guard, lost, fresh) => {
    const [was, is] = [lost.find(isFixed), fresh.find(isFixed)];
    return was !== undefined && is !== undefined && asksWho(guard.words)
      ? say`it asks for ${shownCode([is])} in place of ${shownCode([was])}`
      : null;
  },
  (_, lost, fresh) =>
    has(lost, membership) && has(fresh, partial) ? say`it looks at a part of it alone` : null,
  (_, __, fresh) =>
    has(fresh, outside) ? say`what it compares comes from outside of the code` : null,
  (_, lost, fresh) =>
    lost.length === 0 && has(fresh, cutting) ? say`what it compares is cut first` : null,
  (_, lost, fresh) =>
    lost.length === 0 && fresh.some(({ kind, text }) => kind === "number" && Number(text) > 1)
      ? say`a number is new in it that was not there`
      : null,
  (_, lost, fresh) =>
    has(lost, size) && !has(fresh, size) ? say`it counts nothing any more` : null,
  (_, lost, fresh) =>
    lost.length === 0 && fresh.some(({ text }) => text === "??")
      ? say`what it compares with may be given with the request`
      : null,
];

const membership = /^(?:has|includes|contains|equals|isEqual|in)$/;
const partial =
  /^(?:starts_?[wW]ith|ends_?[wW]ith|hasPrefix|hasSuffix|HasPrefix|HasSuffix|match|test|search|indexOf|slice|substr|substring)$/;
const outside = /^(?:env|environ|getenv|Getenv|LookupEnv|env_var)$/;
const cutting =
  /^(?:int|Int|min|Min|clamp|parseInt|trunc|floor|slice|substr|substring|toFixed|abs)$/;
const size = /^(?:length|size|len|count|Count|Length)$/;

function has(tokens: readonly Token[], form: RegExp): boolean {
  return tokens.some(({ kind, text }) => kind === "word" && form.test(text));
}

/** A text, or a name in capitals: what somebody wrote down. */
function isFixed({ kind, text }: Token): boolean {
  return kind === "string" || /^[A-Z][A-Z0-9_]{2,}$/.test(text);
}

function onlyIn(tokens: readonly Token[], others: readonly Token[]): readonly Token[] {
  const known = new Set(others.map(({ text }) => text));
  return tokens.filter(
    ({ kind, text }) => (kind !== "operator" || text === "??") && !known.has(text),
  );
}
