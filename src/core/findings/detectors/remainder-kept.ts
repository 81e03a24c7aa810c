/** Detector: what is left over after rounding now goes somewhere. */
import type { Severity } from "../../../domain/finding.ts";
import { say } from "../../../domain/sentence.ts";
import { callsIn } from "../call.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { speaksOf } from "../lexicon.ts";
import type { Placed } from "../pairs.ts";
import { insideOf, ofAdded, shownCode } from "../suspicion.ts";

export const remainderKept: Detector = {
  id: "remainder-kept",
  version: 1,
  title: "remainder kept",
  family: "rounding",
  asks: "Is a remainder, dust or a rounding difference now collected, or sent somewhere?",
  why: "Fractions of a cent of every payment, collected on one account, are the oldest fraud of programmers: no customer misses them, and the books add up.",
  remedy: "Say whose the remainder is, and book it where the other side can see it.",
  whenWrong:
    "It fires on honest features that collect fees or dust. It sees the words for what is left over; a remainder that is called anything else is not seen.",
  severity: "high where it is sent to somebody; medium where it is added up",
  patterns: ["R4"],
  options: [],
  looksAt: "text",
  detect: ({ matching }) => matching.added.flatMap(suspicionsOf),
};

function suspicionsOf(placed: Placed): readonly Suspicion[] {
  const severity = severityOf(placed);
  if (severity === null) return [];
  const code = shownCode(placed.step.statement.tokens);
  const message =
    severity === "high"
      ? say`What is left over${insideOf(placed)} is new to be sent away: ${code}.`
      : say`What is left over${insideOf(placed)} is new to be added up: ${code}.`;
  return [ofAdded(placed, { severity, message })];
}

function severityOf({ step, routine }: Placed): Severity | null {
  const { kind, tokens } = step.statement;
  if (kind !== "simple" || !tokens.some(isLeftover)) return null;
  const isSent = callsIn(tokens).some(
    ({ name, arguments: values }) =>
      speaksOf("transferCall", name) && values.some((value) => value.some(isLeftover)),
  );
  if (isSent) return "high";
  if (!speaksOf("amount", step.text) && !speaksOf("movesMoney", routine.path)) return null;
  const at = tokens.findIndex(({ text }) => text === "+=");
  return at > 0 && tokens.slice(at).some(isLeftover) ? "medium" : null;
}

function isLeftover({ kind, text }: { readonly kind: string; readonly text: string }): boolean {
  return kind === "word" && speaksOf("leftover", text);
}
