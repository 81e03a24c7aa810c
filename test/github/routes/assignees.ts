/** Whom a pull request is assigned to: people, and bots that are to work on it. */
import { created, ok } from "../http/answer.ts";
import type { Call } from "../http/call.ts";
import { actorOf } from "../http/call.ts";
import type { Route } from "../http/route.ts";
import { onRepository } from "../http/route.ts";
import { tellPull } from "../pulls/change.ts";
import { issueShape } from "../shapes/issue.ts";
import { userShape } from "../shapes/user.ts";
import type { Account } from "../world/accounts.ts";
import type { Pull, Repository } from "../world/repository.ts";
import { accountOf, roleOf } from "../world/world.ts";
import { pullOf } from "./pulls.ts";

const path = "/repos/{owner}/{repo}/issues/{issue_number}/assignees";
const writing = { permission: ["issues", "write"], role: "triage" } as const;

export const assigneeRoutes: readonly Route[] = [
  onRepository("POST", path, writing, (call, repository) => {
    const pull = pullOf(call, repository);
    for (const account of named(call)) {
      if (pull.assignees.includes(account) || !isAssignable(repository, account)) continue;
      pull.assignees.push(account);
      tell(call, pull, "assigned", account);
    }
    return created(issueShape(call.world, pull));
  }),
  onRepository("DELETE", path, writing, (call, repository) => {
    const pull = pullOf(call, repository);
    for (const account of named(call)) {
      if (!pull.assignees.includes(account)) continue;
      pull.assignees.splice(pull.assignees.indexOf(account), 1);
      tell(call, pull, "unassigned", account);
    }
    return ok(issueShape(call.world, pull));
  }),
];

/** Those whom GitHub does not know, or who may not be assigned, are left out without a word. */
function named({ body, world }: Call): readonly Account[] {
  const logins = Array.isArray(body.assignees) ? body.assignees.map(String) : [];
  return logins.flatMap((login) => accountOf(world, login) ?? []);
}

function isAssignable(repository: Repository, account: Account): boolean {
  return account.kind === "Bot" || roleOf(repository, account) !== null;
}

function tell(call: Call, pull: Pull, action: string, account: Account): void {
  const assignee = userShape(call.world, account);
  tellPull(call.world, pull, action, actorOf(call.identity), { assignee });
}
