/** Detector: nothing makes sure any more that an order or a payment happens once. */
import type { Severity } from "../../../domain/finding.ts";
import { say } from "../../../domain/sentence.ts";
import type { Detector, Suspicion } from "../detector.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf, ofRemoved } from "../suspicion.ts";
import type { Setting } from "../values/setting.ts";
import { speaksOf } from "../words/lexicon.ts";

export const idempotencyDropped: Detector = {
  id: "idempotency-dropped",
  version: 1,
  title: "idempotency dropped",
  family: "order",
  asks: "Is the key gone that makes an order or a payment happen once?",
  why: "Without it a retry is a second payment. Knight Capital sent the same orders again and again because nothing told that they were filled.",
  remedy: "Give each order and each payment a key that stays the same when it is sent again.",
  whenWrong:
    "It fires where the key moved into a function of another file. It does not see a key that is there and new for each attempt.",
  severity: "high in a function that moves money or places orders; else medium",
  patterns: ["O9"],
  options: [],
  looksAt: "text",
  detect: (reading) =>
    reading.settings.removed
      .filter(({ name, sign }) => sign === "=" && speaksOf("onceKey", name))
      .slice(0, mostKeys)
      .flatMap((gone) => suspicionsOf(gone, reading)),
};

/** Beyond, a file is written anew. */
const mostKeys = 50;

function suspicionsOf(gone: Setting, reading: Reading): readonly Suspicion[] {
  const { name, placed } = gone;
  if (reading.after.text.includes(name)) return [];
  const path = placed.routine.path;
  const isKept = reading.after.routines.some((routine) => routine.path === path);
  if (path === null || !isKept) return [];
  const severity: Severity =
    speaksOf("movesMoney", path) || speaksOf("order", path) ? "high" : "medium";
  const message = say`${name}${insideOf(placed)} is gone from this file: what is sent again may now happen twice.`;
  const before = { startLine: gone.line, endLine: gone.line };
  return [{ ...ofRemoved(placed, reading, { severity, message, about: name }), before }];
}
