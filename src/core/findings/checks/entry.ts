/** Functions of contracts that anybody may call, and what they may do. */
import { textOf } from "../../syntax/statement.ts";
import { callsIn } from "../calls/call.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Routine } from "../sides/routine.ts";
import { speaksOf } from "../words/lexicon.ts";
import { type Marked, markedIn } from "./marks.ts";

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
  const known = new Set(markedIn(before).map(({ name }) => name));
  return markedIn(after).flatMap((marked): readonly Entry[] => {
    if (known.has(marked.name) || !isOpenToAll(marked)) return [];
    const routine = routineOf(marked, after);
    const call = routine === undefined ? null : powerfulCallIn(routine);
    return call === null ? [] : [{ head: marked.placed, name: marked.name, call }];
  });
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

/** Null as well where it asks for who called: each for their own. */
function powerfulCallIn({ steps }: Routine): string | null {
  const asks = steps.some(({ text }) => /\bmsg \. sender\b|_msgSender|_check|only[A-Z]/.test(text));
  if (asks) return null;
  const names = steps.flatMap(({ statement }) => callsIn(statement.tokens).map(({ name }) => name));
  return names.find((name) => isPowerful(name)) ?? null;
}

function isPowerful(name: string): boolean {
  return (
    speaksOf("payingCall", name) ||
    speaksOf("authority", name) ||
    /^(?:delegatecall|selfdestruct|_?transferOwnership|_?grantRole|_?setupRole|upgradeTo(?:AndCall)?|_?mint)$/.test(
      name,
    )
  );
}

/** `tx.origin`: who started it all, and not who calls; a comparison with the caller asks for neither. */
export function asksForOrigin({ step }: Placed): boolean {
  const text = textOf(step.statement.tokens.slice(0, 200));
  return /\btx \. origin\b/.test(text) && !/\bmsg \. sender\b/.test(text);
}
