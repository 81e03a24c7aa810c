/** Detector: a name holds letters of another script that look like the usual ones. */
import { say } from "../../../domain/sentence.ts";
import type { Detector, Suspicion } from "../detector.ts";
import type { Line } from "../sides/line.ts";
import type { Reading } from "../sides/subject.ts";
import { freshLinesOf, ofLine } from "../suspicion.ts";
import { isAlways, isProse, isTranslation } from "../words/purpose.ts";

export const mixedScriptName: Detector = {
  id: "mixed-script-name",
  version: 2,
  title: "mixed-script name",
  family: "evasion",
  asks: "Does a word hold letters of another script that look like Latin ones?",
  why: "A Cyrillic а and a Latin a look the same and are two letters: a second function, a second host or a second key can carry the name that the reader knows.",
  remedy: "Write the word in one script; where a text for people needs both, keep it in the texts.",
  whenWrong:
    "It fires on a text for people in code that mixes scripts within one word. It does not see look-alikes of one script, such as a small l and a one, nor what the old side already had.",
  severity:
    "critical for a word of code or of a text in code that mixes Latin letters with letters that look like them",
  patterns: ["E2"],
  options: [],
  looksAt: "text",
  inTests: true,
  detect: (reading) => {
    if (isAlways(reading.file, isProse, isTranslation)) return [];
    return freshLinesOf(reading).flatMap((line) => suspicionOf(line, reading));
  },
};

/** Letters that are drawn as a Latin one, and that one. */
const twins: ReadonlyMap<string, string> = new Map(
  [..."аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅԌΑΒΕΖΗΙΚΜΝΟΡΤΥΧοօհոսցᎪᏴᏟᎬᎻᎫᏞᎷᏢᎡᏚᎢᏙᎳ"].map((letter, index) => [
    letter,
    "aeopcyxijshdqwABEKMHOPCTYXIJSGABEZHIKMNOPTYXoohnugABCEHJLMPRSTVW"[index] ?? "?",
  ]),
);
const foreign = /[\u0370-\u03FF\u0400-\u052F\u0530-\u058F\u13A0-\u13FF\uFF21-\uFF5A]/;
const word = /[\p{L}\p{M}]{1,200}/gu;

function suspicionOf({ line, text }: Line, reading: Reading): readonly Suspicion[] {
  const cut = text.slice(0, 4_000);
  if (!foreign.test(cut)) return [];
  const found = (cut.match(word) ?? []).find(isMixed);
  if (found === undefined) return [];
  const letters = [...found].filter(isTwin);
  const message = say`${found} is not ${letters.length === 0 ? "" : latinOf(found)}: ${letters.length === 1 ? say`one letter of it is` : say`${letters.length} letters of it are`} of another script (${codesOf(letters)}) and only ${letters.length === 1 ? say`looks` : say`look`} like it.`;
  return [ofLine(reading, line, text, { severity: "critical", message })];
}

/** Latin and its twins within one word. A word all in another script is that script's word. */
function isMixed(found: string): boolean {
  const letters = [...found];
  return letters.some((letter) => /[A-Za-z]/.test(letter)) && letters.some(isTwin);
}

function isTwin(letter: string): boolean {
  return twins.has(letter) || /[\uFF21-\uFF3A\uFF41-\uFF5A]/.test(letter);
}

function latinOf(text: string): string {
  return [...text]
    .map((letter) => twins.get(letter) ?? (isTwin(letter) ? letter.normalize("NFKC") : letter))
    .join("");
}

function codesOf(letters: readonly string[]): string {
  return letters
    .slice(0, 4)
    .map(
      (letter) => `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
    )
    .join(" ");
}
