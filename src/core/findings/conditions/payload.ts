/** What a branch does that matters: money moves, or somebody else gets it. */
import type { Statement } from "../../syntax/statement.ts";
import { assignmentOf } from "../calls/assignment.ts";
import { invocationsIn } from "../calls/invocation.ts";
import { namesRecipient } from "../destinations/recipient.ts";
import { speaksOf } from "../words/lexicon.ts";

const mostStatements = 200;

export interface Payload {
  readonly kind: "call" | "assignment";
  /** As it is written; hostile text. */
  readonly name: string;
}

/** The first such call or assignment of a block; null where there is none. */
export function payloadOf(block: readonly Statement[]): Payload | null {
  for (const { tokens } of flat(block)) {
    const call = invocationsIn(tokens).find(({ name }) => speaksOf("transferCall", name));
    if (call !== undefined) return { kind: "call", name: call.path };
    const name = assignmentOf(tokens)?.names.find(
      (each) => namesRecipient(each) || speaksOf("amount", each),
    );
    if (name !== undefined) return { kind: "assignment", name };
  }
  return null;
}

export function flat(block: readonly Statement[]): readonly Statement[] {
  const all: Statement[] = [];
  const waiting = [...block].reverse();
  while (waiting.length > 0 && all.length < mostStatements) {
    const statement = waiting.pop();
    if (statement === undefined) break;
    all.push(statement);
    waiting.push(...statement.alternative.toReversed(), ...statement.body.toReversed());
  }
  return all;
}
