/** Detector: a condition assigns what it used to compare. */
import type { Severity } from "../../../domain/finding.ts";
import { say } from "../../../domain/sentence.ts";
import { readableOf, type StatementKind, textOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import type { Detector, Suspicion } from "../detector.ts";
import type { Edited } from "../sides/matching.ts";
import type { Placed } from "../sides/pairs.ts";
import { insideOf, ofAdded, ofPair, shortened } from "../suspicion.ts";
import { constantOf } from "../values/constant.ts";
import type { Constant } from "../values/literal.ts";
import { isAboutMoney, speaksOf } from "../words/lexicon.ts";

export const assignmentInCondition: Detector = {
  id: "assignment-in-condition",
  version: 1,
  title: "condition that assigns",
  family: "guard",
  asks: "Does a condition assign a value where it compared, or where a comparison is meant?",
  why: "In 2003 somebody put `current->uid = 0` into a condition of the Linux kernel: it reads as a check of who calls, and makes whoever calls the superuser.",
  remedy: "Write the comparison with two signs, or the assignment on a line of its own.",
  whenWrong:
    "It fires on an assignment that is meant. A new assignment is only told where a constant is assigned to something of money or identity; loops that assign what they read next are left alone. It does not see a call in a condition that changes something.",
  severity:
    "high where a comparison became an assignment, or where the assignment is about who somebody is; else medium",
  patterns: ["G11"],
  options: [],
  looksAt: "text",
  detect: ({ matching }) => [
    ...matching.edited.flatMap(inEdited),
    ...matching.added.flatMap(inAdded),
  ],
};

const conditions: ReadonlySet<StatementKind> = new Set(["if", "loop", "assert"]);

function inEdited(pair: Edited): readonly Suspicion[] {
  const { before, after, diff } = pair;
  const known = new Set(assignmentsIn(before).map(({ text }) => text));
  const [found] = assignmentsIn(after).filter(({ text }) => !known.has(text));
  if (found === undefined) return [];
  const became = diff.edits?.some(
    (edit) =>
      edit.after.some(({ text }) => text === "=") &&
      edit.before.some(({ text }) => /^[=!]==?$/.test(text)),
  );
  if (became !== true && !isDangerous(after, found)) return [];
  const message =
    became === true
      ? say`A condition${insideOf(after)} compared, and now assigns: ${shortened(found.text)}. It holds or not by the value that is assigned.`
      : say`A condition${insideOf(after)} assigns a constant, which reads like a comparison: ${shortened(found.text)}.`;
  return [ofPair(pair, { severity: "high", message })];
}

function inAdded(placed: Placed): readonly Suspicion[] {
  return assignmentsIn(placed)
    .filter((assignment) => isDangerous(placed, assignment))
    .map(({ text }) =>
      ofAdded(placed, {
        severity: severityOf(text),
        message: say`A new condition${insideOf(placed)} assigns a constant, which reads like a comparison: ${shortened(text)}.`,
        about: text,
      }),
    );
}

/** Minified code and loops assign all sorts of things; who somebody is and what he owns is compared. */
function isDangerous({ routine }: Placed, { isConstant, text }: Assignment): boolean {
  return isConstant && (isAboutMoney(routine.path, text) || speaksOf("identity", text));
}

function severityOf(text: string): Severity {
  return speaksOf("identity", text) || speaksOf("admin", text) ? "high" : "medium";
}

interface Assignment {
  readonly text: string;
  readonly isConstant: boolean;
}

const mostTokens = 300;

/** A single `=` between the brackets of a condition, outside declarations and named arguments. */
function assignmentsIn({ step: { statement } }: Placed): readonly Assignment[] {
  const { tokens, kind } = statement;
  if (!conditions.has(kind) || tokens.length > mostTokens || !hasBrackets(tokens)) return [];
  // `for (i = 0; …)`, `if (auto x = f(); …)`: a clause of its own.
  if (tokens.slice(0, -1).some(({ text }) => text === ";") || tokens[0]?.text === "for") return [];
  return tokens.flatMap((token, index): readonly Assignment[] => {
    if (token.kind !== "operator" || token.text !== "=" || isDeclared(tokens, index)) return [];
    const value = valueAt(tokens, index + 1);
    const target = targetBefore(tokens, index);
    if (target.length === 0) return [];
    const text = readableOf(textOf([...target, token, ...value]));
    return [{ text, isConstant: isValue(constantOf(value)) }];
  });
}

/** A field that is emptied grants nothing. */
function isValue(value: Constant | null): boolean {
  return value !== null && value.kind !== "nothing";
}

function hasBrackets(tokens: readonly Token[]): boolean {
  return /^(?:\} )?(?:else )?(?:if|while) \(/.test(textOf(tokens.slice(0, 4)));
}

/** `let x = …`, `const x = …`, `int x = …`, and the named argument of a call: `f(x = 1)`. */
function isDeclared(tokens: readonly Token[], index: number): boolean {
  const target = targetBefore(tokens, index);
  const lead = tokens[index - target.length - 1];
  if (lead?.kind === "word") return true;
  return isArgument(tokens, index);
}

/** A bracket after a name is a call: what stands in it are its arguments. */
function isArgument(tokens: readonly Token[], index: number): boolean {
  let depth = 0;
  for (let at = index - 1; at > 0; at -= 1) {
    const text = tokens[at]?.text;
    if (text === ")") depth += 1;
    if (text !== "(") continue;
    if (depth === 0) return tokens[at - 1]?.kind === "word" && !isLead(tokens[at - 1]?.text ?? "");
    depth -= 1;
  }
  return false;
}

function isLead(text: string): boolean {
  return /^(?:if|while|and|or|not)$/.test(text);
}

function targetBefore(tokens: readonly Token[], index: number): readonly Token[] {
  let from = index;
  while (
    from > 0 &&
    (tokens[from - 1]?.kind === "word" ||
      /^(?:\.|->|::|\[|\]|\*)$/.test(tokens[from - 1]?.text ?? ""))
  ) {
    const isNext = tokens[from - 1]?.kind === "word" && tokens[from]?.kind === "word";
    if (isNext) break;
    from -= 1;
  }
  return tokens.slice(from, index);
}

function valueAt(tokens: readonly Token[], from: number): readonly Token[] {
  let to = from;
  while (to < tokens.length && !/^(?:\)|&&|\|\||;|,)$/.test(tokens[to]?.text ?? ")")) to += 1;
  return tokens.slice(from, to);
}
