/** Hands: everybody who wrote any part of the change. Git metadata only ever adds to them (A07). */
import type { Hand } from "../../domain/decision.ts";
import type { Fact } from "../../domain/fact.ts";
import type { Person } from "../../domain/person.ts";
import { type Sentence, say } from "../../domain/sentence.ts";
import { type Sha, shortOf } from "../../domain/sha.ts";
import type { Snapshot } from "../../domain/snapshot.ts";

/** One entry a person, with the first reason that was found. */
export function handsOf(snapshot: Snapshot, facts: readonly Fact[]): readonly Hand[] {
  const hands = [
    ...opener(snapshot),
    ...pushers(snapshot, facts),
    ...writers(snapshot),
    ...named(snapshot),
  ];
  const first = new Map<number, Hand>();
  for (const hand of hands) if (!first.has(hand.person.id)) first.set(hand.person.id, hand);
  return [...first.values()];
}

function opener({ pull }: Snapshot): Hand[] {
  return pull.opener === null
    ? []
    : [{ person: pull.opener, because: say`opened this pull request` }];
}

/** Whoever moved this branch stays a hand, also when the commits were replaced later (A14). */
function pushers(snapshot: Snapshot, facts: readonly Fact[]): Hand[] {
  const commits = new Set<Sha>(snapshot.inspection.change.commits.map((commit) => commit.sha));
  return facts.flatMap((fact): Hand[] => {
    switch (fact.kind) {
      case "opened":
        return [{ person: fact.by, because: say`opened this pull request` }];
      case "updated":
        return [{ person: fact.by, because: pushedWords(fact.after) }];
      case "pushed": {
        const pushed = fact.commits.find((commit) => commits.has(commit));
        return pushed === undefined ? [] : [{ person: fact.by, because: pushedWords(pushed) }];
      }
      case "reviewed":
      case "review-dismissed":
      case "review-edited":
      case "retargeted":
      case "closed":
      case "members-seen":
      case "run-forged":
        return [];
      default:
        return fact satisfies never;
    }
  });
}

/** Commits over all parents, not along the first one only (A11). */
function writers({ inspection, authors }: Snapshot): Hand[] {
  return inspection.change.commits.flatMap(({ sha }) =>
    (authors[sha]?.people ?? []).map((person) => ({
      person,
      because: say`wrote a part of ${shortOf(sha)}`,
    })),
  );
}

/**
 * Whom a commit names by GitHub's own private address, also in trailers that GitHub itself does not
 * read. Anybody may name anybody: it costs a vote, so the page says which commit did.
 */
function named({ inspection, reviews }: Snapshot): Hand[] {
  const reviewers = reviews.flatMap(({ person }) => person ?? []);
  return inspection.change.commits.flatMap(({ sha, author, committer, trailers }) =>
    [author, committer, ...trailers].flatMap(({ email }) => {
      const person = addressee(email, reviewers);
      return person === null ? [] : [{ person, because: say`is named in ${shortOf(sha)}` }];
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
function addressee(email: string, reviewers: readonly Person[]): Person | null {
  const [, id, name] = privateAddress.exec(email) ?? [];
  if (name === undefined) return null;
  if (id !== undefined)
    return (
      reviewers.find((reviewer) => reviewer.id === Number(id)) ?? {
        id: Number(id),
        login: name,
        kind: "user",
      }
    );
  return reviewers.find(({ login }) => login.toLowerCase() === name.toLowerCase()) ?? null;
}

function pushedWords(commit: Sha): Sentence {
  return say`pushed ${shortOf(commit)} to this branch`;
}
