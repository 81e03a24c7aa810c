/** Calls that pay, with whom they pay. */
import { textOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import { type Invocation, invocationsIn } from "../calls/invocation.ts";
import type { Placed } from "../sides/pairs.ts";
import { speaksOf } from "../words/lexicon.ts";

export interface Payment {
  /** Hostile text. */
  readonly name: string;
  readonly recipient: readonly Token[];
}

/** `venue.send(to, amount)`: told from `socket.send(message)`, which has no amount. */
export function paymentsIn({ step }: Placed): readonly Payment[] {
  if (step.statement.kind === "function" || step.statement.kind === "class") return [];
  return invocationsIn(step.statement.tokens).flatMap(paymentOf);
}

function paymentOf({ name, arguments: values }: Invocation): readonly Payment[] {
  if (!speaksOf("payingCall", name) || values.length < 2) return [];
  if (!values.some((value) => speaksOf("amount", textOf(value)))) return [];
  const [first] = values;
  const other = values.find((value) => value.length > 0 && !speaksOf("amount", textOf(value)));
  // A `FEE_ACCOUNT` has a word of an amount.
  const recipient = other ?? first;
  return recipient === undefined ? [] : [{ name, recipient }];
}

/** The same for every call: a member, a constant or a text, and nothing that it was given. */
export function isFixed({ recipient }: Payment, { routine }: Placed): boolean {
  const [first] = recipient;
  if (first === undefined || recipient.length > 6) return false;
  if (first.kind === "string") return true;
  const isMember = first.text === "this" || first.text === "self";
  const isConstant = /^[A-Z][A-Z0-9_]{2,}$/.test(first.text);
  return (isMember || isConstant) && !routine.parameters.includes(first.text);
}
