/** Conditions whose answer lets something happen or stops it, told by the names around them. */
import { type Statement, textOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import { callsIn, isCheckName } from "../calls/call.ts";
import type { Placed } from "../sides/pairs.ts";
import { speaksOf } from "../words/lexicon.ts";
import { conditionOf, type Logic, logicOf } from "./condition.ts";

export interface Decision {
  readonly logic: Logic;
  /** What it means that it holds. */
  readonly holding: Holding;
  /** The name that says so; hostile text. */
  readonly name: string;
}

export type Holding = "passes" | "stops";

/** What an answer `true` under this name means: `canWithdraw`, `is_blocked`; null when it says neither. */
export function holdingOf(name: string): Holding | null {
  if (speaksOf("denial", name)) return null;
  if (speaksOf("stops", name)) return "stops";
  return isCheckName(name) || speaksOf("permits", name) ? "passes" : null;
}

/** The last word of the path of a function. */
export function nameOf({ routine }: Pick<Placed, "routine">): string {
  return routine.path?.split(".").at(-1) ?? "";
}

/** The answer of a check, or a name that keeps one. */
export function decisionIn(placed: Placed): Decision | null {
  const { statement } = placed.step;
  const tokens = statement.tokens.filter(({ text }) => text !== ";");
  switch (statement.kind) {
    case "return":
      return named(nameOf(placed), tokens.slice(1));
    case "if":
      return answersYes(statement, nameOf(placed))
        ? { logic: conditionOf(statement), holding: "passes", name: nameOf(placed) }
        : null;
    case "simple":
      return assigned(tokens);
    default:
      return null;
  }
}

/** `if (…) return true` in a check, or `return nil` where an error says no: one of the ways to pass. */
function answersYes(statement: Statement, name: string): boolean {
  const [first, ...more] = statement.body;
  if (more.length > 0 || first?.kind !== "return" || holdingOf(name) !== "passes") return false;
  const answer = textOf(first.tokens);
  return (
    /^return [Tt]rue(?: , (?:nil|None|null))?$/.test(answer) ||
    (isCheckName(name) && isNothing.test(answer))
  );
}

const isNothing = /^return(?: (?:nil|None|null|undefined|Ok \( \( \) \)))?$/;

function named(name: string, tokens: readonly Token[]): Decision | null {
  const holding = holdingOf(name);
  return holding === null || tokens.length === 0 ? null : { logic: logicOf(tokens), holding, name };
}

const mostTokens = 300;

/** `ok = a && b`, `const isValid = (order) => a && b`. */
function assigned(tokens: readonly Token[]): Decision | null {
  if (tokens.length > mostTokens) return null;
  const at = tokens.findIndex(({ text }) => text === "=" || text === ":=");
  const name = tokens[at - 1]?.text === "]" ? undefined : nameBefore(tokens, at);
  if (at <= 0 || name === undefined) return null;
  const arrow = tokens.findIndex(({ text }, index) => index > at && text === "=>");
  return named(name, tokens.slice(Math.max(at, arrow) + 1));
}

/** `ok`, also of `ok: boolean`. */
function nameBefore(tokens: readonly Token[], at: number): string | undefined {
  const colon = tokens.slice(0, at).findIndex(({ text }) => text === ":");
  const last = tokens[(colon > 0 ? colon : at) - 1];
  return last?.kind === "word" ? last.text : undefined;
}

/** What a statement does that matters: money leaves, an order goes out; or something is stopped. */
export function effectOf(
  statement: Statement,
): { readonly name: string; readonly holding: Holding } | null {
  if (statement.kind === "function" || statement.kind === "class") return null;
  const names = callsIn(statement.tokens).map(({ name }) => name);
  const sends = names.find(isEffect);
  if (sends !== undefined) return { name: sends, holding: "passes" };
  const stopping = names.find((name) => speaksOf("stopCall", name));
  return stopping === undefined ? null : { name: stopping, holding: "stops" };
}

/** A call that moves money, signs, or places an order; telling people of it does not. */
export function isEffect(name: string): boolean {
  return speaksOf("transferCall", name) && !speaksOf("message", name) && !isCheckName(name);
}
