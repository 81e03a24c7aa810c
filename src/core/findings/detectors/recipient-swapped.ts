/** Detector: the money goes to another variable than before. */
import { pathOf } from "../../../domain/change.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import { textOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import { assignmentOf } from "../calls/assignment.ts";
import { callsIn } from "../calls/call.ts";
import {
  handedOverIn,
  isRecipient,
  type Recipient,
  recipientsIn,
} from "../destinations/recipient.ts";
import type { Detector, Suspicion } from "../detector.ts";
import type { Edited } from "../sides/matching.ts";
import type { Routine } from "../sides/routine.ts";
import type { Reading } from "../sides/subject.ts";
import { insideOf, ofPair, shownCode } from "../suspicion.ts";
import { speaksOf } from "../words/lexicon.ts";

export const recipientSwapped: Detector = {
  id: "recipient-swapped",
  version: 3,
  title: "recipient swapped",
  family: "beneficiary",
  asks: "Does a payment, its change, its refund or its fee now go to another variable than before?",
  why: "One word at the place of the recipient sends every payment elsewhere, and both words look right to whoever does not know what they hold.",
  remedy:
    "Say who is paid now and who was paid before, and show a test that looks at the recipient.",
  whenWrong:
    "It fires on the repair of a wrong recipient, and on a rename that it cannot tell from another variable. It does not see a variable that keeps its name and holds something else, nor a recipient among arguments whose names say nothing.",
  severity: "high in code that moves money; elsewhere nothing is reported",
  patterns: ["B4", "B9"],
  options: [],
  looksAt: "text",
  detect: (reading) => reading.matching.edited.flatMap((edited) => suspicionOf(edited, reading)),
};

const mostWords = 8;

interface Swap {
  readonly was: Recipient;
  readonly is: Recipient;
}

function suspicionOf(edited: Edited, reading: Reading): readonly Suspicion[] {
  const { before, after } = edited;
  const path = pathOf(reading.file);
  if (!speaksOf("movesMoney", path, after.routine.path, after.step.text)) return [];
  const swap = swapIn(edited);
  if (swap === null || isRenamed(swap, before.routine, after.routine, reading)) return [];
  return [ofPair(edited, { severity: "high", message: messageOf(swap, edited) })];
}

function swapIn({ before, after }: Edited): Swap | null {
  const old = [...recipientsIn(before), ...handedOverIn(before)];
  const now = [...recipientsIn(after), ...handedOverIn(after)];
  for (const is of now) {
    const was = old.find(
      ({ name, how, index }) => name === is.name && how === is.how && index === is.index,
    );
    if (was === undefined || !isOther(was.value, is.value)) continue;
    const isNamed = is.how === "named" || isRecipient(was) || isRecipient(is);
    // Arguments that changed places are all still there.
    const isKept = now.some(({ value }) => textOf(value) === textOf(was.value));
    if (isNamed && !isKept) return { was, is };
  }
  return null;
}

/** Two paths of names, none of which is the other in other clothes: `payable(to)`, `to.lower()`. */
function isOther(old: readonly Token[], now: readonly Token[]): boolean {
  if (!isPath(old) || !isPath(now) || textOf(old) === textOf(now)) return false;
  // From one day to another.
  if (speaksOf("moment", textOf(old)) && speaksOf("moment", textOf(now))) return false;
  const last = lastName(old);
  // `address` and `req.Address`: a parameter that became a field.
  const isSame = last?.toLowerCase() === lastName(now)?.toLowerCase();
  return last !== null && !isSame && !isPart(old, now) && !isPart(now, old);
}

function isPath(value: readonly Token[]): boolean {
  return (
    value.length > 0 &&
    value.length <= mostWords &&
    value.some(({ kind }) => kind === "word") &&
    value.every(({ kind, text }) => kind === "word" || /^(?:[.()[\]&*]|::|\?\.|->)$/.test(text))
  );
}

function isPart(inner: readonly Token[], outer: readonly Token[]): boolean {
  const words = new Set(outer.map(({ text }) => text));
  return inner.every(({ kind, text }) => kind !== "word" || words.has(text));
}

function lastName(value: readonly Token[]): string | null {
  return value.findLast(({ kind }) => kind === "word")?.text ?? null;
}

/** The old name is gone and the new one came in its place: as a parameter, with its value, everywhere. */
function isRenamed({ was, is }: Swap, before: Routine, after: Routine, reading: Reading): boolean {
  const [old, now] = [firstName(was.value), firstName(is.value)];
  if (isHandedOver(was, after, reading)) return true;
  if (assignedTo(after, old) === null && isSpelledOut(assignedTo(before, old), is)) return true;
  if (old === now) return false;
  // A new variable that holds what was paid to before; a choice is told by another detector.
  const held = assignedTo(after, now)?.split(" ") ?? [];
  if (!hasWord(before, now) && held.includes(old)) return true;
  if (hasWord(after, old) || hasWord(before, now)) return false;
  const place = before.parameters.indexOf(old);
  if (place >= 0 && after.parameters.indexOf(old) < 0) return after.parameters[place] === now;
  const value = assignedTo(before, old);
  if (value !== null) return value === assignedTo(after, now);
  const isGone = !reading.after.text.includes(old) && !reading.before.text.includes(now);
  return isGone && reading.before.text.split(old, 3).length > 2;
}

/** `to=address` became `to=field.text()`, which it was before, or `field.text().strip()`. */
function isSpelledOut(held: string | null, { value }: Recipient): boolean {
  return held !== null && (held === textOf(value) || held.startsWith(`${textOf(value)} .`));
}

/** The statement moved into a function of its own, which is called with what stood here. */
function isHandedOver({ value }: Recipient, after: Routine, reading: Reading): boolean {
  const name = after.path?.split(".").at(-1) ?? "";
  const text = textOf(value);
  return reading.after.routines.some(
    (caller) =>
      caller !== after &&
      caller.steps.some(({ statement }) =>
        callsIn(statement.tokens).some(
          (call) => call.name === name && call.arguments.some((each) => textOf(each) === text),
        ),
      ),
  );
}

/** The variable in it: `deal` of `payable(deal.payee)`, `change` of `self.change`. */
function firstName(value: readonly Token[]): string {
  let at = value.findLastIndex(({ kind }) => kind === "word");
  while (at > 1 && joins.has(value[at - 1]?.text ?? "") && !own.has(value[at - 2]?.text ?? ""))
    at -= 2;
  return value[at]?.text ?? "";
}

const joins: ReadonlySet<string> = new Set([".", "?.", "::", "->"]);
const own: ReadonlySet<string> = new Set(["self", "this"]);

function hasWord({ steps, parameters }: Routine, name: string): boolean {
  return (
    parameters.includes(name) ||
    steps.some(({ statement }) => statement.tokens.some(({ text }) => text === name))
  );
}

function assignedTo({ steps }: Routine, name: string): string | null {
  for (const { statement } of steps) {
    const assignment = assignmentOf(statement.tokens);
    if (assignment?.names.includes(name)) return textOf(assignment.value);
  }
  return null;
}

function messageOf({ was, is }: Swap, { after }: Edited): Sentence {
  const who = is.how === "argument" ? say`The recipient of ${is.name}` : say`${is.name}`;
  return say`${who}${insideOf(after)} was ${shownCode(was.value)} and is now ${shownCode(is.value)}: somebody else gets the money.`;
}
