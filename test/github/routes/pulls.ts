/** Pull requests: opened, read, edited, closed and reopened. */
import { commitOf } from "../git/commits.ts";
import { isAncestor } from "../git/history.ts";
import { tipOf } from "../git/refs.ts";
import { created, invalid, notFound, ok } from "../http/answer.ts";
import type { Call } from "../http/call.ts";
import { actorOf, textOf } from "../http/call.ts";
import { pageOf } from "../http/pages.ts";
import type { Route } from "../http/route.ts";
import { onRepository } from "../http/route.ts";
import { closePull, openPull, tellPull } from "../pulls/change.ts";
import { factsOf } from "../pulls/facts.ts";
import { commitShape, fileShape } from "../shapes/commit.ts";
import { pullShape, simplePullShape } from "../shapes/pull.ts";
import type { Pull, Repository } from "../world/repository.ts";

const path = "/repos/{owner}/{repo}/pulls";
const one = `${path}/{pull_number}`;
const reading = { permission: ["pull_requests", "read"], role: "read" } as const;
const writing = { permission: ["pull_requests", "write"], role: "read" } as const;

/** As much as GitHub ever lists. */
const mostCommits = 250;
const mostFiles = 3_000;

export const pullRoutes: readonly Route[] = [
  onRepository("GET", path, reading, (call, repository) => {
    const page = pageOf(call, filtered(call, repository));
    const shapes = page.items.map((pull) => simplePullShape(call.world, pull));
    return { ...ok(shapes), headers: page.headers };
  }),
  onRepository("POST", path, writing, (call, repository) =>
    created(pullShape(call.world, open(call, repository), "computed")),
  ),
  onRepository("GET", one, reading, (call, repository) =>
    ok(pullShape(call.world, pullOf(call, repository), "computed")),
  ),
  onRepository("PATCH", one, writing, (call, repository) => {
    const pull = pullOf(call, repository);
    edit(call, pull);
    return ok(pullShape(call.world, pull, "computed"));
  }),
  onRepository("GET", `${one}/commits`, reading, (call, repository) => {
    const commits = factsOf(pullOf(call, repository)).commits.slice(0, mostCommits);
    const page = pageOf(call, commits);
    const shapes = page.items.map((sha) =>
      commitShape(call.world, repository, commitOf(repository.directory, sha)),
    );
    return { ...ok(shapes), headers: page.headers };
  }),
  onRepository("GET", `${one}/files`, reading, (call, repository) => {
    const pull = pullOf(call, repository);
    const page = pageOf(call, factsOf(pull).files.slice(0, mostFiles));
    const shapes = page.items.map((file) => fileShape(call.world, repository, pull.head.sha, file));
    return { ...ok(shapes), headers: page.headers };
  }),
  onRepository("GET", "/repos/{owner}/{repo}/commits/{ref}/pulls", reading, (call, repository) => {
    const sha = call.path.ref ?? "";
    const holding = repository.pulls.filter((pull) => factsOf(pull).commits.includes(sha));
    const page = pageOf(call, holding);
    const shapes = page.items.map((pull) => simplePullShape(call.world, pull));
    return { ...ok(shapes), headers: page.headers };
  }),
];

/** Throws 404 when the number in the path is no pull request. */
export function pullOf(call: Call, repository: Repository): Pull {
  const number = Number(call.path.pull_number ?? call.path.issue_number);
  const pull = repository.pulls.find((candidate) => candidate.number === number);
  if (pull === undefined) throw notFound();
  return pull;
}

function filtered({ query }: Call, repository: Repository): readonly Pull[] {
  const state = query.get("state") ?? "open";
  const base = query.get("base");
  const head = query.get("head");
  return repository.pulls
    .filter((pull) => state === "all" || pull.state === state)
    .filter((pull) => base === null || pull.base.ref === base)
    .filter(
      (pull) => head === null || `${pull.head.repository.owner.login}:${pull.head.ref}` === head,
    )
    .toReversed();
}

function open(call: Call, repository: Repository): Pull {
  const { body, identity, world } = call;
  const head = headIn(call, repository);
  const base = String(body.base);
  const headTip = tipOf(head.repository.directory, head.ref);
  const baseTip = tipOf(repository.directory, base);
  if (headTip === null || baseTip === null) throw invalid("Validation Failed");
  if (isAncestor(repository.directory, headTip, baseTip))
    throw invalid(`No commits between ${base} and ${head.ref}`);
  const same = (pull: Pull) =>
    pull.state === "open" &&
    pull.head.repository === head.repository &&
    pull.head.ref === head.ref &&
    pull.base.ref === base;
  if (repository.pulls.some(same)) throw invalid(`A pull request already exists for ${head.ref}.`);
  return openPull(world, repository, {
    author: actorOf(identity),
    title: textOf(body.title) ?? "",
    body: textOf(body.body),
    head,
    base,
    draft: body.draft === true,
    maintainerCanModify: body.maintainer_can_modify === true && head.repository !== repository,
  });
}

/** `branch`, or `owner:branch` where the owner may have a fork. */
function headIn({ body, world }: Call, repository: Repository) {
  const [owner, ref = ""] = /^(?:([^:]+):)?(.*)$/.exec(String(body.head))?.slice(1) ?? [];
  if (owner === undefined || owner === repository.owner.login) return { repository, ref };
  const fork = world.repositories.find(
    (one) => one.parent === repository && one.owner.login === owner,
  );
  if (fork === undefined) throw invalid("Validation Failed");
  return { repository: fork, ref };
}

function edit(call: Call, pull: Pull): void {
  const { body, identity, world } = call;
  const sender = actorOf(identity);
  const changes = { ...changedText(pull, body), ...changedBase(pull, textOf(body.base)) };
  if (Object.keys(changes).length > 0) tellPull(world, pull, "edited", sender, { changes });
  if (body.state === "closed" && pull.state === "open") closePull(world, pull, sender);
  if (body.state === "open" && pull.state === "closed") reopen(call, pull);
}

function changedText(pull: Pull, body: Call["body"]): Record<string, { from: string }> {
  const changes: Record<string, { from: string }> = {};
  const title = textOf(body.title);
  if (title !== null && title !== pull.title) {
    changes.title = { from: pull.title };
    pull.title = title;
  }
  const text = textOf(body.body);
  if (text !== null && text !== pull.body) {
    changes.body = { from: pull.body ?? "" };
    pull.body = text;
  }
  return changes;
}

function changedBase(pull: Pull, base: string | null): Record<string, unknown> {
  if (base === null || base === pull.base.ref) return {};
  const tip = tipOf(pull.repository.directory, base);
  if (tip === null) throw invalid(`Proposed base branch '${base}' was not found`);
  if (pull.state === "closed")
    throw invalid("Cannot change the base branch of a closed pull request.");
  const from = { ref: { from: pull.base.ref }, sha: { from: pull.base.sha } };
  pull.base = { ref: base, sha: tip };
  return { base: from };
}

/** Not after a merge, and not when the branch is gone or was rewritten meanwhile. */
function reopen({ world, identity }: Call, pull: Pull): void {
  const { directory } = pull.head.repository;
  const tip = tipOf(directory, pull.head.ref);
  if (pull.merged !== null || tip === null) throw invalid("state cannot be changed.");
  if (!isAncestor(directory, pull.head.sha, tip))
    throw invalid("state cannot be changed. The branch was force-pushed or recreated.");
  pull.state = "open";
  pull.closedAt = null;
  pull.head.sha = tip;
  tellPull(world, pull, "reopened", actorOf(identity));
}
