/**
 * What the commits of a change bring one by one, and the whole of it does not show (C15).
 *
 * Our own walk alone, over trees that are checked against their ids: git's list is held against it
 * for the whole, and could tell nothing here but the same or something wrong.
 */
import type { CommitObject } from "../../core/change/commit.ts";
import { originsOf } from "../../core/change/origin.ts";
import { stepsOf, type Touched } from "../../core/change/step.ts";
import { type Path, pathOf, type Step } from "../../domain/change.ts";
import { Problem } from "../../domain/problem.ts";
import type { Sha } from "../../domain/sha.ts";
import { readCommits } from "./commits.ts";
import type { ObjectReader } from "./objects.ts";
import { readVersions } from "./versions.ts";
import { readTreeDifferences, type TreeQuestion } from "./walk.ts";

export interface StepsAsked {
  /** Of the change, newest first, without its head: that is the whole. */
  readonly commits: readonly CommitObject[];
  /** Trees of the head and of all merge bases. */
  readonly headTree: Sha;
  readonly baseTrees: readonly Sha[];
}

/** Commits walked together: their directories are held in memory. */
const together = 20;
/** Of all steps: more would be an attack on our memory. */
const mostFiles = 200_000;
/** A commit may have thousands of parents, each with a tree of its own. */
const mostParents = 50_000;

/** Throws "git", and "malformed-input" for what is too much. */
export async function readSteps(reader: ObjectReader, asked: StepsAsked): Promise<readonly Step[]> {
  const { commits, headTree, baseTrees } = asked;
  if (commits.length === 0) return [];
  const treeOf = await readTreesOf(reader, commits);
  const listed = await readDifferences(reader, commits, treeOf);
  const paths = listed.flatMap(pathsIn);
  const origins = originsOf(commits.map(({ commit }) => commit));
  const touched: Touched[] = [];
  for (const [from, some] of Map.groupBy(listed, ({ commit }) => origins.get(commit) ?? null)) {
    const tree = from === null ? baseTrees[0] : treeOf(from);
    const origin = await versionsIn(reader, tree, some.flatMap(pathsIn));
    touched.push(...some.map((each) => ({ ...each, origin })));
  }
  const after = await readVersions(reader, headTree, paths);
  const befores: (typeof after)[] = [];
  for (const tree of baseTrees) befores.push(await readVersions(reader, tree, paths));
  return stepsOf(touched, { befores, after });
}

type Listed = Omit<Touched, "origin">;

function pathsIn({ files }: Listed): readonly Path[] {
  return files.map(pathOf);
}

async function versionsIn(
  reader: ObjectReader,
  tree: Sha | undefined,
  paths: readonly Path[],
): ReturnType<typeof readVersions> {
  return tree === undefined ? new Map() : readVersions(reader, tree, paths);
}

/** Of each commit: the files that are in none of its parents what they are in it. */
async function readDifferences(
  reader: ObjectReader,
  commits: readonly CommitObject[],
  treeOf: (sha: Sha) => Sha,
): Promise<readonly Listed[]> {
  const listed: Listed[] = [];
  let left = mostFiles;
  for (let from = 0; from < commits.length; from += together) {
    const some = commits.slice(from, from + together);
    const questions = some.map(({ tree, commit }): TreeQuestion => {
      const [first = null, ...more] = commit.parents.map(treeOf);
      return { befores: [first, ...more], after: tree };
    });
    const lists = await readTreeDifferences(reader, questions, left);
    for (const [at, { commit }] of some.entries()) {
      const files = lists[at] ?? [];
      if (files.length > 0) listed.push({ commit: commit.sha, files });
      left -= files.length;
    }
  }
  return listed;
}

/** Trees of the commits and of all their parents. */
async function readTreesOf(
  reader: ObjectReader,
  commits: readonly CommitObject[],
): Promise<(sha: Sha) => Sha> {
  const parents = commits.flatMap(({ commit }) => commit.parents);
  if (parents.length > mostParents)
    throw new Problem("malformed-input", `The commits have more than ${mostParents} parents.`);
  const known = new Map(commits.map((each) => [each.commit.sha, each]));
  const others = await readCommits(
    reader,
    parents.filter((parent) => !known.has(parent)),
  );
  return (sha) => (known.get(sha) ?? others.get(sha))?.tree ?? sha;
}
