/**
 * Who had a part in a change, for good: opened it, moved its branch, or is named in a commit that
 * the branch has, or ever had.
 *
 * GitHub's own log of the branch tells of every move; the server reads it when what it was told does
 * not lead from the beginning to the head. So nothing is lost, but for moves there and back of which
 * nothing was told and nothing is left: of these nobody can say whether it ever looked meanwhile.
 */
import { type Commit, commitOf } from "../github/git/commits.ts";
import { mergedTreeOf } from "../github/git/merge.ts";
import { noCommit } from "../github/git/refs.ts";
import type { Activity } from "../github/world/activity.ts";
import type { Pull } from "../github/world/repository.ts";
import { bases, everybody, guarded } from "./cast.ts";
import { type Change, changeInto, isHeld } from "./content.ts";
import type { World } from "./oracle.ts";

export interface Hands {
  readonly people: ReadonlySet<string>;
  /** A commit names somebody whom GitHub does not know. */
  readonly isAnyUnknown: boolean;
}

/** `branch`: that the change is for. */
export function handsOf(world: World, pull: Pull, branch: string, change: Change): Hands {
  const { repository, ledger } = world;
  const isCleared = openCleared(world, branch, change);
  const own = change.commits.filter(({ sha }) => !isCleared(sha));
  const moves = movesOf(world, pull, change);
  const pushers = own.flatMap(({ sha }) => ledger.pushersOf(sha).filter(world.mustHave));
  const names = own.flatMap(namesIn);
  return {
    people: new Set([
      pull.author.login,
      ...pushers.map(({ by }) => by),
      ...moves
        .filter((move) => isPart(repository.directory, move, change, isCleared))
        .map(({ actor }) => actor.login),
      ...names,
      ...replacedIn(world, pull, change, moves).flatMap(namesIn),
    ]),
    isAnyUnknown: names.some((name) => !everybody.includes(name)),
  };
}

/** As author, committer or co-author; what GitHub committed itself names its author alone. */
function namesIn({ author, committer, message }: Commit): readonly string[] {
  const trailers = [...message.matchAll(/^Co-authored-by: .*<(.*)>$/gm)].map(([, email]) => email);
  const isGitHub = committer.email === "noreply@github.com";
  return [author.email, ...(isGitHub ? [] : [committer.email]), ...trailers].map((email) =>
    (email ?? "").replace(/@example\.com$/, ""),
  );
}

type IsCleared = (commit: string) => boolean;

/** A guarded branch has it, or it is an update: what git makes of its parents, one of which such a branch has. */
function openCleared({ repository }: World, branch: string, change: Change): IsCleared {
  const own = new Map(change.commits.map((commit) => [commit.sha, commit]));
  const isGuarded = guarded.some((each) => each === branch);
  const isThere = (sha: string) => isHeld(repository, guarded, sha);
  return (sha) => {
    if (isThere(sha)) return true;
    const commit = own.get(sha);
    return (
      commit !== undefined &&
      isCleanMerge(repository.directory, commit) &&
      commit.parents.some((parent) => (own.has(parent) ? isThere(parent) : isGuarded))
    );
  };
}

function isCleanMerge(directory: string, { tree, parents }: Commit): boolean {
  const [first, second] = parents;
  return (
    first !== undefined &&
    second !== undefined &&
    parents.length === 2 &&
    mergedTreeOf(directory, first, second) === tree
  );
}

/** Moves of the branch that the server knows of. */
function movesOf(world: World, pull: Pull, change: Change): readonly Activity[] {
  const { repository, isStrict } = world;
  const log = repository.activity.filter(({ ref }) => ref === `refs/heads/${pull.head.ref}`);
  if (isStrict) return log;
  const isSure = openSure(world, pull, change);
  return isThereAndBack(log.filter((move) => !isSure(move))) ? log.filter(isSure) : log;
}

/** Told of, in a way that is found again. */
function openSure({ ledger, mustHave }: World, { number }: Pull, { commits }: Change) {
  const own = new Set(commits.map(({ sha }) => sha));
  return ({ ref, before, after }: Activity) =>
    ledger.updatesOf(number, before, after).some(mustHave) ||
    (own.has(after) && ledger.pushesOf(ref, before, after).some(mustHave));
}

function isThereAndBack(moves: readonly Activity[]): boolean {
  const left = new Map<string, number>();
  for (const { before, after } of moves) {
    left.set(before, (left.get(before) ?? 0) + 1);
    left.set(after, (left.get(after) ?? 0) - 1);
  }
  return [...left.values()].every((times) => times === 0);
}

/** It brought something of somebody's, or took something away; whoever replaces what was there brings all that is there then. */
function isPart(
  directory: string,
  { before, after }: Activity,
  { commits }: Change,
  isCleared: IsCleared,
): boolean {
  const own = new Set(commits.map(({ sha }) => sha));
  const had = within(directory, own, before);
  const brought = [...within(directory, own, after)].filter((sha) => !had.has(sha));
  return !isCleared(after) || brought.some((sha) => !isCleared(sha));
}

/** Of the commits, those that one of them descends from, and itself. */
function within(directory: string, own: ReadonlySet<string>, from: string): ReadonlySet<string> {
  const found = new Set(own.has(from) ? [from] : []);
  for (const sha of found)
    for (const parent of commitOf(directory, sha).parents) if (own.has(parent)) found.add(parent);
  return found;
}

/** Commits that were the change before, at any of the heads that the branch had. */
function replacedIn(
  { repository, isStrict }: World,
  pull: Pull,
  { commits }: Change,
  moves: readonly Activity[],
): readonly Commit[] {
  const own = new Set(commits.map(({ sha }) => sha));
  const heads = new Set(moves.flatMap(({ before, after }) => [before, after]));
  const replaced = [...heads].filter((head) => head !== noCommit && !own.has(head));
  // When it looked, it may have been for another branch; and an update that it never saw as the head is not known for one.
  return replaced
    .flatMap((head) =>
      (isStrict ? bases : [pull.base.ref]).flatMap(
        (base) => changeInto(repository, base, head).commits,
      ),
    )
    .filter(({ sha }) => !isHeld(repository, guarded, sha))
    .filter((commit) => isStrict || !isCleanMerge(repository.directory, commit));
}
