/** Decides, and keeps beside the decision what it was made of. */
import type { Inputs, Judgement } from "../../domain/evidence.ts";
import { decide } from "../decide.ts";

export function judgementOf(inputs: Inputs): Judgement {
  const { snapshot, policy, facts, people } = inputs;
  const told = facts.map(({ fact }) => fact);
  return { decision: decide(snapshot, policy, told, people), inputs };
}
