/**
 * Hands: everybody who wrote any part of the change, for good. Git metadata only ever adds to them
 * (A07), and what was replaced since, closed or proposed anew takes nobody away (A14, A17).
 */

import type { Hand } from "../../domain/decision.ts";
import type { Fact } from "../../domain/fact.ts";
import type { Person } from "../../domain/person.ts";
import { type Sentence, say } from "../../domain/sentence.ts";
import { type Sha, shortOf } from "../../domain/sha.ts";
import type { Snapshot } from "../../domain/snapshot.ts";
import { type Caller, callersOf } from "./callers.ts";
import { openIdle } from "./idle.ts";
import { isOnPull } from "./on-pull.ts";
import type { Pushes } from "./pushes.ts";

/** One entry a person, with the first reason that was found. */
export function handsOf(
  snapshot: Snapshot,
  facts: readonly Fact[],
  pushes: Pushes,
): readonly Hand[] {
  const isIdle = openIdle(snapshot);
  const hands = [
    ...openers(snapshot, facts),
    ...pushers(pushes),
    ...callersOf(snapshot, facts, pushes).map(callerHand),
    ...writers(snapshot, facts).filter(({ commit }) => !isIdle(commit)),
    ...named(snapshot).filter(({ commit }) => !isIdle(commit)),
  ];
  const first = new Map<number, Hand>();
  for (const { person, because } of hands)
    if (!first.has(person.id)) first.set(person.id, { person, because });
  return [...first.values()];
}

interface HandIn extends Hand {
  readonly commit: Sha;
}

function openers({ pull, key }: Snapshot, facts: readonly Fact[]): Hand[] {
  const opened = facts.flatMap((fact) =>
    fact.kind === "opened" && isOnPull(fact, key) ? [fact.by] : [],
  );
  const because = say`opened this pull request`;
  return [pull.opener, ...opened].flatMap((person) => (person === null ? [] : { person, because }));
}

/** Whoever moved the branch stays a hand, also when the commits were replaced later (A14). */
function pushers({ made }: Pushes): Hand[] {
  return made.map(({ by, commit }) => ({
    person: by,
    because: say`pushed ${shortOf(commit)} to this branch`,
  }));
}

function callerHand({ by, machine, how }: Caller): Hand {
  return { person: by, because: say`${callWords[how]} ${machine.login}, which wrote here` };
}

const callWords: Readonly<Record<Caller["how"], Sentence[number]>> = {
  comment: { kind: "ours", text: "called" },
  assignment: { kind: "ours", text: "assigned this to" },
  workflow: { kind: "ours", text: "set off a workflow that ran as" },
};

/** Commits over all parents, not along the first one only (A11), and those that were replaced since. */
function writers({ inspection, authors, key }: Snapshot, facts: readonly Fact[]): HandIn[] {
  const now = inspection.change.commits.flatMap(({ sha }) =>
    (authors[sha]?.people ?? []).map((person) => ({ person, commit: sha })),
  );
  const before = facts.flatMap((fact) =>
    fact.kind === "wrote" && isOnPull(fact, key) ? fact.people : [],
  );
  return [...now, ...before].map(({ person, commit }) => ({
    person,
    commit,
    because: say`wrote a part of ${shortOf(commit)}`,
  }));
}

/**
 * Whom a commit names by GitHub's own private address, also in trailers that GitHub itself does not
 * read. Anybody may name anybody: it costs a vote, so the page says which commit did.
 */
function named({ inspection, reviews }: Snapshot): HandIn[] {
  const reviewers = reviewersOf(reviews);
  return inspection.change.commits.flatMap(({ sha, author, committer, trailers }) =>
    [author, committer, ...trailers].flatMap(({ email }) => {
      const person = addressee(email, reviewers);
      return person === null
        ? []
        : [{ person, commit: sha, because: say`is named in ${shortOf(sha)}` }];
    }),
  );
}

const privateAddress = /^(?:(\d{1,15})\+)?([\w-]+)@users\.noreply\.github\.com$/i;

/** Of all that a commit says in names and addresses, only these can make anybody a hand. */
export function isPrivateAddress(email: string): boolean {
  return privateAddress.test(email);
}

/**
 * By number, whatever name stands beside it: that is shown only of somebody who did not review. The
 * older form has no number, so only somebody who did can be known by it.
 */
function addressee(email: string, { byId, byLogin }: Reviewers): Person | null {
  const [, id, name] = privateAddress.exec(email) ?? [];
  if (name === undefined) return null;
  if (id === undefined) return byLogin.get(name.toLowerCase()) ?? null;
  return byId.get(Number(id)) ?? { id: Number(id), login: name, kind: "user" };
}

interface Reviewers {
  readonly byId: ReadonlyMap<number, Person>;
  readonly byLogin: ReadonlyMap<string, Person>;
}

function reviewersOf(reviews: Snapshot["reviews"]): Reviewers {
  const people = reviews.flatMap(({ person }) => person ?? []);
  return {
    byId: new Map(people.map((person) => [person.id, person])),
    byLogin: new Map(people.map((person) => [person.login.toLowerCase(), person])),
  };
}
