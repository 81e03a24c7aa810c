/** Commits of which nobody can say who wrote them: one more approval makes up for whoever it was. */
import type { UnknownHand } from "../../domain/decision.ts";
import type { Fact } from "../../domain/fact.ts";
import { login, type Sentence, say } from "../../domain/sentence.ts";
import type { Sha } from "../../domain/sha.ts";
import type { Snapshot } from "../../domain/snapshot.ts";
import { callersOf, machinesOf } from "./callers.ts";
import { openIdle } from "./idle.ts";
import { isOnPull } from "./on-pull.ts";
import type { Pushes } from "./pushes.ts";

/** One a commit, newest first, with the first reason that was found. */
export function unknownHandsOf(
  snapshot: Snapshot,
  facts: readonly Fact[],
  pushes: Pushes,
): readonly UnknownHand[] {
  const isIdle = openIdle(snapshot);
  const called = new Set(callersOf(snapshot, facts, pushes).map(({ machine }) => machine.id));
  const { head } = snapshot.pull;
  const isMissing = facts.some(
    (fact) => fact.kind === "moves-unknown" && isOnPull(fact, snapshot.key) && fact.head === head,
  );
  const unmoved: readonly UnknownHand[] = isMissing
    ? [{ commit: head, because: say`nobody can tell who else moved the branch before it` }]
    : [];
  const unnamed = snapshot.inspection.change.commits
    .filter(({ sha }) => !isIdle(sha))
    .flatMap(({ sha }) => {
      const because =
        withoutAccount(sha, snapshot) ??
        withoutPusher(sha, pushes) ??
        withoutCaller(sha, snapshot, pushes, called);
      return because === null ? [] : [{ commit: sha, because }];
    });
  return [...unmoved, ...unnamed];
}

function withoutAccount(commit: Sha, { authors }: Snapshot): Sentence | null {
  return (authors[commit]?.unknown.length ?? 1) > 0
    ? say`GitHub knows no account for somebody who wrote it`
    : null;
}

function withoutPusher(commit: Sha, pushes: Pushes): Sentence | null {
  return pushes.of(commit).length === 0 ? say`nobody is known to have pushed it` : null;
}

/** What a person pushed as well, that person answers for. */
function withoutCaller(
  commit: Sha,
  { authors }: Snapshot,
  pushes: Pushes,
  called: ReadonlySet<number>,
): Sentence | null {
  const pushers = pushes.of(commit).map(({ by }) => by);
  const isPushedByPeople = pushers.some(({ kind }) => kind === "user");
  const machines = [...machinesOf(commit, authors), ...(isPushedByPeople ? [] : pushers)];
  const uncalled = machines.find(({ id }) => !called.has(id));
  return uncalled === undefined
    ? null
    : say`nobody is known to have set ${login(uncalled.login)} going, which wrote it`;
}
