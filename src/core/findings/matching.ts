/** Which statement of the new side is which of the old one, over the whole file. */
import { textOf } from "../syntax/statement.ts";
import type { Token } from "../syntax/token.ts";
import { likeness } from "./likeness.ts";
import { type Gap, gapsOf, match, type Pair, type Placed, type RoutineSides } from "./pairs.ts";
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
const least = { sameGap: 0.5, sameRoutine: 0.6, elsewhere: 0.75, sameShape: 0.7 };
/** Shorter statements are alike by chance. */
const fewestTokens = 5;
/** Words that more statements have say nothing of which one it is. */
const mostHolders = 40;
const mostCandidates = 8;
/** Beyond, a file is written anew. */
const mostStatements = 20_000;

export function matchingOf(sides: RoutineSides): Matching {
  const gaps = withoutMoved(gapsOf(sides));
  const pairs = [...likePairs(gaps)];
  const used = new Set(pairs.flatMap(({ before, after }) => [before, after]));
  const rest = gaps.map((gap) => without(gap, used));
  const aligned = rest.flatMap(inOrder);
  for (const { before, after } of aligned) used.add(before).add(after);
  const edited = [...pairs, ...aligned].map(({ before, after }) => ({
    before,
    after,
    diff: tokenDiffOf(before.step.statement.tokens, after.step.statement.tokens),
  }));
  const left = joined(rest.map((gap) => without(gap, used)));
  return {
    edited: edited.toSorted((one, other) => lineOf(one.after) - lineOf(other.after)),
    removed: left.before,
    added: left.after,
  };
}

/** A statement that stands somewhere else as it was: in its function first, then anywhere. */
function withoutMoved(gaps: readonly Gap[]): readonly Gap[] {
  const all = joined(gaps);
  const near = match(all, (placed) => `${placed.routine.path}\0${placed.step.text}`, always);
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
function likePairs(gaps: readonly Gap[]): readonly Pair[] {
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
      return isLike(old, now, share, gapOf.get(old) === gapOf.get(now))
        ? [{ before: old, after: now, likeness: share + nearness(old, now, gapOf) }]
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

function isLike(old: Placed, now: Placed, share: number, isSameGap: boolean): boolean {
  if (!isSameHolder(old, now)) return false;
  if (isSameGap) return share >= least.sameGap;
  if (old.step.statement.tokens.length < fewestTokens) return false;
  return share >= (old.routine.path === now.routine.path ? least.sameRoutine : least.elsewhere);
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
function nearness(old: Placed, now: Placed, gapOf: ReadonlyMap<Placed, number>): number {
  const same = [
    gapOf.get(old) === gapOf.get(now),
    old.routine.path === now.routine.path,
    old.step.place === now.step.place,
  ];
  return same.filter(Boolean).length * 0.1;
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
function inOrder(gap: Gap): readonly Pair[] {
  const now = Map.groupBy(gap.after, kindOf);
  return [...Map.groupBy(gap.before, kindOf)].flatMap(([kind, old]) => {
    const others = now.get(kind) ?? [];
    if (others.length !== old.length || kind.startsWith("function") || kind.startsWith("class"))
      return [];
    return old.flatMap((before, index) => {
      const after = others[index];
      return after === undefined || !isBuiltAlike(before, after) ? [] : [{ before, after }];
    });
  });
}

/** Whatever their words are: the same brackets and operators. */
function isBuiltAlike(before: Placed, after: Placed): boolean {
  const shape = ({ step }: Placed): readonly Token[] =>
    step.statement.tokens.map((token) =>
      isTelling(token) ? { ...token, text: token.kind } : token,
    );
  return likeness(shape(before), shape(after)) >= least.sameShape;
}

function kindOf({ step, routine }: Placed): string {
  return `${step.statement.kind} ${routine.path}`;
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
