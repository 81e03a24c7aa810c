/** GraphQL's actors as people. */
import type { Person } from "../../domain/person.ts";
import { Problem } from "../../domain/problem.ts";
import type { CommitPeople, LiveReview } from "../../domain/snapshot.ts";
import type { CommitNode, GitActorNode } from "../github/commits-query.ts";
import type { ActorNode, ReviewNode } from "../github/query.ts";
import { reviewStateOf } from "../webhook/payload.ts";

/** Null for an account that is gone, or that has no id to tell it by. */
export function personOf(actor: ActorNode | null): Person | null {
  if (actor?.databaseId === null || actor?.databaseId === undefined) return null;
  const kind = actor.__typename === "User" ? "user" : actor.__typename === "Bot" ? "bot" : "other";
  return { id: actor.databaseId, login: actor.login, kind };
}

export function liveReviewOf(node: ReviewNode): LiveReview {
  const state = reviewStateOf(node.state);
  if (state === null)
    throw new Problem("github", "GitHub gave a review in a state we do not know.");
  return {
    id: reviewIdOf(node),
    person: personOf(node.author),
    state,
    mayPush: node.authorCanPushToRepository,
  };
}

/** Reviews are ordered by it: without it the newest opinion could pass for the oldest. */
function reviewIdOf({ fullDatabaseId }: ReviewNode): number {
  const id = Number(fullDatabaseId);
  if (!Number.isSafeInteger(id) || id <= 0)
    throw new Problem("github", "GitHub gave a review without its id.");
  return id;
}

export function commitPeopleOf({ authors, committer, signature }: CommitNode): CommitPeople {
  const told = (authors.nodes ?? []).filter((author) => author !== null);
  const isByGitHub = signature?.isValid === true && signature.wasSignedByGitHub;
  const actors = committer === null || isByGitHub ? told : [...told, committer];
  const untold = authors.totalCount - told.length;
  return {
    people: actors.flatMap(({ user }) => personOf(user) ?? []),
    unknown: [
      ...actors.filter(isUnknown).map(({ name }) => name ?? ""),
      ...(untold > 0 ? [`${untold} more`] : []),
    ],
  };
}

function isUnknown({ user }: GitActorNode): boolean {
  return personOf(user) === null;
}
