/** The exit status of a verdict. */
import type { Verdict } from "../../domain/decision.ts";
import { exits } from "./console.ts";

export function statusOf(verdict: Verdict): number {
  return verdict === "blocked" ? exits.held : exits[verdict];
}
