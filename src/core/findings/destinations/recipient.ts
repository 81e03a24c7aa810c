/** Where a statement says who gets the money. */

import { remembered } from "../../remembered.ts";
import { textOf, wordsOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import { assignmentOf } from "../calls/assignment.ts";
import { invocationsIn } from "../calls/invocation.ts";
import type { Placed } from "../sides/pairs.ts";
import { settingsIn } from "../values/setting-reader.ts";
import { speaksOf } from "../words/lexicon.ts";

export interface Recipient {
  /** The variable or argument, or the call that takes it. Hostile text. */
  readonly name: string;
  readonly value: readonly Token[];
  readonly how: "named" | "argument";
  /** Tells apart several of one name. */
  readonly index: number;
}

/** True for names of whoever gets the money: `to`, `feeRecipient`. */
export function namesRecipient(name: string): boolean {
  // A programme of Solana takes calls, not money.
  if (/program_?id$/i.test(name)) return false;
  const head = headOf(name);
  if (speaksOf("payee", head)) return true;
  return wordsOf(head).length === 1 && speaksOf("payeeAlone", head);
}

/** An `amount_for_recipient` is an amount. */
function headOf(name: string): string {
  const [head = name] = name.split(/(?<=[a-z0-9])(?:_(?:for|of|per)_|(?:For|Of|Per)(?=[A-Z]))/, 1);
  return head;
}

export const recipientsIn = remembered(workRecipientsIn);

function workRecipientsIn(placed: Placed): readonly Recipient[] {
  return [...assigned(placed), ...named(placed), ...handedOverIn(placed).filter(isRecipient)];
}

function assigned({ step }: Placed): readonly Recipient[] {
  const assignment = assignmentOf(step.statement.tokens);
  if (assignment === null) return [];
  const name = assignment.names.find(namesRecipient);
  return name === undefined ? [] : [{ name, value: assignment.value, how: "named", index: 0 }];
}

/** Arguments and keys of objects that have a name. */
function named(placed: Placed): readonly Recipient[] {
  const whole = assignmentOf(placed.step.statement.tokens);
  return settingsIn(placed)
    .filter(({ name, sign, tokens }) => {
      const isWhole = tokens.length > 0 && tokens[0] === whole?.value[0];
      return sign === "=" && !isWhole && namesRecipient(name);
    })
    .map(({ name, tokens }, index) => ({ name, value: tokens, how: "named", index }));
}

/** All arguments of calls that move money: `send(to, amount)`, `payable(to).transfer(amount)`. */
export function handedOverIn({ step }: Placed): readonly Recipient[] {
  // The head of a definition looks like a call of it.
  if (step.statement.kind === "function" || step.statement.kind === "class") return [];
  return invocationsIn(step.statement.tokens)
    .filter(({ name }) => speaksOf("transferCall", name) || name === "payable")
    .flatMap(({ name, arguments: values }) =>
      values.map((value, index): Recipient => ({ name, value, how: "argument", index })),
    );
}

export function isRecipient({ name, value }: Recipient): boolean {
  return name === "payable" || value.some(isRecipientWord);
}

function isRecipientWord({ kind, text }: Token): boolean {
  return kind === "word" && namesRecipient(text);
}

/** Two arms of a choice: `condition ? then : otherwise`, `then if condition else otherwise`. */
export interface Choice {
  readonly condition: string;
  readonly arms: readonly [readonly Token[], readonly Token[]];
}

/** The outermost one, through brackets that hold all of it. */
export function choiceIn(tokens: readonly Token[]): Choice | null {
  const bare = unwrapped(tokens);
  const marked = between(bare, "?", ":");
  if (marked !== null) return { condition: textOf(marked[0]), arms: [marked[1], marked[2]] };
  const worded = between(bare, "if", "else");
  if (worded === null) return null;
  const [then, condition, otherwise] = worded;
  if (then.length > 0) return { condition: textOf(condition), arms: [then, otherwise] };
  // `if (condition) then else otherwise` of Kotlin and Scala.
  const end = closingOf(condition);
  return end < 0
    ? null
    : {
        condition: textOf(condition.slice(0, end + 1)),
        arms: [condition.slice(end + 1), otherwise],
      };
}

function between(
  tokens: readonly Token[],
  first: string,
  second: string,
): readonly [readonly Token[], readonly Token[], readonly Token[]] | null {
  let depth = 0;
  let at = -1;
  for (const [index, { kind, text }] of tokens.entries()) {
    if (kind === "string") continue;
    if ("([{".includes(text)) depth += 1;
    if (")]}".includes(text)) depth -= 1;
    if (depth !== 0) continue;
    if (at < 0 && text === first) at = index;
    else if (at >= 0 && text === second)
      return [tokens.slice(0, at), tokens.slice(at + 1, index), tokens.slice(index + 1)];
  }
  return null;
}

function unwrapped(tokens: readonly Token[]): readonly Token[] {
  let bare = tokens.filter(({ text }) => text !== ";");
  while (bare[0]?.text === "(" && closingOf(bare) === bare.length - 1) bare = bare.slice(1, -1);
  return bare;
}

function closingOf(tokens: readonly Token[]): number {
  let depth = 0;
  for (const [index, { text }] of tokens.entries()) {
    if (text === "(") depth += 1;
    if (text === ")") depth -= 1;
    if (depth === 0) return text === ")" ? index : -1;
  }
  return -1;
}
