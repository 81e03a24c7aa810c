/** What happens to a pull request, and who is told: opened, edited, moved, closed, merged. */
import { noCommit, readRef, tipOf, writeRef } from "../git/refs.ts";
import { dequeue } from "../queue/queue.ts";
import { pullShape } from "../shapes/pull.ts";
import { tell } from "../webhooks/events.ts";
import type { Account } from "../world/accounts.ts";
import type { Pull, Repository } from "../world/repository.ts";
import type { World } from "../world/world.ts";
import { nextId } from "../world/world.ts";
import { rebindReviews } from "./rebind.ts";

/** What somebody asks for who opens a pull request; the branches are there. */
export interface NewPull {
  readonly author: Account;
  readonly title: string;
  readonly body: string | null;
  readonly head: { readonly repository: Repository; readonly ref: string };
  readonly base: string;
  readonly draft: boolean;
  readonly maintainerCanModify: boolean;
}

export function openPull(world: World, repository: Repository, wanted: NewPull): Pull {
  const { head, base, author, maintainerCanModify } = wanted;
  const pull: Pull = {
    id: nextId(world, "pull"),
    repository,
    number: repository.pulls.length + 1,
    author,
    title: wanted.title,
    body: wanted.body,
    state: "open",
    draft: wanted.draft,
    maintainerCanModify,
    head: { ...head, sha: tipOf(head.repository.directory, head.ref) ?? noCommit },
    base: { ref: base, sha: tipOf(repository.directory, base) ?? noCommit },
    reviews: [],
    comments: [],
    conversation: [],
    requested: [],
    assignees: [],
    autoMerge: null,
    merged: null,
    closedAt: null,
    createdAt: new Date(),
    updatedAt: new Date(),
  };
  repository.pulls.push(pull);
  keepHeadRef(pull);
  tellPull(world, pull, "opened", author);
  return pull;
}

/** The branch moved under an open pull request. */
export function movePull(world: World, pull: Pull, sender: Account, after: string): void {
  const before = pull.head.sha;
  const oldBase = pull.base.sha;
  pull.head.sha = after;
  pull.base.sha = tipOf(pull.repository.directory, pull.base.ref) ?? oldBase;
  if (world.switches.rebindReviews) rebindReviews(pull, oldBase, before);
  keepHeadRef(pull);
  tellPull(world, pull, "synchronize", sender, { before, after });
}

/** Closes it, by hand or with the branch. */
export function closePull(world: World, pull: Pull, sender: Account): void {
  dequeue(world, pull, sender, "MANUAL");
  pull.state = "closed";
  pull.closedAt = new Date();
  tellPull(world, pull, "closed", sender);
}

/** The commit is in the base branch already. */
export function markMerged(world: World, pull: Pull, by: Account, commit: string): void {
  pull.merged = { commit, by, at: new Date() };
  closePull(world, pull, by);
}

export function tellPull(
  world: World,
  pull: Pull,
  action: string,
  sender: Account,
  more: Readonly<Record<string, unknown>> = {},
): void {
  pull.updatedAt = new Date();
  const payload = {
    number: pull.number,
    pull_request: pullShape(world, pull, "unknown"),
    ...more,
  };
  tell(world, { event: "pull_request", action, repository: pull.repository, sender, payload });
}

/** `refs/pull/N/head` lives in the base repository, and outlives the branch. */
function keepHeadRef(pull: Pull): void {
  const { directory } = pull.repository;
  const ref = `refs/pull/${pull.number}/head`;
  if (readRef(directory, ref) !== pull.head.sha) writeRef(directory, ref, pull.head.sha);
}
