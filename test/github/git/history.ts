/** How commits descend from one another. */
import { commitOf } from "./commits.ts";

/** The commit and everything it descends from. */
export function ancestorsOf(directory: string, sha: string): ReadonlySet<string> {
  const seen = new Set([sha]);
  for (const one of seen) for (const parent of commitOf(directory, one).parents) seen.add(parent);
  return seen;
}

/** Whether `older` is `newer` or one of its ancestors. */
export function isAncestor(directory: string, older: string, newer: string): boolean {
  if (older === newer) return true;
  const seen = new Set([newer]);
  for (const one of seen) {
    if (one === older) return true;
    for (const parent of commitOf(directory, one).parents) seen.add(parent);
  }
  return false;
}

/** base..head over all parents, oldest first: parents always come before their children. */
export function commitsBetween(directory: string, base: string, head: string): readonly string[] {
  const old = ancestorsOf(directory, base);
  const order: string[] = [];
  const done = new Set<string>();
  const pending = [head];
  while (pending.length > 0) {
    const sha = pending.at(-1) ?? head;
    const parents = commitOf(directory, sha).parents;
    const next = parents.find((parent) => !old.has(parent) && !done.has(parent));
    if (next !== undefined && !done.has(sha)) pending.push(next);
    else {
      pending.pop();
      if (!done.has(sha) && !old.has(sha)) order.push(sha);
      done.add(sha);
    }
  }
  return order;
}

/** One best common ancestor, as git picks one; null for unrelated histories. */
export function mergeBaseOf(directory: string, left: string, right: string): string | null {
  const lefts = ancestorsOf(directory, left);
  const common = [...ancestorsOf(directory, right)].filter((sha) => lefts.has(sha));
  const older = new Set(common.flatMap((sha) => commitOf(directory, sha).parents));
  return common.find((sha) => !older.has(sha)) ?? null;
}
