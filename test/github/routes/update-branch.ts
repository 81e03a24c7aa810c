/** The button that merges the base branch into the head of a pull request. */
import { isAncestor } from "../git/history.ts";
import { mergedTreeOf } from "../git/merge.ts";
import { noCommit, tipOf } from "../git/refs.ts";
import { stampOf, webStamp } from "../git/stamps.ts";
import { commitOnWeb } from "../git/web.ts";
import { demand } from "../http/access.ts";
import { invalid } from "../http/answer.ts";
import type { Call } from "../http/call.ts";
import { actorOf, textOf } from "../http/call.ts";
import type { Route } from "../http/route.ts";
import { onRepository } from "../http/route.ts";
import type { Pull } from "../world/repository.ts";
import { pullOf } from "./pulls.ts";

const path = "/repos/{owner}/{repo}/pulls/{pull_number}/update-branch";
const pushing = { permission: ["contents", "write"], role: "write" } as const;

export const updateBranchRoutes: readonly Route[] = [
  onRepository(
    "PUT",
    path,
    { permission: ["pull_requests", "write"], role: "read" },
    (call, repository) => {
      const pull = pullOf(call, repository);
      demand(call.world, call.identity, pull.head.repository, pushing);
      update(call, pull);
      const message = "Updating pull request branch.";
      return { status: 202, body: { message, url: call.url.replace(/\/update-branch$/, "") } };
    },
  ),
];

function update({ body, identity, world }: Call, pull: Pull): void {
  const { head, base, repository } = pull;
  const { directory } = repository;
  const tip = tipOf(directory, base.ref) ?? noCommit;
  if ((textOf(body.expected_head_sha) ?? head.sha) !== head.sha)
    throw invalid("expected_head_sha is not the head of the pull request.");
  if (isAncestor(directory, tip, head.sha))
    throw invalid("There are no new commits on the base branch.");
  const tree = mergedTreeOf(directory, head.sha, tip);
  if (tree === null) throw invalid("merge conflict between base and head");
  commitOnWeb(world, identity, head.repository, head.ref, {
    tree,
    parents: [head.sha, tip],
    author: stampOf(actorOf(identity)),
    committer: webStamp(),
    message: `Merge branch '${base.ref}' into ${head.ref}`,
  });
}
