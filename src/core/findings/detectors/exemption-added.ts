/** Detector: accounts get a mark for whom a rule does not hold. */
import { pathOf } from "../../../domain/change.ts";
import { say } from "../../../domain/sentence.ts";
import type { Detector, Suspicion } from "../detector.ts";
import type { Reading } from "../sides/subject.ts";
import { freshLinesOf, ofLine } from "../suspicion.ts";
import { isAboutMoney, speaksOf } from "../words/lexicon.ts";

export const exemptionAdded: Detector = {
  id: "exemption-added",
  version: 1,
  title: "exemption for accounts",
  family: "identity",
  asks: "Is there a new mark on accounts or users that says that a rule does not hold for them?",
  why: "FTX let one customer go below zero by a column `allow_negative`: first the migration, days later the condition, each harmless for whoever reads it alone.",
  remedy:
    "Say which rule it lifts, who may set it and where that is logged, in the change that adds it.",
  whenWrong:
    "It fires on product features such as fee-free accounts. It tells a mark by its name, and does not see one with a name that says nothing, or a rule that is lifted by an old mark.",
  severity:
    "high when the same file asks for the mark in a condition that is new as well; else medium",
  patterns: ["I3"],
  options: [],
  looksAt: "text",
  detect: (reading) =>
    freshLinesOf(reading).flatMap(({ line, text }) => inLine(line, text, reading)),
};

const mostColumns = 500;
/** A column of SQL, a field with a type, a column of an ORM. All linear. */
const shapes: readonly RegExp[] = [
  /^\s*(?:ALTER\s+TABLE\s+\S+\s+)?ADD\s+(?:COLUMN\s+)?(?:IF\s+NOT\s+EXISTS\s+)?["`]?(\w+)["`]?\s+(?:BOOL|BOOLEAN|TINYINT|BIT)\b/i,
  /\bADD\s+COLUMN\s+(?:IF\s+NOT\s+EXISTS\s+)?["`]?(\w+)["`]?\s+(?:BOOL|BOOLEAN|TINYINT|BIT)\b/i,
  /^\s*(?:public |private |readonly |pub |protected |final )*(\w+)\??\s*:\s*(?:bool|boolean|Bool|Mapped\[bool\])\b/,
  /^\s*(?:public |private |protected |final )*(?:bool|boolean)\s+(?:public |private |internal )?(\w+)\s*[;=]/,
  /^\s*(\w+)\s*=\s*(?:models\.BooleanField|(?:db\.)?Column\((?:db\.)?Boolean|mapped_column\(Boolean)/,
  /^\s*(\w+)\s+bool\b/,
  /\b(?:add_column|addColumn|AddColumn|boolean|\.bool)\s*\(?\s*(?:["':\w]+,\s*)?["':](\w+)/,
];

function inLine(line: number, text: string, reading: Reading): readonly Suspicion[] {
  if (text.length > mostColumns) return [];
  const name = shapes.map((shape) => shape.exec(text)?.[1]).find((found) => found !== undefined);
  if (name === undefined || !isExemption(name) || wasThere(name, reading)) return [];
  const around = holderOf(line, reading);
  if (!speaksOf("holderOfMoney", around, pathOf(reading.file), text)) return [];
  const isUsed = isAsked(name, reading);
  const message = isUsed
    ? say`${name} is new, and a new condition of this file asks for it: a rule does not hold for whom it is set.`
    : say`${name} is new: whoever has it set may be let off a rule by a later change.`;
  return [ofLine(reading, line, text, { severity: isUsed ? "high" : "medium", message })];
}

/** `allow_negative`, `skip_limits`, `is_exempt`: it lifts something, and that is about money or checks. */
function isExemption(name: string): boolean {
  return (
    speaksOf("lifts", name) &&
    (isAboutMoney(name) ||
      speaksOf("access", name) ||
      speaksOf("stops", name) ||
      speaksOf("lifted", name))
  );
}

function wasThere(name: string, { before }: Reading): boolean {
  return before.text.includes(name);
}

function holderOf(line: number, { after }: Reading): string {
  const holder = after.statements.find(
    ({ startLine, endLine, name }) => name !== null && startLine <= line && line <= endLine,
  );
  return holder?.name ?? "";
}

function isAsked(name: string, { matching }: Reading): boolean {
  const placed = [...matching.added, ...matching.edited.map(({ after }) => after)];
  return placed.some(({ step: { statement } }) =>
    /^(?:if|return|loop|assert)$/.test(statement.kind) ||
    statement.tokens.some(({ text }) => /^(?:and|or|&&|\|\||not|!)$/.test(text))
      ? statement.tokens.some(({ text }) => text === name)
      : false,
  );
}
