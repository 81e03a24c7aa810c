/** Detector: a new condition tells one person, account or amount from all others. */
import { pathOf } from "../../../domain/change.ts";
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import type { Statement } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import { assignmentOf } from "../calls/assignment.ts";
import { namedOf, spelledOut } from "../calls/definition.ts";
import { invocationsIn } from "../calls/invocation.ts";
import { holdingOf, nameOf } from "../conditions/decision.ts";
import { type Somebody, somebodiesIn } from "../conditions/somebody.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { freshIn, ofFresh } from "../sides/fresh.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Routine } from "../sides/routine.ts";
import type { Named, Reading } from "../sides/subject.ts";
import { insideOf, ofAdded, ofPair, shortened } from "../suspicion.ts";
import { unquoted } from "../values/literal.ts";
import { speaksOf } from "../words/lexicon.ts";

export const identityCondition: Detector = {
  id: "identity-condition",
  version: 2,
  title: "condition on somebody",
  family: "identity",
  asks: "Does a new condition tell one person, one account or one amount from all others by a literal?",
  why: "Rules for money hold for everybody; code that asks for one name, one address or the amount 13.37 has another rule for whoever wrote it, or waits for the day on which its author is gone.",
  remedy:
    "Put the rule into data that has an owner and an audit trail, for a group and not for a person, or take the condition out.",
  whenWrong:
    "It fires on an account of the house that is named in code, and on the repair of one record by its number. It leaves roles, kinds and placeholders alone. It does not see somebody whose name is worked out at run time, comes from another file, or is told from others by a property that nobody else has.",
  severity:
    "high where the function, the file or what the condition guards moves money, decides a permission or destroys something, where one person's account is asked whether it is enabled, and where the function ends early for one e-mail address or account; else medium",
  patterns: ["I1", "I5", "T3"],
  options: [],
  looksAt: "text",
  detect: (reading) => [
    ...reading.matching.edited.flatMap((pair) => {
      const known = new Set(inConditions(pair.before).map(keyOf));
      return inConditions(pair.after)
        .filter((somebody) => !known.has(keyOf(somebody)))
        .slice(0, 1)
        .map((somebody) => ofPair(pair, claimOf(somebody, pair.after, reading)));
    }),
    ...reading.matching.added.flatMap((placed) =>
      inConditions(placed)
        .slice(0, 1)
        .map((somebody) => ofAdded(placed, claimOf(somebody, placed, reading))),
    ),
    ...missedBy(reading),
  ],
};

/** `entry.enabled`, where `entry` is what the directory says of one login that is written here. */
function missedBy(reading: Reading): readonly Suspicion[] {
  const file = namedOf(reading, "after");
  const told = new Set<Routine>();
  return freshIn(reading).flatMap((fresh): readonly Suspicion[] => {
    const { routine } = fresh.now;
    const sought = told.has(routine) ? null : soughtIn(fresh.now, file);
    if (sought === null) return [];
    const [asked] = routine.steps.flatMap(({ statement }) =>
      stateIn(statement.tokens, sought.names),
    );
    if (asked === undefined) return [];
    told.add(routine);
    const message = say`What happens${insideOf(fresh.now)} now depends on the account of one person: ${sought.what} is looked up, and ${asked} asks whether it is still enabled.`;
    return [ofFresh(fresh, { severity: "high", message })];
  });
}

interface Sought {
  readonly names: readonly string[];
  readonly what: string;
}

/** `entry = directory.find("dlu")`, also under the name of a constant. */
function soughtIn({ step }: Placed, file: Named): Sought | null {
  const assignment = assignmentOf(step.statement.tokens);
  if (assignment === null) return null;
  for (const { path, name, arguments: values } of invocationsIn(assignment.value)) {
    const holder = path.slice(0, path.length - name.length);
    const isLookUp =
      speaksOf("lookUp", name) && (speaksOf("people", holder, name) || speaksOf("person", name));
    const [first = []] = isLookUp ? values : [];
    const [literal] = spelledOut(first, file).filter(({ text }) => !/^[()]$/.test(text));
    if (literal?.kind === "string" && isOneOfMany(literal.text))
      return { names: assignment.names, what: literal.text };
  }
  return null;
}

function isOneOfMany(literal: string): boolean {
  const value = unquoted(literal);
  return value.length > 1 && /^[\w.@+-]+$/.test(value) && !speaksOf("group", value);
}

const state =
  /^(?:is)?_?(?:enabled|disabled|active|locked|locked_?out|suspended|deleted|account_?enabled|account_?disabled)$/i;

/** `entry.enabled`. */
function stateIn(tokens: readonly Token[], names: readonly string[]): readonly string[] {
  return tokens.flatMap(({ text }, index) => {
    const [join, member] = tokens.slice(index + 1, index + 3);
    const asks = /^(?:\.|\?\.|->|::)$/.test(join?.text ?? "") && state.test(member?.text ?? "");
    return names.includes(text) && asks ? [`${text}${join?.text}${member?.text}`] : [];
  });
}

function keyOf({ kind, what }: Somebody): string {
  return `${kind} ${what}`;
}

/** Only where the answer decides: a literal that is stored, shown or sent is no condition. */
function inConditions({ step: { statement, place } }: Placed): readonly Somebody[] {
  const { kind, tokens } = statement;
  if (kind === "function" || kind === "class") return [];
  if (kind === "case") return inCase(statement, place);
  const found = somebodiesIn(tokens);
  // An assertion about an amount keeps a sum right.
  if (kind === "assert") return found.filter((somebody) => somebody.kind !== "amount");
  // A look-up alone is work; under `if` it is a question.
  return kind === "if" || kind === "loop"
    ? found
    : found.filter((somebody) => somebody.kind !== "look-up");
}

/** `switch (user.id)`, `case "8c1f":`. */
function inCase({ tokens }: Statement, place: string): readonly Somebody[] {
  const subject = /^(?:switch|match)\b ?\(?(.{1,100}?)\)? ?:?$/.exec(place)?.[1]?.trim();
  const [, literal] = tokens;
  if (subject === undefined || literal === undefined) return [];
  const who = subject.split(" ").map((text) => ({ kind: "word", text, line: 0 }) as const);
  return somebodiesIn([...who, { kind: "operator", text: "==", line: 0 }, literal]);
}

function claimOf(
  somebody: Somebody,
  placed: Placed,
  reading: Reading,
): { readonly severity: Severity; readonly message: Sentence } {
  const place = insideOf(placed);
  const who = shortened(somebody.who);
  const what = shortened(somebody.what);
  const isExempt = somebody.kind === "person" && isOnePerson(what) && letsThrough(placed);
  const severity = isExempt ? "high" : severityOf(placed, reading);
  switch (somebody.kind) {
    case "person":
      return {
        severity,
        message: say`A new condition${place} is about one of many: ${who} is compared with ${what}.`,
      };
    case "amount":
      return {
        severity,
        message: say`A new condition${place} waits for exactly one amount: ${who} is compared with ${what}.`,
      };
    case "note":
      return {
        severity,
        message: say`A new condition${place} waits for a word in what the sender writes: ${who} is compared with ${what}.`,
      };
    case "look-up":
      return {
        severity,
        message: say`A new condition${place} depends on whether somebody is there: ${who} is asked for ${what}.`,
      };
    default:
      return somebody.kind satisfies never;
  }
}

/** An e-mail address, an address, a long id: a role or a kind has no such name. */
function isOnePerson(what: string): boolean {
  return /\S@\S+\.\S|0x[\da-f]{40}|[\da-f]{8}-[\da-f]{4}-|["'`]\d{6,}/i.test(what);
}

/** The function ends there without an error: what comes after is not for this one. */
function letsThrough({ step: { statement } }: Placed): boolean {
  const [first] = statement.body;
  return (
    statement.kind === "if" &&
    first?.kind === "return" &&
    !first.tokens.some(({ text }) => speaksOf("errors", text))
  );
}

function severityOf(placed: Placed, { file }: Reading): Severity {
  const { statement } = placed.step;
  const decides = holdingOf(nameOf(placed)) !== null;
  const guarded = statement.body.slice(0, 20).flatMap(({ tokens }) => tokens.slice(0, 60));
  const does = guarded.some(
    ({ text }) => speaksOf("movesMoney", text) || speaksOf("destroys", text),
  );
  return decides || does || speaksOf("movesMoney", placed.routine.path, pathOf(file))
    ? "high"
    : "medium";
}
