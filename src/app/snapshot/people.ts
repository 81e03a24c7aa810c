/** GraphQL's actors as people. */
import type { Person } from "../../domain/person.ts";
import type { CommitPeople, LiveReview } from "../../domain/snapshot.ts";
import type { ActorNode, CommitNode, GitActorNode, ReviewNode } from "../github/query.ts";
import { reviewStateOf } from "../webhook/payload.ts";

/** Null for an account that is gone, or that has no id to tell it by. */
export function personOf(actor: ActorNode | null): Person | null {
  if (actor?.databaseId === null || actor?.databaseId === undefined) return null;
  const kind = actor.__typename === "User" ? "user" : actor.__typename === "Bot" ? "bot" : "other";
  return { id: actor.databaseId, login: actor.login, kind };
}

export function liveReviewOf(node: ReviewNode): LiveReview {
  return {
    id: Number(node.fullDatabaseId),
    person: personOf(node.author),
    state: reviewStateOf(node.state),
    mayPush: node.authorCanPushToRepository,
  };
}

export function commitPeopleOf({ authors, committer }: CommitNode): CommitPeople {
  const actors = [...(authors.nodes ?? []), committer].filter((actor) => actor !== null);
  const untold = authors.totalCount - (authors.nodes ?? []).length;
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
