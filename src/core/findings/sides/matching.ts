/** Which statement of the new side is which of the old one, over the whole file. */
import { textOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import { likeness } from "./likeness.ts";
import {
  type Gap,
  gapsOf,
  match,
  type Pair,
  type PathOf,
  type Placed,
  type RoutineSides,
} from "./pairs.ts";
import { successorsOf } from "./successor.ts";
import { type TokenDiff, tokenDiffOf } from "./token-edits.ts";

/** Moved, re-indented and reformatted statements are in none of the three. */
export interface Matching {
  /** Two states of one statement, wherever each of them stands. */
  readonly edited: readonly Edited[];
  /** What the new side has nowhere. */
  readonly removed: readonly Placed[];
  /** What the old side had nowhere. */
  readonly added: readonly Placed[];
}

export interface Edited extends Pair {
  readonly diff: TokenDiff;
}

/** What must agree before two different statements count as one that was edited. */
const least = { sameGap: 0.5, sameRoutine: 0.6, elsewhere: 0.75, sameShape: 0.7, onlyReturn: 0.6 };
/** Shorter statements are alike by chance. */
const fewestTokens = 5;
/** Words that more statements have say nothing of which one it is. */
const mostHolders = 40;
const mostCandidates = 8;
/** Beyond, a file is written anew. */
const mostStatements = 20_000;

export function matchingOf(sides: RoutineSides): Matching {
  const successors = successorsOf(sides.before.routines, sides.after.routines);
  const pathOf: PathOf = ({ routine }) => (successors.get(routine) ?? routine).path;
  const gaps = withoutMoved(gapsOf(sides, pathOf), pathOf);
  const used = new Set<Placed>();
  const pairs: Pair[] = [];
  const take = (found: readonly Pair[]): void => {
    for (const { before, after } of found) used.add(before).add(after);
    pairs.push(...found);
  };
  const left = (): readonly Gap[] => gaps.map((gap) => without(gap, used));
  take(likePairs(gaps, pathOf));
  take(left().flatMap((gap) => inOrder(gap, pathOf)));
  const apart = byFunction(left(), pathOf);
  take(likePairs(apart, pathOf));
  take(apart.flatMap((gap) => inOrder(without(gap, used), pathOf)));
  const edited = pairs.map(({ before, after }) => ({
    before,
    after,
    diff: tokenDiffOf(before.step.statement.tokens, after.step.statement.tokens),
  }));
  const { before: removed, after: added } = joined(left());
  return {
    edited: edited.toSorted((one, other) => lineOf(one.after) - lineOf(other.after)),
    removed,
    added,
  };
}

/** A function that moved as a whole has its old and its new statements in two gaps: here it is one. */
function byFunction(gaps: readonly Gap[], pathOf: PathOf): readonly Gap[] {
  const { before, after } = joined(gaps);
  const now = Map.groupBy(after, pathOf);
  return [...Map.groupBy(before, pathOf)].flatMap(([path, old]) => {
    const others = now.get(path) ?? [];
    return path === null || others.length === 0 ? [] : [{ before: old, after: others }];
  });
}

/** A statement that stands somewhere else as it was: in its function first, then anywhere. */
function withoutMoved(gaps: readonly Gap[], pathOf: PathOf): readonly Gap[] {
  const all = joined(gaps);
  const near = match(all, (placed) => `${pathOf(placed)}\0${placed.step.text}`, always);
  const far = match(near.rest, (placed) => placed.step.text, always);
  const used = new Set(
    [...near.pairs, ...far.pairs].flatMap(({ before, after }) => [before, after]),
  );
  return gaps.map((gap) => without(gap, used));
}

interface Candidate extends Pair {
  readonly likeness: number;
}

/** The likest two go together first. */
function likePairs(gaps: readonly Gap[], pathOf: PathOf): readonly Pair[] {
  const { before, after } = joined(gaps);
  if (before.length === 0 || after.length === 0) return [];
  if (before.length + after.length > mostStatements) return [];
  const gapOf = new Map<Placed, number>();
  for (const [index, gap] of gaps.entries())
    for (const placed of [...gap.before, ...gap.after]) gapOf.set(placed, index);
  const holders = holdersOf(after);
  const candidates = before.flatMap((old) =>
    nearestOf(old, holders).flatMap((now): readonly Candidate[] => {
      const share = likeness(old.step.statement.tokens, now.step.statement.tokens);
      const isSame = {
        gap: gapOf.get(old) === gapOf.get(now),
        routine: pathOf(old) === pathOf(now),
        place: old.step.place === now.step.place,
      };
      return isSameHolder(old, now) && isLike(old, share, isSame)
        ? [{ before: old, after: now, likeness: share + nearness(isSame) }]
        : [];
    }),
  );
  const used = new Set<Placed>();
  return candidates
    .toSorted((one, other) => other.likeness - one.likeness)
    .filter(({ before: old, after: now }) => {
      if (used.has(old) || used.has(now)) return false;
      used.add(old).add(now);
      return true;
    });
}

/** What two statements have in common beside their words. */
type Same = Readonly<Record<"gap" | "routine" | "place", boolean>>;

function isLike(old: Placed, share: number, isSame: Same): boolean {
  if (isSame.gap) return share >= least.sameGap;
  if (old.step.statement.tokens.length < fewestTokens) return false;
  return share >= (isSame.routine ? least.sameRoutine : least.elsewhere);
}

/** Two functions or classes with other names are one if they hold much the same. */
function isSameHolder(
  { step: { statement: old } }: Placed,
  { step: { statement: now } }: Placed,
): boolean {
  const isNamed = old.kind === "function" || old.kind === "class";
  if (!isNamed || old.name === now.name) return true;
  const texts = new Set(old.body.map(({ tokens }) => textOf(tokens)));
  const shared = now.body.filter(({ tokens }) => texts.has(textOf(tokens))).length;
  return shared > 0 && shared * 2 >= Math.max(texts.size, now.body.length);
}

/** Decides among equally like ones. */
function nearness(isSame: Same): number {
  return Object.values(isSame).filter(Boolean).length * 0.1;
}

type Holders = ReadonlyMap<string, readonly Placed[]>;

function holdersOf(statements: readonly Placed[]): Holders {
  const holders = new Map<string, Placed[]>();
  for (const placed of statements)
    for (const word of telling(placed)) {
      const known = holders.get(word);
      if (known === undefined) holders.set(word, [placed]);
      else if (known.length <= mostHolders) known.push(placed);
    }
  return holders;
}

/** Those that share most of the rarer words. */
function nearestOf(old: Placed, holders: Holders): readonly Placed[] {
  const counts = new Map<Placed, number>();
  for (const word of telling(old)) {
    const known = holders.get(word) ?? [];
    if (known.length > mostHolders) continue;
    for (const now of known)
      if (now.step.statement.kind === old.step.statement.kind)
        counts.set(now, (counts.get(now) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, mostCandidates)
    .map(([now]) => now);
}

function telling({ step }: Placed): ReadonlySet<string> {
  return new Set(
    step.statement.tokens
      .slice(0, 200)
      .filter(isTelling)
      .map(({ text }) => text),
  );
}

function isTelling({ kind }: Token): boolean {
  return kind !== "operator";
}

/**
 * Where a gap has as many of a kind on both sides, they are each other's in order: all names in
 * them may have changed.
 */
function inOrder(gap: Gap, pathOf: PathOf): readonly Pair[] {
  const kindOf = (placed: Placed): string => `${placed.step.statement.kind} ${pathOf(placed)}`;
  const now = Map.groupBy(gap.after, kindOf);
  return [...Map.groupBy(gap.before, kindOf)].flatMap(([kind, old]) => {
    const others = now.get(kind) ?? [];
    if (others.length !== old.length || kind.startsWith("function") || kind.startsWith("class"))
      return [];
    return old.flatMap((before, index) => {
      const after = others[index];
      const isOnly = old.length === 1 && before.step.statement.kind === "return";
      const floor = isOnly ? least.onlyReturn : least.sameShape;
      return after === undefined || shapeLikeness(before, after) < floor ? [] : [{ before, after }];
    });
  });
}

/** Whatever their words are: the same brackets and operators. */
function shapeLikeness(before: Placed, after: Placed): number {
  const shape = ({ step }: Placed): readonly Token[] =>
    step.statement.tokens.map((token) =>
      isTelling(token) ? { ...token, text: token.kind } : token,
    );
  return likeness(shape(before), shape(after));
}

function joined(gaps: readonly Gap[]): Gap {
  return { before: gaps.flatMap((gap) => gap.before), after: gaps.flatMap((gap) => gap.after) };
}

function without(gap: Gap, used: ReadonlySet<Placed>): Gap {
  const isFree = (placed: Placed): boolean => !used.has(placed);
  return { before: gap.before.filter(isFree), after: gap.after.filter(isFree) };
}

function lineOf({ step }: Placed): number {
  return step.statement.startLine;
}

function always(): boolean {
  return true;
}
