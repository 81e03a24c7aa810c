/** Statements that are the same on both sides but for their signs. */
import { textOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import { type Gap, gapsOf, match, type Pair, type Placed } from "../sides/pairs.ts";
import type { Routine } from "../sides/routine.ts";
import type { Reading } from "../sides/subject.ts";
import { antonymsIn } from "../words/antonyms.ts";
import { type Signed, signedOf } from "./sign.ts";
import { type Edit, editsOf } from "./sign-edits.ts";

export interface Flip extends Pair {
  /** At least one. */
  readonly edits: readonly Edit[];
}

/** What must agree before two different statements count as one that was edited. */
const leastShared = { share: 0.5, words: 3 };
const mostCompared = 30;

export function flipsIn(reading: Reading): readonly Flip[] {
  const signs = new Map<Placed, Signed>();
  const signed = (placed: Placed): Signed => {
    const known = signs.get(placed) ?? signedOf(placed.step.statement.tokens);
    signs.set(placed, known);
    return known;
  };
  const skeleton = (placed: Placed): string => `${placed.routine.path}\0${signed(placed).skeleton}`;
  // With more or fewer terms it is another statement, whatever its words are.
  const differ = (one: Placed, other: Placed): boolean => {
    const [old, now] = [signed(one).signs, signed(other).signs];
    return old !== now && old.length === now.length;
  };
  const pairs: Pair[] = [];
  const left: Gap[] = [];
  // In its place first: two branches that swap `+=` and `-=` are two flips and no move.
  for (const gap of gapsOf(reading)) {
    const inPlace = match(gap, (placed) => `${skeleton(placed)}\0${placed.step.place}`, differ);
    pairs.push(...inPlace.pairs);
    left.push(inPlace.rest);
  }
  const unmoved = withoutMoved(left);
  const rewritten = match(joined(unmoved), skeleton, (one, other) => !differ(one, other));
  const anywhere = match(rewritten.rest, skeleton, differ);
  const elsewhere = match(
    anywhere.rest,
    (placed) => signed(placed).skeleton,
    (one, other) => one.step.statement.tokens.length >= 5 && differ(one, other),
  );
  const used = new Set(
    [...rewritten.pairs, ...anywhere.pairs, ...elsewhere.pairs].flatMap((pair) => [
      pair.before,
      pair.after,
    ]),
  );
  pairs.push(...anywhere.pairs, ...elsewhere.pairs);
  return [...pairs.map(flipOf), ...unmoved.flatMap((gap) => editedFlips(without(gap, used)))];
}

function flipOf(pair: Pair): Flip {
  const edits = editsOf(pair.before.step.statement.tokens, pair.after.step.statement.tokens);
  return { ...pair, edits: edits?.signs ?? [] };
}

/** Statements that stand somewhere else, unchanged, did not flip. */
function withoutMoved(gaps: readonly Gap[]): readonly Gap[] {
  const moved = match(
    joined(gaps),
    (placed) => placed.step.text,
    () => true,
  );
  const used = new Set(moved.pairs.flatMap((pair) => [pair.before, pair.after]));
  return gaps.map((gap) => without(gap, used));
}

function joined(gaps: readonly Gap[]): Gap {
  return { before: gaps.flatMap((gap) => gap.before), after: gaps.flatMap((gap) => gap.after) };
}

function without(gap: Gap, used: ReadonlySet<Placed>): Gap {
  const isFree = (placed: Placed): boolean => !used.has(placed);
  return { before: gap.before.filter(isFree), after: gap.after.filter(isFree) };
}

/** Statements that were edited in more than their signs: each with the nearest one of its gap. */
function editedFlips(gap: Gap): readonly Flip[] {
  const free = new Set(gap.after.slice(0, mostCompared));
  return gap.before.slice(0, mostCompared).flatMap((before) => {
    const after = nearest(before, free);
    if (after === null) return [];
    free.delete(after);
    const edits = editsOf(
      before.step.statement.tokens,
      after.step.statement.tokens,
      sharesEnough(before, after) ? renamedBetween(before.routine, after.routine) : noName,
    );
    return edits === null || edits.signs.length === 0
      ? []
      : [{ before, after, edits: edits.signs }];
  });
}

const noName = (): boolean => false;

/** In a short statement every name may be another thing. */
function sharesEnough(before: Placed, after: Placed): boolean {
  const words = new Set(before.step.statement.tokens.filter(isTelling).map(({ text }) => text));
  const shared = after.step.statement.tokens.filter(
    (token) => isTelling(token) && words.has(token.text),
  );
  return new Set(shared.map(({ text }) => text)).size >= leastShared.words;
}

function isTelling({ kind, text }: Token): boolean {
  return kind !== "operator" && !logic.has(text);
}

/** Words that only one of the two states of a function knows. */
function renamedBetween(before: Routine, after: Routine): (word: string) => boolean {
  const old = namesOf(before);
  const now = namesOf(after);
  const gone = [...old].filter((word) => !now.has(word)).slice(0, mostCompared);
  const fresh = [...now].filter((word) => !old.has(word)).slice(0, mostCompared);
  // `!before(x)` is `after(x)`: an opposite is no other name of the same.
  const turned = new Set(
    gone.flatMap((was) =>
      fresh.filter((is) => antonymsIn(was, is) !== null).flatMap((is) => [was, is]),
    ),
  );
  return (word) => old.has(word) !== now.has(word) && !logic.has(word) && !turned.has(word);
}

const logic: ReadonlySet<string> = new Set(
  "and or not in is if else elif unless while return const let var self this".split(" "),
);

function namesOf({ steps }: Routine): ReadonlySet<string> {
  return new Set(
    steps.flatMap(({ statement }) =>
      statement.tokens.filter(({ kind }) => kind === "word").map(({ text }) => text),
    ),
  );
}

function nearest(before: Placed, candidates: ReadonlySet<Placed>): Placed | null {
  let best: Placed | null = null;
  let most = leastShared.share;
  for (const candidate of candidates) {
    if (candidate.step.statement.kind !== before.step.statement.kind) continue;
    const share = likeness(
      textOf(before.step.statement.tokens),
      textOf(candidate.step.statement.tokens),
    );
    if (share > most) [best, most] = [candidate, share];
  }
  return best;
}

/** Share of words that both have, from 0 to 1. */
function likeness(one: string, other: string): number {
  const left = one.slice(0, 2000).split(" ");
  const counts = new Map<string, number>();
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1);
  const right = other.slice(0, 2000).split(" ");
  let shared = 0;
  for (const word of right) {
    const count = counts.get(word) ?? 0;
    if (count === 0) continue;
    counts.set(word, count - 1);
    shared += 1;
  }
  return (2 * shared) / (left.length + right.length);
}
