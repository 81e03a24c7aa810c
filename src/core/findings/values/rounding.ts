/** Which way a piece of code rounds. */
import { wordsOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import { speaksOf } from "../words/lexicon.ts";

export type Direction = "down" | "up" | "nearest";

/** Null where the word says nothing of rounding. `context`: what else the statement says. */
export function directionOf({ kind, text }: Token, context: string): Direction | null {
  if (kind === "number" || kind === "operator") return null;
  if (speaksOf("roundsUp", text)) return "up";
  if (speaksOf("roundsDown", text)) return "down";
  // `up` and `down` are words of many things.
  if (!speaksOf("rounding", text) && !speaksOf("roundingMode", context)) return null;
  const words = wordsOf(text);
  if (words.includes("up")) return "up";
  if (words.includes("down")) return "down";
  return speaksOf("roundsNearest", text) ? "nearest" : null;
}
