/** Functions of contracts that anybody may call, and what they may do. */
import { textOf } from "../../syntax/statement.ts";
import { callsIn } from "../calls/call.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Routine } from "../sides/routine.ts";
import { keyOf, type Marked, markedIn } from "./marks.ts";

/** A new function without a question who calls, and the call by which it pays or hands over power. */
export interface Entry {
  readonly head: Placed;
  readonly name: string;
  /** Hostile text. */
  readonly call: string;
}

/** They ask in which state the contract is, and not who calls. */
const plainMarks = /^(?:non_?[rR]eentrant|when(?:Not)?Paused|payable|virtual|override)$/;

export function openEntriesIn(
  before: readonly Routine[],
  after: readonly Routine[],
): readonly Entry[] {
  const old = markedIn(before);
  const now = markedIn(after);
  const known = new Set(old.map(keyOf));
  const isNew = (marked: Marked): boolean =>
    !known.has(keyOf(marked)) && countOf(marked, now) > countOf(marked, old);
  return now.flatMap((marked): readonly Entry[] => {
    if (!isNew(marked) || !isOpenToAll(marked)) return [];
    const routine = routineOf(marked, after);
    const call = routine === undefined ? null : powerfulCallIn(routine);
    return call === null ? [] : [{ head: marked.placed, name: marked.name, call }];
  });
}

/** How many functions of its contract have its name: one with other parameters is another one. */
function countOf({ name, placed }: Marked, all: readonly Marked[]): number {
  const holder = placed.step.holders.join(".");
  return all.filter((each) => each.name === name && each.placed.step.holders.join(".") === holder)
    .length;
}

function isOpenToAll({ placed, marks }: Marked): boolean {
  const words = new Set(placed.step.statement.tokens.map(({ text }) => text));
  const isEntry = words.has("function") && (words.has("external") || words.has("public"));
  return (
    isEntry &&
    !words.has("view") &&
    !words.has("pure") &&
    marks.every(({ name }) => plainMarks.test(name))
  );
}

function routineOf(
  { placed: { step }, name }: Marked,
  routines: readonly Routine[],
): Routine | undefined {
  const path = [...step.holders, name].join(".");
  return routines.find(
    (routine) => routine.path === path && routine.lines?.startLine === step.statement.startLine,
  );
}

/** For who called, or for a word of somebody who signed. */
const asking =
  /\bmsg \. sender\b|_msgSender|_check\w* \(|only[A-Z]\w* \(|(?:recover|[vV]erify|isValidSignature)\w* \(/;

/** Null as well where it asks: each for their own. */
function powerfulCallIn({ steps }: Routine): string | null {
  // What is told asks for nothing.
  const asks = steps.some(({ text }) => !text.startsWith("emit ") && asking.test(text));
  if (asks) return null;
  const names = steps.flatMap(({ statement }) => callsIn(statement.tokens).map(({ name }) => name));
  return names.find((name) => powerful.test(name)) ?? null;
}

/** By the names that everybody gives these; a function of one's own may ask in its turn. */
const powerful =
  /^_?(?:(?:safe)?transfer(?:From|ETH)?|send(?:Value|ETH)?|withdraw|sweep|mint|delegatecall|selfdestruct|transferOwnership|grantRole|setupRole|upgradeTo(?:AndCall)?)$/i;

/** `tx.origin`: who started it all, and not who calls; a comparison with the caller asks for neither. */
export function asksForOrigin({ step }: Placed): boolean {
  const text = textOf(step.statement.tokens.slice(0, 200));
  return /\btx \. origin\b/.test(text) && !/\bmsg \. sender\b/.test(text);
}
