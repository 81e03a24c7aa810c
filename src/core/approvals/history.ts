/** The commits of a change, and which of them one holds and another does not. */
import type { Commit } from "../../domain/change.ts";
import type { Sha } from "../../domain/sha.ts";

export interface History {
  readonly has: (commit: Sha) => boolean;
  /** Commits of the change that `after` holds and `before` does not. */
  readonly between: (before: Sha, after: Sha) => readonly Sha[];
}

/**
 * Commits are walked in an order in which each comes before its parents, and only as far down as
 * something is left that `before` may not hold: many small pushes cost as much as one big one.
 */
export function openHistory(commits: readonly Commit[]): History {
  const order = childrenFirst(commits);
  const all = new Set(commits.map(({ sha }) => sha));
  const places = new Map(order.map(({ sha }, place) => [sha, place]));
  return {
    has: (commit) => all.has(commit),
    between: (before, after) => {
      const first = places.get(after);
      return first === undefined ? [] : walk(order, places, first, places.get(before) ?? null);
    },
  };
}

/** `first`, `without`: places in the order. */
function walk(
  order: readonly Commit[],
  places: ReadonlyMap<Sha, number>,
  first: number,
  without: number | null,
): readonly Sha[] {
  const found: Sha[] = [];
  const wanted = new Set([first]);
  const held = new Set(without === null ? [] : [without]);
  for (let at = Math.min(first, without ?? first); wanted.size > 0; at += 1) {
    const { sha, parents = [] } = order[at] ?? {};
    const isHeld = held.delete(at);
    const isWanted = wanted.delete(at);
    if (isWanted && !isHeld && sha !== undefined) found.push(sha);
    if (!isWanted && !isHeld) continue;
    for (const place of parents.flatMap((parent) => places.get(parent) ?? [])) {
      if (isHeld) {
        held.add(place);
        wanted.delete(place);
      } else if (!held.has(place)) wanted.add(place);
    }
  }
  return found;
}

/** Dates, by which git lists them, are whatever somebody wrote. */
function childrenFirst(commits: readonly Commit[]): readonly Commit[] {
  const known = new Map(commits.map((commit) => [commit.sha, commit]));
  const children = new Map<Sha, number>();
  const parentsOf = ({ parents }: Commit) =>
    [...new Set(parents)].flatMap((parent) => known.get(parent) ?? []);
  for (const commit of known.values())
    for (const { sha } of parentsOf(commit)) children.set(sha, (children.get(sha) ?? 0) + 1);
  const order: Commit[] = [];
  const free = [...known.values()].filter(({ sha }) => !children.has(sha));
  for (let commit = free.pop(); commit !== undefined; commit = free.pop()) {
    order.push(commit);
    for (const parent of parentsOf(commit)) {
      const left = (children.get(parent.sha) ?? 0) - 1;
      children.set(parent.sha, left);
      if (left === 0) free.push(parent);
    }
  }
  return order;
}
