/** Merging a pull request: the rules of its base branch, and the three methods. */
import type { Stamp } from "../git/commits.ts";
import { commitOf } from "../git/commits.ts";
import { mergedTreeOf, rebase } from "../git/merge.ts";
import { refMoved } from "../git/push.ts";
import { tipOf, writeRef } from "../git/refs.ts";
import { stampOf, webStamp } from "../git/stamps.ts";
import { writeOnWeb } from "../git/web.ts";
import { notFound, ok, Refusal } from "../http/answer.ts";
import type { Call } from "../http/call.ts";
import { actorOf, textOf } from "../http/call.ts";
import type { Route } from "../http/route.ts";
import { onRepository } from "../http/route.ts";
import { markMerged } from "../pulls/change.ts";
import { factsOf } from "../pulls/facts.ts";
import { ruleProblemOf } from "../pulls/mergeable.ts";
import { queueOf } from "../queue/queue.ts";
import { isoOf } from "../shapes/scalars.ts";
import type { Account } from "../world/accounts.ts";
import { emailOf } from "../world/accounts.ts";
import type { Pull } from "../world/repository.ts";
import type { World } from "../world/world.ts";
import { pullOf } from "./pulls.ts";

const path = "/repos/{owner}/{repo}/pulls/{pull_number}/merge";

export const mergeRoutes: readonly Route[] = [
  onRepository(
    "PUT",
    path,
    { permission: ["contents", "write"], role: "write" },
    (call, repository) => {
      const pull = pullOf(call, repository);
      const sha = merge(call, pull);
      return ok({ sha, merged: true, message: "Pull Request successfully merged" });
    },
  ),
  onRepository(
    "GET",
    path,
    { permission: ["pull_requests", "read"], role: "read" },
    (call, repository) => {
      if (pullOf(call, repository).merged === null) throw notFound();
      return { status: 204 };
    },
  ),
];

function merge(call: Call, pull: Pull): string {
  const { body, identity, world } = call;
  const { repository } = pull;
  const by = actorOf(identity);
  const expected = textOf(body.sha);
  if (expected !== null && expected !== pull.head.sha)
    throw new Refusal(409, "Head branch was modified. Review and try the merge again.");
  if (queueOf(repository, pull.base.ref) !== null)
    throw notMergeable("Changes must be made through the merge queue");
  return mergeNow(world, pull, by, body);
}

/** Throws GitHub's refusal. */
export function mergeNow(world: World, pull: Pull, by: Account, body: Call["body"]): string {
  const { repository } = pull;
  const before = tipOf(repository.directory, pull.base.ref);
  if (pull.state === "closed" || before === null)
    throw notMergeable("Pull Request is not mergeable");
  if (pull.draft) throw notMergeable("Pull Request is still a draft");
  const problem = ruleProblemOf(pull, by);
  if (problem !== null) throw notMergeable(problem);
  const after = mergedCommit(pull, before, by, body);
  if (after === null) throw notMergeable("Pull Request is not mergeable");
  writeRef(repository.directory, `refs/heads/${pull.base.ref}`, after);
  pull.base.sha = before;
  markMerged(world, pull, by, after);
  const update = { ref: `refs/heads/${pull.base.ref}`, before, after };
  refMoved(world, repository, by, update, "pr_merge");
  return after;
}

function notMergeable(message: string): Refusal {
  return new Refusal(405, message);
}

/** Null when they conflict. */
function mergedCommit(pull: Pull, base: string, by: Account, body: Call["body"]): string | null {
  const { directory } = pull.repository;
  const committer = webStamp();
  if (body.merge_method === "rebase") return rebase(directory, base, pull.head.sha, committer);
  const tree = mergedTreeOf(directory, base, pull.head.sha);
  if (tree === null) return null;
  if (body.merge_method === "squash")
    return writeOnWeb(directory, {
      tree,
      parents: [base],
      author: squashAuthor(pull),
      committer,
      message: messageOf(body, `${pull.title} (#${pull.number})`, pull.body ?? ""),
    });
  const title = `Merge pull request #${pull.number} from ${pull.head.repository.owner.login}/${pull.head.ref}`;
  const message = messageOf(body, title, pull.title);
  return writeOnWeb(directory, {
    tree,
    parents: [base, pull.head.sha],
    author: stampOf(by),
    committer,
    message,
  });
}

function messageOf(body: Call["body"], title: string, text: string): string {
  const subject = textOf(body.commit_title) ?? title;
  const rest = textOf(body.commit_message) ?? text;
  return rest === "" ? subject : `${subject}\n\n${rest}`;
}

/** GitHub makes the author of the pull request the author of a squash. */
function squashAuthor(pull: Pull): Stamp {
  const date = isoOf(new Date());
  const [first] = factsOf(pull).commits;
  const name =
    first === undefined
      ? pull.author.login
      : commitOf(pull.repository.directory, first).author.name;
  return { name, email: emailOf(pull.author), date };
}
