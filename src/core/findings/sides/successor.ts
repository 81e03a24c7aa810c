/** Functions that got another name, and much else: which of the new ones goes on where an old one ended. */
import { wordsOf } from "../../syntax/statement.ts";
import { lastNameOf } from "../checks/callees.ts";
import type { Routine } from "./routine.ts";

/** What must agree: of functions whose names have a word in common, and of others. */
const least = { akin: 0.4, others: 0.6 };
/** Shorter functions are alike by chance. */
const fewestWords = 8;
const mostRoutines = 80;
const mostWords = 400;
const fewestLetters = 4;
const lettersOfStem = 6;

interface Body {
  readonly routine: Routine;
  readonly words: ReadonlyMap<string, number>;
  readonly count: number;
}

/** The likest two go together first. */
export function successorsOf(
  before: readonly Routine[],
  after: readonly Routine[],
): ReadonlyMap<Routine, Routine> {
  const gone = bodiesOf(before, after);
  const fresh = bodiesOf(after, before);
  const candidates = gone.flatMap((old) =>
    fresh.flatMap((now) => {
      const share = likenessOf(old, now);
      const floor = areAkin(old.routine, now.routine) ? least.akin : least.others;
      return share >= floor ? [{ old, now, share }] : [];
    }),
  );
  const used = new Set<Body>();
  const found = new Map<Routine, Routine>();
  for (const { old, now } of candidates.toSorted((one, other) => other.share - one.share)) {
    if (used.has(old) || used.has(now)) continue;
    used.add(old).add(now);
    found.set(old.routine, now.routine);
  }
  return found;
}

/** Of those that have a name that the other side does not know. */
function bodiesOf(routines: readonly Routine[], others: readonly Routine[]): readonly Body[] {
  const known = new Set(others.map(({ path }) => path));
  return routines
    .filter(({ path, steps }) => path !== null && steps.length > 0 && !known.has(path))
    .slice(0, mostRoutines)
    .map(bodyOf)
    .filter(({ count }) => count >= fewestWords);
}

function bodyOf(routine: Routine): Body {
  const all = routine.steps
    .flatMap(({ statement }) => statement.tokens)
    .filter(({ kind }) => kind !== "operator")
    .slice(0, mostWords);
  const words = new Map<string, number>();
  for (const { text } of all) words.set(text, (words.get(text) ?? 0) + 1);
  return { routine, words, count: all.length };
}

/** Share of words that both have, each as often as it is there, from 0 to 1. */
function likenessOf(old: Body, now: Body): number {
  let shared = 0;
  for (const [word, count] of old.words) shared += Math.min(count, now.words.get(word) ?? 0);
  return (2 * shared) / (old.count + now.count);
}

/** `should_auto_close` and `needs_auto_close`, or the same name in a class of another name. */
function areAkin(old: Routine, now: Routine): boolean {
  const [name, other] = [lastNameOf(old), lastNameOf(now)];
  const known = new Set(stemsOf(name));
  return name === other || stemsOf(other).some((stem) => known.has(stem));
}

/** `liquidate` and `liquidation` begin alike. */
function stemsOf(name: string): readonly string[] {
  return wordsOf(name)
    .filter((word) => word.length >= fewestLetters)
    .map((word) => word.slice(0, lettersOfStem));
}
