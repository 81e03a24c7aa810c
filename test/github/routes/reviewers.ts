/** Whose review is asked for. */
import { created, invalid, ok } from "../http/answer.ts";
import type { Call } from "../http/call.ts";
import { actorOf } from "../http/call.ts";
import type { Route } from "../http/route.ts";
import { onRepository } from "../http/route.ts";
import { tellPull } from "../pulls/change.ts";
import { simplePullShape } from "../shapes/pull.ts";
import { userShape } from "../shapes/user.ts";
import { includes } from "../world/accounts.ts";
import type { Pull, Repository } from "../world/repository.ts";
import { accountOf, roleOf, teamOf } from "../world/world.ts";
import { pullOf } from "./pulls.ts";

const path = "/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers";
const writing = { permission: ["pull_requests", "write"], role: "read" } as const;

export const reviewerRoutes: readonly Route[] = [
  onRepository("POST", path, writing, (call, repository) => {
    const pull = pullOf(call, repository);
    const people = namesIn(call.body.reviewers).map((login) => reviewer(call, pull, login));
    const teams = namesIn(call.body.team_reviewers).map((slug) => teamFor(call, repository, slug));
    const sender = actorOf(call.identity);
    for (const person of people) {
      pull.requested.push(person.login);
      tellPull(call.world, pull, "review_requested", sender, {
        requested_reviewer: userShape(call.world, person),
      });
    }
    for (const slug of teams) pull.requested.push(slug);
    return created(simplePullShape(call.world, pull));
  }),
  onRepository("DELETE", path, writing, (call, repository) => {
    const pull = pullOf(call, repository);
    const sender = actorOf(call.identity);
    for (const login of namesIn(call.body.reviewers)) {
      const account = accountOf(call.world, login);
      const place = pull.requested.indexOf(login);
      if (account === null || place === -1) continue;
      pull.requested.splice(place, 1);
      tellPull(call.world, pull, "review_request_removed", sender, {
        requested_reviewer: userShape(call.world, account),
      });
    }
    return ok(simplePullShape(call.world, pull));
  }),
];

function namesIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function reviewer({ world }: Call, pull: Pull, login: string) {
  const account = accountOf(world, login);
  if (account === null || !includes(roleOf(pull.repository, account), "read"))
    throw invalid("Reviews may only be requested from collaborators.");
  if (account === pull.author)
    throw invalid("Review cannot be requested from pull request author.");
  return account;
}

function teamFor({ world }: Call, repository: Repository, slug: string): string {
  const team = teamOf(world, repository.owner.login, slug);
  if (team === null || !repository.teams.has(team))
    throw invalid("Could not resolve to a node; the team has no access to the repository.");
  return `${repository.owner.login}/${slug}`;
}
