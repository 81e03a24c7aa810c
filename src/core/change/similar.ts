/** Which texts are so alike that one became the other, found by the lines they share. */

/** A text under its path; `item` is whatever the caller knows it by. */
export interface Text<Item> {
  readonly item: Item;
  readonly path: string;
  readonly text: string;
}

export interface SimilarPair<Item> {
  readonly before: Item;
  readonly after: Item;
}

/** Distinct lines that are not blank, and how often each stands. */
interface Bag {
  readonly lines: ReadonlyMap<string, number>;
  readonly total: number;
}

interface Match {
  readonly before: number;
  readonly after: number;
  readonly score: number;
  readonly sameName: boolean;
}

/** Half of the longer text's lines. */
const threshold = 0.5;
/** A line that stands in more texts than this tells none of them apart. */
const telling = 16;
/** Texts compared in full per added text. */
const shortlist = 8;

/**
 * Best matches first, each text at most once; the same for the same input, in any order of it.
 * Cost: linear in the lines of both sides (each line is looked up a bounded number of times).
 */
export function similarPairs<Item>(
  deleted: readonly Text<Item>[],
  added: readonly Text<Item>[],
): readonly SimilarPair<Item>[] {
  const before = inOrder(deleted);
  const after = inOrder(added);
  const bags = before.map((text) => bagOf(text.text));
  const nominate = nominatorOf(before, bags);
  const matches = after.flatMap((text, index) => matchesOf(text, index, before, bags, nominate));
  return chosen(matches).map(({ before: b, after: a }) => ({
    before: itemOf(before, b),
    after: itemOf(after, a),
  }));
}

type Nominate = (path: string, bag: Bag) => readonly number[];

/** By lines that few texts have, and by name; the most promising few. */
function nominatorOf<Item>(before: readonly Text<Item>[], bags: readonly Bag[]): Nominate {
  const withLine = indexOf(bags);
  const withName = Map.groupBy(before.keys(), (index) => nameOf(before[index]?.path ?? ""));
  return (path, bag) => {
    const votes = new Map<number, number>();
    const vote = (index: number): void => {
      votes.set(index, (votes.get(index) ?? 0) + 1);
    };
    for (const line of bag.lines.keys()) withLine.get(line)?.forEach(vote);
    withName.get(nameOf(path))?.slice(0, shortlist).forEach(vote);
    const ranked = [...votes].sort(([a, some], [b, more]) => more - some || a - b);
    return ranked.slice(0, shortlist).map(([index]) => index);
  };
}

/** Telling lines, and the texts that have them. */
function indexOf(bags: readonly Bag[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  for (const [number, bag] of bags.entries())
    for (const line of bag.lines.keys()) {
      const holders = index.get(line);
      if (holders === undefined) index.set(line, [number]);
      // One past the limit marks the line as not telling; more need not be kept.
      else if (holders.length <= telling) holders.push(number);
    }
  for (const [line, holders] of index) if (holders.length > telling) index.delete(line);
  return index;
}

function matchesOf<Item>(
  text: Text<Item>,
  after: number,
  before: readonly Text<Item>[],
  bags: readonly Bag[],
  nominate: Nominate,
): readonly Match[] {
  const bag = bagOf(text.text);
  return nominate(text.path, bag)
    .map((number) => ({
      before: number,
      after,
      score: similarityOf(bags[number], bag),
      sameName: nameOf(before[number]?.path ?? "") === nameOf(text.path),
    }))
    .filter((match) => match.score >= threshold);
}

function chosen(matches: readonly Match[]): readonly Match[] {
  const old = new Set<number>();
  const now = new Set<number>();
  return matches
    .toSorted(
      (a, b) =>
        b.score - a.score ||
        Number(b.sameName) - Number(a.sameName) ||
        a.before - b.before ||
        a.after - b.after,
    )
    .filter((match) => {
      const free = !old.has(match.before) && !now.has(match.after);
      if (free) {
        old.add(match.before);
        now.add(match.after);
      }
      return free;
    });
}

function similarityOf(before: Bag | undefined, after: Bag): number {
  if (before === undefined) return 0;
  let shared = 0;
  for (const [line, count] of after.lines) shared += Math.min(count, before.lines.get(line) ?? 0);
  return shared / Math.max(before.total, after.total, 1);
}

function bagOf(text: string): Bag {
  const lines = new Map<string, number>();
  let total = 0;
  for (const raw of text.split("\n")) {
    const line = raw.trimEnd();
    if (line === "") continue;
    lines.set(line, (lines.get(line) ?? 0) + 1);
    total += 1;
  }
  return { lines, total };
}

function inOrder<Item>(texts: readonly Text<Item>[]): readonly Text<Item>[] {
  return texts.toSorted((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
}

function itemOf<Item>(texts: readonly Text<Item>[], index: number): Item {
  const text = texts[index];
  if (text === undefined) throw new TypeError("A match names a text that is there.");
  return text.item;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
