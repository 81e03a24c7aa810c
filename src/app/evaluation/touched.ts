/** Which pull requests a move of their base branch touches, as far as git and the journal tell. */

import { pullSubject } from "../../core/journal/about.ts";
import { type Before, type LeavesAsItWas, openMove } from "../../core/recovery/moved.ts";
import type { Bound } from "../../domain/fact.ts";
import type { RepositoryKey } from "../../domain/key.ts";
import type { Sha } from "../../domain/sha.ts";
import type { Repository } from "../../domain/snapshot.ts";
import type { Mirror } from "../git/mirror.ts";
import { readFacts } from "../journal/journal.ts";
import { reasonOf } from "../reason.ts";
import { movedTo } from "./idle.ts";
import type { GuardParts } from "./parts.ts";
import type { Resting } from "./resting.ts";

/**
 * Numbers of those that the move of their base to `tip` does not provably leave as they were within
 * so many milliseconds, each as soon as that is known. Only git is asked.
 */
export async function* touchedBy(
  parts: GuardParts,
  key: RepositoryKey,
  repository: Repository,
  tip: Sha,
  pulls: readonly Resting[],
  withinMs: number,
): AsyncGenerator<number> {
  if (pulls.length === 0) return;
  const signal = AbortSignal.timeout(withinMs);
  const mirror = await openWith(parts, key, repository, [tip, ...pulls.flatMap(commitsOf)], signal);
  try {
    const isLeft = mirror === null ? null : openComparison(parts, mirror, key, tip);
    const late = new Promise<boolean>((resolve) => {
      signal.addEventListener("abort", () => resolve(false));
    });
    for (const pull of pulls) {
      const stays =
        isLeft !== null && !signal.aborted && (await Promise.race([isLeft(pull), late]));
      if (!stays) yield pull.number;
    }
  } finally {
    await mirror?.close();
  }
}

function commitsOf({ head, base }: Resting): readonly Sha[] {
  return [head, base];
}

/** Null when the commits cannot be had in time. */
async function openWith(
  { mirrors, log }: GuardParts,
  key: RepositoryKey,
  repository: Repository,
  commits: readonly Sha[],
  signal: AbortSignal,
): Promise<Mirror | null> {
  let mirror: Mirror | null = null;
  try {
    mirror = await mirrors.open(key, repository);
    await mirror.fetchCommits([...new Set(commits)], signal);
    return mirror;
  } catch (cause) {
    log.warn("base not compared", { repository: key.repository, reason: reasonOf(cause) });
    await mirror?.close();
    return null;
  }
}

/** Never rejects: what cannot be told is not left as it was. */
function openComparison(
  { database }: GuardParts,
  mirror: Mirror,
  { repository }: RepositoryKey,
  tip: Sha,
): (pull: Resting) => Promise<boolean> {
  const moves = new Map<Sha, Promise<LeavesAsItWas | null>>();
  const moveFrom = async (base: Sha) => {
    const read = await mirror.readChange(base, tip);
    return read.kind === "change" ? openMove(read.change) : null;
  };
  const isLeft = async ({ number, head, base }: Resting) => {
    const move = moves.get(base) ?? moveFrom(base);
    moves.set(base, move);
    const leaves = await move;
    if (leaves === null) return false;
    const read = await mirror.readChange(base, head);
    const before = await readBefore(database, mirror, { repository, pull: number });
    return read.kind === "change" && before !== null && leaves(read.change, before);
  };
  return (pull) => isLeft(pull).catch(() => false);
}

/** Null when git has no more what a review was shown. */
async function readBefore(
  database: GuardParts["database"],
  mirror: Mirror,
  pull: { readonly repository: number; readonly pull: number },
): Promise<Before | null> {
  const facts = await readFacts(database, [pullSubject(pull)]);
  const shown = facts.filter((fact): fact is Bound => fact.kind === "bound");
  const files = [];
  for (const { base, commit } of shown) {
    const here = await mirror.fetchIfThere([base, commit]);
    const read =
      here.size === new Set([base, commit]).size && (await mirror.readChange(base, commit));
    if (read === false || read.kind === "unreadable") return null;
    files.push(...read.change.files);
  }
  return { commits: movedTo(facts), files };
}
