/** Detector: a line is too long or too dense for people to read. */
import { type Path, pathOf } from "../../../domain/change.ts";
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import type { Detector } from "../detector.ts";
import type { Reading } from "../sides/subject.ts";
import { freshLinesOf, ofLine } from "../suspicion.ts";
import { isAlways, isMachineMade, isProse, isTest } from "../words/purpose.ts";

export const unreadableLine: Detector = {
  id: "unreadable-line",
  version: 2,
  title: "unreadable line",
  family: "evasion",
  asks: "Was a line added that nobody can read, or a made file changed by hand?",
  why: "A line of thousands of characters is cut off on every page and skipped by every eye; a payload in it, or a small change in a file that says it is made by a tool, is never read.",
  remedy: "Add the source and the command that makes the line, or break the line up.",
  whenWrong:
    "It fires on data that is kept in code, such as a list, a certificate or an encoded picture. It does not see long lines in files that are made by tools anyway, nor whether a made file is what its tool makes.",
  severity:
    "medium for a long line of code, or of encoded text that is decoded there; low for other long lines",
  patterns: ["E5"],
  options: [],
  looksAt: "text",
  detect: (reading) => {
    const { file } = reading;
    if (isAlways(file, isProse, isMachineMade, isTest) || !isCode(pathOf(file))) return [];
    const old = longestIn(reading);
    return freshLinesOf(reading)
      .filter(({ text }) => text.length > Math.max(longLine, old))
      .slice(0, 3)
      .flatMap(({ line, text }) => {
        const claim = claimOf(text.slice(0, 50_000));
        return claim === null ? [] : [ofLine(reading, line, text, claim)];
      });
  },
};

const longLine = 800;

function isCode(path: Path): boolean {
  return !/\.(?:json[c5]?|ya?ml|toml|xml|lock|conf|cfg|ini|sql|graphql|proto|tf|tfvars|plist|env|css|scss|less)$/i.test(
    path,
  );
}

/** A file that had such lines before is of that kind. */
function longestIn({ before }: Reading): number {
  return before.text.split("\n").reduce((most, { length }) => Math.max(most, length), 0);
}

function claimOf(text: string): { severity: Severity; message: Sentence } | null {
  const encoded = /[A-Za-z0-9+/=_-]{400,}|(?:\\x[\da-f]{2}){100,}|(?:\\u[\da-f]{4}){60,}/i.exec(
    text,
  )?.[0];
  const decodes =
    /\b(?:atob|b64decode|base64|fromCharCode|unhexlify|fromhex|decodeString|eval|exec|inflate|decompress|loads)\b/i.test(
      text,
    );
  if (encoded !== undefined)
    return {
      severity: decodes ? "medium" : "low",
      message: say`A line of ${text.length} characters holds an encoded text of ${encoded.length}, which nobody can read${decodes ? say`, and decodes it` : say``}.`,
    };
  const statements = text.split(/;|\{|\}/).length;
  return statements < 12
    ? null
    : {
        severity: "medium",
        message: say`A line of ${text.length} characters holds some ${statements} statements, which nobody can read.`,
      };
}
