/** Checks that are still there to read, and stop less or nothing any more. */

import type { Statement } from "../../syntax/statement.ts";
import { invocationsIn } from "../calls/invocation.ts";
import { renamesIn } from "../sides/given-up.ts";
import type { Edited } from "../sides/matching.ts";
import type { Placed } from "../sides/pairs.ts";
import { type Routine, stops } from "../sides/routine.ts";
import { meansOther } from "../words/antonyms.ts";
import { speaksOf } from "../words/lexicon.ts";
import type { Guard } from "./guard.ts";

/** The same condition, below which nothing happens but that people are told; null where there is none. */
export function toothlessOf(
  { step, exit }: Guard,
  now: Routine,
  pair: Edited | undefined,
): Placed | null {
  if (step.statement.kind !== "if" || exit !== "loud") return null;
  if (pair !== undefined) return onlyTells(pair.after.step.statement) ? pair.after : null;
  return tellingIn(now).get(step.text) ?? null;
}

const telling = new WeakMap<Routine, ReadonlyMap<string, Placed>>();

function tellingIn(routine: Routine): ReadonlyMap<string, Placed> {
  const found =
    telling.get(routine) ??
    new Map(
      routine.steps
        .filter(({ statement }) => onlyTells(statement))
        .map((step) => [step.text, { step, routine }]),
    );
  telling.set(routine, found);
  return found;
}

function onlyTells({ kind, body, alternative }: Statement): boolean {
  if (kind !== "if" || stops(body) !== null || stops(alternative) !== null) return false;
  return body.every(({ kind: each, tokens, body: inner }) => {
    const [first] = invocationsIn(tokens);
    return each === "simple" && inner.length === 0 && first !== undefined && tells(first.path);
  });
}

function tells(path: string): boolean {
  return speaksOf("logs", path) || speaksOf("tells", path);
}

export interface OtherOperand {
  readonly was: string;
  readonly is: string;
  readonly now: Placed;
}

/** One name gave way to another that the function knew before, and what it held is still at hand. */
export function otherOperandOf(
  pair: Edited | undefined,
  edited: readonly Edited[],
): OtherOperand | null {
  if (pair === undefined || pair.after.step.statement.kind !== "if") return null;
  const [edit, second] = pair.diff.edits ?? [];
  const [was, ...rest] = edit?.before ?? [];
  const [is, ...others] = edit?.after ?? [];
  if (was?.kind !== "word" || is?.kind !== "word") return null;
  if (second !== undefined || rest.length > 0 || others.length > 0) return null;
  // `authorize(user, null)` was asked of nothing in particular.
  const isGiven = /^[(,]$/.test(pair.diff.before[(edit?.at.before ?? 0) - 1]?.text ?? "");
  if (isGiven && /^(?:null|None|nil|nullptr|undefined)$/.test(was.text)) return null;
  if (!wordsOf(pair.before.routine).has(is.text)) return null;
  const isThere =
    wordsOf(pair.after.routine).has(was.text) || hasHeir(was.text, is.text, pair, edited);
  return isThere ? { was: was.text, is: is.text, now: pair.after } : null;
}

/** It compares another field of the same thing: the old one is still used, or means something else. */
export function otherFieldOf(
  guard: Guard,
  others: readonly Guard[],
  now: Routine,
): OtherOperand | null {
  const old = guard.conjuncts.join(" ").split(" ");
  for (const candidate of others) {
    const words = candidate.conjuncts.join(" ").split(" ");
    const at = words.findIndex((word, index) => word !== old[index]);
    const isOneField = at >= 2 && isMember.test(words[at - 1] ?? "");
    const isAllElse = words.every((word, index) => index === at || word === old[index]);
    if (words.length !== old.length || !isOneField || !isAllElse) continue;
    const [was, is] = [old, words].map((each) => each.slice(at - 2, at + 1).join(" "));
    const [field, other] = [old[at] ?? "", words[at] ?? ""];
    if (was === undefined || is === undefined || !isWord.test(field)) continue;
    if (meansOther(field, other) || now.steps.some(({ text }) => text.includes(was)))
      return { was: plain(was), is: plain(is), now: { step: candidate.step, routine: now } };
  }
  return null;
}

const isMember = /^(?:\.|->|\?\.)$/;
const isWord = /^[\p{L}_$]/u;

function plain(path: string): string {
  return path.replaceAll(" ", "");
}

const mostEdited = 300;

/** What the old name held has another name now, which is not the one that took its place. */
function hasHeir(was: string, is: string, pair: Edited, edited: readonly Edited[]): boolean {
  if (edited.length > mostEdited) return false;
  return edited
    .filter(({ before }) => before.routine === pair.before.routine)
    .some((each) => (renamesIn(each).get(was) ?? is) !== is);
}

const known = new WeakMap<Routine, ReadonlySet<string>>();

/** Of names that are assigned or handed over: what a member is called says nothing. */
function wordsOf(routine: Routine): ReadonlySet<string> {
  const { parameters, steps } = routine;
  const words =
    known.get(routine) ??
    new Set([
      ...parameters,
      ...steps.flatMap(({ text }) => text.match(/(?<![.>] ?)\b[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? []),
    ]);
  known.set(routine, words);
  return words;
}
