/** Suspicions of the usual shapes: about a statement that changed, came or went, or about a line. */
import type { Severity } from "../../domain/finding.ts";
import { type Sentence, say } from "../../domain/sentence.ts";
import { readableOf } from "../syntax/statement.ts";
import type { Token } from "../syntax/token.ts";
import type { Lines, Suspicion } from "./detector.ts";
import { enclosingOf } from "./sides/enclosing.ts";
import type { Pair, Placed } from "./sides/pairs.ts";
import { linesAfter } from "./sides/place.ts";
import type { Reading } from "./sides/subject.ts";
import type { SettingChange } from "./values/setting.ts";

export interface Claim {
  readonly severity: Severity;
  readonly message: Sentence;
  /** Tells apart several claims about one statement. */
  readonly about?: string;
}

/** A statement that was edited. */
export function ofPair(
  { before, after }: Pair,
  { severity, message, about = "" }: Claim,
): Suspicion {
  return {
    severity,
    within: after.routine.path,
    side: "after",
    message,
    before: linesOf(before),
    after: linesOf(after),
    statements: [identityOf(before, about), identityOf(after, about)],
  };
}

/** A statement that is new. */
export function ofAdded(placed: Placed, { severity, message, about = "" }: Claim): Suspicion {
  return {
    severity,
    within: placed.routine.path,
    side: "after",
    message,
    before: null,
    after: linesOf(placed),
    statements: ["", identityOf(placed, about)],
  };
}

/** A statement that is gone. */
export function ofRemoved(
  placed: Placed,
  reading: Reading,
  { severity, message, about = "" }: Claim,
): Suspicion {
  const before = linesOf(placed);
  return {
    severity,
    within: placed.routine.path,
    side: "before",
    message,
    before,
    after: linesAfter(reading.hunks, before),
    statements: [identityOf(placed, about), ""],
  };
}

/** A value with a name, which stands in two statements that need not be two states of one. */
export function ofSetting({ before, after }: SettingChange, claim: Claim): Suspicion {
  const pair = { before: before.placed, after: after.placed };
  const at = (line: number): Lines => ({ startLine: line, endLine: line });
  const about = `${after.name} ${claim.about ?? ""}`;
  return { ...ofPair(pair, { ...claim, about }), before: at(before.line), after: at(after.line) };
}

/** A line of the new text that is no statement, or whose statement does not matter. 1-based. */
export function ofLine(
  reading: Reading,
  line: number,
  text: string,
  { severity, message, about = "" }: Claim,
): Suspicion {
  return {
    severity,
    within: enclosingOf(reading.after.statements, line),
    side: "after",
    message,
    before: null,
    after: { startLine: line, endLine: line },
    statements: ["", `${text.trim().replaceAll(/\s+/g, " ")} ${about}`],
  };
}

/** Lines of the new side that no line of the old one in these hunks equals, layout aside. */
export function freshLinesOf({
  hunks,
}: Reading): readonly { readonly line: number; readonly text: string }[] {
  const old = new Set(hunks.flatMap(({ before }) => before.lines.map((text) => text.trim())));
  return hunks.flatMap(({ after }) =>
    after.lines.flatMap((text, index) =>
      old.has(text.trim()) ? [] : [{ line: after.start + index, text }],
    ),
  );
}

/** Of a statement that holds others, its head. */
export function linesOf({ step: { statement } }: Placed): Lines {
  const isHead = statement.body.length + statement.alternative.length > 0;
  const last = statement.tokens.at(-1)?.line ?? statement.startLine;
  return { startLine: statement.startLine, endLine: isHead ? last : statement.endLine };
}

/** ` in Book.rank`, or nothing outside functions. */
export function insideOf({ routine }: Placed): Sentence {
  return routine.path === null ? say`` : say` in ${routine.path}`;
}

const mostWords = 120;

/** Code for a sentence: on one line, and no longer than the eye takes in. */
export function shownCode(tokens: readonly Token[]): string {
  return shortened(
    readableOf(
      tokens
        .slice(0, 60)
        .map(({ text }) => text)
        .join(" "),
    ),
  );
}

export function shortened(text: string): string {
  return text.length > mostWords ? `${text.slice(0, mostWords)}…` : text;
}

function identityOf({ step }: Placed, about: string): string {
  return about === "" ? step.text : `${step.text} ${about}`;
}
