/** A change from git, whole or not at all. */
import { pairMoves } from "../../core/change/pair.ts";
import { parseRawDiff } from "../../core/change/raw.ts";
import { sameFiles, unionOf } from "../../core/change/union.ts";
import type { Change, ChangedFile } from "../../domain/change.ts";
import { Problem } from "../../domain/problem.ts";
import { type Sentence, say } from "../../domain/sentence.ts";
import { type Sha, shortOf } from "../../domain/sha.ts";
import { firstCutOff, readCommits } from "./commits.ts";
import type { ObjectReader } from "./objects.ts";
import { readCommitList, readMergeBases, readRawDiff } from "./plumbing.ts";
import { readSteps } from "./steps.ts";
import type { Store } from "./store.ts";
import { readTreeDifference } from "./walk.ts";

export type ReadChange =
  | { readonly kind: "change"; readonly change: Change }
  /** Could not look, and why. */
  | { readonly kind: "unreadable"; readonly reason: Sentence };

/** Where to read from. */
export interface Source {
  readonly store: Store;
  readonly reader: ObjectReader;
  /** Commits whose parents a shallow clone left out. */
  readonly shallow: ReadonlySet<string>;
}

const mostCommits = 10_000;
const mostFiles = 100_000;
const mostMergeBases = 16;
/** Commits the base branch may be ahead, where a shallow clone makes us look at them. */
const mostOthers = 100_000;

/** Moves are paired; `pairRenames` pairs the rest once the texts are there. Throws "git". */
export async function readChange(source: Source, base: Sha, head: Sha): Promise<ReadChange> {
  try {
    return await readWhole(source, base, head);
  } catch (problem) {
    // A commit or a diff that an attacker made unreadable is theirs to answer for, not a crash.
    if (problem instanceof Problem && problem.code === "malformed-input")
      return unreadable(say`git cannot be followed here: ${problem.message}`);
    throw problem;
  }
}

async function readWhole(source: Source, base: Sha, head: Sha): Promise<ReadChange> {
  const [mergeBases, listed] = await Promise.all([
    readMergeBases(source.store, base, head),
    readCommitList(source.store, base, head, mostCommits + 1),
  ]);
  if (mergeBases.length === 0) return unreadable(unrelated(source, base, head));
  if (mergeBases.length > mostMergeBases)
    return unreadable(
      say`The branches have more than ${mostMergeBases} merge bases. Rebase the newer one.`,
    );
  if (listed.length > mostCommits)
    return unreadable(say`The change has more than ${mostCommits} commits. Split it.`);
  const commits = await readCommits(
    source.reader,
    new Set([...listed.map(({ sha }) => sha), ...mergeBases, head]),
  );
  const cut = firstCutOff(listed, commits) ?? (await firstShallow(source, base, head));
  if (cut !== null) return unreadable(cutOff(cut));
  const treeOf = (sha: Sha): Sha => commits.get(sha)?.tree ?? sha;
  const lists: (readonly ChangedFile[])[] = [];
  for (const from of mergeBases) {
    const files = await readFiles(source, treeOf(from), treeOf(head));
    if (typeof files === "string") return unreadable(say`${{ kind: "ours", text: files }}`);
    lists.push(pairMoves(files));
  }
  const steps = await readSteps(source.reader, {
    commits: listed.flatMap(({ sha }) => (sha === head ? [] : (commits.get(sha) ?? []))),
    headTree: treeOf(head),
    baseTrees: mergeBases.map(treeOf),
  });
  const shown = listed.flatMap(({ sha }) => commits.get(sha)?.commit ?? []);
  return {
    kind: "change",
    change: {
      base,
      head,
      tree: treeOf(head),
      mergeBases,
      files: unionOf(lists),
      commits: shown,
      steps,
    },
  };
}

/** What git lists, if our own walk over the trees lists the very same; else why not. */
async function readFiles(
  { store, reader }: Source,
  before: Sha,
  after: Sha,
): Promise<readonly ChangedFile[] | string> {
  const [raw, again] = await Promise.all([
    readRawDiff(store, before, after),
    readTreeDifference(reader, before, after, mostFiles),
  ]);
  const files = parseRawDiff(raw);
  return sameFiles(files, again)
    ? files
    : "git and the trees name different changed files. Make the commits anew.";
}

/**
 * Behind the end of a shallow clone the branches may meet elsewhere than git can see. Our side is
 * compared commit by commit; the other one is not read, so it must not come to such an end.
 */
async function firstShallow(source: Source, base: Sha, head: Sha): Promise<Sha | null> {
  if (source.shallow.size === 0) return null;
  const others = await readCommitList(source.store, head, base, mostOthers);
  if (others.length === mostOthers) return base;
  return others.find(({ sha }) => source.shallow.has(sha))?.sha ?? null;
}

function unrelated(source: Source, base: Sha, head: Sha): Sentence {
  const none = say`${shortOf(base)} and ${shortOf(head)} have no commit in common`;
  return source.shallow.size > 0
    ? say`${none}: this clone is shallow. Run ${"git fetch --unshallow"} and try again.`
    : say`${none}. Make the change on top of the other branch.`;
}

function cutOff(sha: Sha): Sentence {
  return say`The history ends at ${shortOf(sha)}, whose parents are not here. Run ${"git fetch --unshallow"} and try again.`;
}

function unreadable(reason: Sentence): ReadChange {
  return { kind: "unreadable", reason };
}
