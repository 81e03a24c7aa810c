/** What a change does to files, and whether an approval was given for just that. */
import { type Commit, commitOf } from "../github/git/commits.ts";
import { ancestorsOf, commitsBetween, mergeBaseOf } from "../github/git/history.ts";
import { tipOf } from "../github/git/refs.ts";
import { filesOf } from "../github/git/trees.ts";
import type { Repository } from "../github/index.ts";

/** The blob of a file; null where it is not there. */
type Blob = string | null;
type Files = ReadonlyMap<string, Blob>;

/** A file that a commit on the way leaves as neither the start nor the end has it. */
interface Passing {
  readonly commit: string;
  readonly path: string;
  readonly was: Blob;
  readonly is: Blob;
}

export interface Change {
  /** Tip of the branch that it is for. */
  readonly tip: string;
  readonly commits: readonly Commit[];
  readonly files: ReadonlyMap<string, { readonly was: Blob; readonly is: Blob }>;
  readonly passing: readonly Passing[];
}

const changes = new Map<string, Change>();
const trees = new Map<string, Files>();

/** `tip`: of the branch that it is for. */
export function changeOf({ directory }: Repository, tip: string, head: string): Change {
  const key = `${directory} ${tip} ${head}`;
  const change = changes.get(key) ?? readChange(directory, tip, head);
  changes.set(key, change);
  return change;
}

/** Where the branch is now. */
export function changeInto(repository: Repository, branch: string, head: string): Change {
  return changeOf(repository, tipOf(repository.directory, branch) ?? "", head);
}

function readChange(directory: string, tip: string, head: string): Change {
  const start = filesAt(directory, mergeBaseOf(directory, tip, head));
  const end = filesAt(directory, head);
  const commits = commitsBetween(directory, tip, head).map((sha) => commitOf(directory, sha));
  const paths = [...new Set([...start.keys(), ...end.keys()])];
  return {
    tip,
    commits,
    files: new Map(
      paths
        .map((path) => [path, { was: at(start, path), is: at(end, path) }] as const)
        .filter(([, { was, is }]) => was !== is),
    ),
    passing: commits
      .flatMap((commit) => touchedBy(directory, commit))
      .filter(({ path, is }) => is !== at(start, path) && is !== at(end, path)),
  };
}

/** Files that none of its parents has so. */
function touchedBy(directory: string, { sha, parents }: Commit): readonly Passing[] {
  const own = filesAt(directory, sha);
  const before = parents.map((parent) => filesAt(directory, parent));
  const paths = [...new Set([own, ...before].flatMap((files) => [...files.keys()]))];
  return paths
    .filter((path) => before.every((files) => at(files, path) !== at(own, path)))
    .map((path) => ({
      commit: sha,
      path,
      was: at(before[0] ?? new Map(), path),
      is: at(own, path),
    }));
}

function filesAt(directory: string, commit: string | null): Files {
  const key = `${directory} ${commit}`;
  const files = trees.get(key) ?? readFiles(directory, commit);
  trees.set(key, files);
  return files;
}

function readFiles(directory: string, commit: string | null): Files {
  if (commit === null) return new Map();
  const files = filesOf(directory, commitOf(directory, commit).tree);
  return new Map([...files].map(([path, { id }]) => [path, id]));
}

function at(files: Files, path: string): Blob {
  return files.get(path) ?? null;
}

const ancestors = new Map<string, ReadonlySet<string>>();

/** Whether one of the branches has the commit. */
export function isHeld(
  { directory }: Repository,
  branches: readonly string[],
  sha: string,
): boolean {
  return branches.some((branch) => {
    const key = `${directory} ${tipOf(directory, branch)}`;
    const held = ancestors.get(key) ?? ancestorsOf(directory, tipOf(directory, branch) ?? "");
    ancestors.set(key, held);
    return held.has(sha);
  });
}

/** Whether every file that matters starts and ends in the one as in the other. */
export function isIn(then: Change, now: Change, matters: (path: string) => boolean): boolean {
  return [...now.files]
    .filter(([path]) => matters(path))
    .every(([path, { was, is }]) => {
      const shown = then.files.get(path);
      return shown?.was === was && shown.is === is;
    });
}

/**
 * Whether whoever approved one change approved the other: every file that matters in either starts
 * and ends the same, on a branch that holds the same of it; and all versions on the way were there
 * to see, in the whole or in some commit.
 */
export function isShownBy(
  { directory }: Repository,
  then: Change,
  now: Change,
  matters: (path: string) => boolean,
  isAsked: (commit: string) => boolean,
): boolean {
  const [branchThen, branchNow] = [filesAt(directory, then.tip), filesAt(directory, now.tip)];
  const isSame = (path: string) => {
    const [shown, wanted] = [then.files.get(path), now.files.get(path)];
    const [onThen, onNow] = [at(branchThen, path), at(branchNow, path)];
    if (wanted === undefined)
      return shown === undefined || (shown.was === onThen && shown.is === onNow);
    return shown?.was === wanted.was && shown.is === wanted.is && onThen === onNow;
  };
  const seen = new Set([
    ...[...then.files].flatMap(([path, { was, is }]) => [`${path} ${was}`, `${path} ${is}`]),
    ...then.passing.flatMap(({ path, was, is }) => [`${path} ${was}`, `${path} ${is}`]),
  ]);
  return (
    [...then.files.keys(), ...now.files.keys()].filter(matters).every(isSame) &&
    now.passing
      .filter(({ path, commit }) => matters(path) && isAsked(commit))
      .every(({ path, is }) => seen.has(`${path} ${is}`))
  );
}
