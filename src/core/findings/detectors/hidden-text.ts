/** Detector: a line holds characters or code that nobody sees. */
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import type { Detector, Suspicion } from "../detector.ts";
import type { Line } from "../sides/line.ts";
import type { Reading } from "../sides/subject.ts";
import { freshLinesOf, ofLine } from "../suspicion.ts";
import { isAlways, isMachineMade, isProse, isTranslation } from "../words/purpose.ts";

export const hiddenText: Detector = {
  id: "hidden-text",
  version: 2,
  title: "hidden text",
  family: "evasion",
  asks: "Does a new line hold characters that cannot be seen, or code far off the screen?",
  why: "Invisible characters let the compiler read another text than the reviewer does: a string that ends early, a comment that does not, a whole programme in characters without a shape.",
  remedy: "Take the characters out, or write them as escapes that everybody can see.",
  whenWrong:
    "It fires on a text in Arabic or Hebrew that was put into code, and on a line that was pasted from a document. It does not see what the old side already had, the long lines of bundled code, nor a text that is hidden by its colour on some page.",
  severity:
    "critical for characters that turn the order of the text, end a line for the compiler only or carry a hidden message, and for code beyond a long run of spaces; high for other invisible ones; medium in texts for people",
  patterns: ["E1", "E4"],
  options: [],
  looksAt: "text",
  inTests: true,
  detect: (reading) =>
    freshLinesOf(reading).flatMap((line) => [
      ...invisibleIn(line, reading),
      ...offScreen(line, reading),
    ]),
};

/** Made by a tool: tables of all characters are usual there, and nobody reads it as it is. */
function isBundled({ file }: Reading, text: string): boolean {
  return isAlways(file, isMachineMade) && text.length > longestRead;
}

const longestRead = 1_000;

interface Kind {
  readonly pattern: RegExp;
  readonly title: Sentence;
  readonly severity: Severity;
}

/** The worst first: one finding a line is enough. */
const kinds: readonly Kind[] = [
  {
    pattern: /[\u202A-\u202E\u2066-\u2069]/u,
    title: say`a character that turns the direction of the text, so that it is shown in another order than it is read`,
    severity: "critical",
  },
  {
    pattern: /[\u{E0000}-\u{E007F}]/u,
    title: say`characters without a shape that spell a hidden message`,
    severity: "critical",
  },
  {
    pattern: /[\u{E0100}-\u{E01EF}]|[\uFE00-\uFE0F]{2}/u,
    title: say`variation selectors without a letter to vary, which can carry any code`,
    severity: "critical",
  },
  {
    pattern: /[\u2028\u2029\u0085\u000B\u000C]./u,
    title: say`a line break that the editor does not show and the compiler may obey`,
    severity: "critical",
  },
  {
    pattern: /\r(?!$)|[\u0000-\u0008\u000E-\u001F\u007F\u0080-\u0084\u0086-\u009F]/u,
    title: say`a control character, which can overwrite what a terminal shows`,
    severity: "critical",
  },
  {
    pattern: /[\u200B\u2060-\u2064\u00AD\uFEFF\u180E\u115F\u1160\u3164\uFFA0]|\u034F/u,
    title: say`a character that takes no room`,
    severity: "high",
  },
  {
    pattern: /[A-Za-z0-9_$]\u200D|\u200D[A-Za-z0-9_$]|[A-Za-z0-9_$]\u200C|\u200C[A-Za-z0-9_$]/u,
    title: say`a joiner that takes no room within a word`,
    severity: "high",
  },
  {
    pattern: /[\u200E\u200F\u061C]/u,
    title: say`a mark that turns the direction of the text`,
    severity: "high",
  },
];
const anything = /[^\t\n\x20-\x7E]/;
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
/** England, Scotland and Wales have flags that end in characters without a shape. */
const flags = /\u{1F3F4}[\u{E0020}-\u{E007E}]{2,8}\u{E007F}/gu;

function invisibleIn({ line, text }: Line, reading: Reading): readonly Suspicion[] {
  if (!anything.test(text) || isBundled(reading, text)) return [];
  const shown = (line === 1 ? text.replace(/^\uFEFF/, "") : text).replaceAll(flags, "");
  const kind = kinds.find(({ pattern }) => pattern.test(shown));
  if (kind === undefined) return [];
  const severity = severityOf(kind, shown, reading);
  if (severity === null) return [];
  const found = kind.pattern.exec(shown);
  const message = say`The line holds ${kind.title}: ${codesOf(found?.[0] ?? "")} after ${visible(shown.slice(0, found?.index ?? 0))}.`;
  return [ofLine(reading, line, text, { severity, message })];
}

function severityOf({ severity }: Kind, text: string, { file }: Reading): Severity | null {
  const isForPeople = isAlways(file, isProse, isTranslation);
  if (!isForPeople) return severity;
  if (rightToLeft.test(text) || severity === "high") return null;
  return "medium";
}

/** `U+202E`; only what is not seen. */
function codesOf(text: string): string {
  const codes = [...text].flatMap((character) => {
    const code = character.codePointAt(0) ?? 0;
    return code > 0x20 && code < 0x7f
      ? []
      : [`U+${code.toString(16).toUpperCase().padStart(4, "0")}`];
  });
  return codes.slice(0, 4).join(" ");
}

function visible(text: string): string {
  return `…${text
    .replaceAll(/[^\x20-\x7E]/g, "")
    .trim()
    .slice(-30)}`;
}

const run = /\S(\s{40,})(?=\S)|^(\s{140,})(?=\S)/;
/** Beyond, a page with a diff has to be scrolled. */
const lastColumn = 140;

/** Code that starts beyond the edge of the screen. */
function offScreen({ line, text }: Line, reading: Reading): readonly Suspicion[] {
  if (text.length <= lastColumn || isAlways(reading.file, isProse)) return [];
  const found = run.exec(text.slice(0, 5_000));
  if (found === null) return [];
  const column = found.index + found[0].length;
  const rest = text.slice(column).trim();
  if (column < lastColumn || /^(?:\\|\/\/|#|\/\*|\*|--|["'`+|]+$|["'`|][,;)]*$)/.test(rest))
    return [];
  const message = say`After ${(found[1] ?? found[2] ?? "").length} spaces, where no screen shows it, the line goes on: ${rest.slice(0, 80)}`;
  return [ofLine(reading, line, text, { severity: "critical", message })];
}
