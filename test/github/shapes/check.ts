/** Check runs, suites and annotations as the REST API and webhooks show them. */
import { commitOf } from "../git/commits.ts";
import type { Annotation, CheckRun, CheckSuite, Repository, Status } from "../world/repository.ts";
import type { World } from "../world/world.ts";
import { appShape } from "./app.ts";
import { pullMention } from "./pull.ts";
import { apiUrlOf, pageUrlOf, repositoryShape, simpleRepositoryShape } from "./repository.ts";
import { addressOf, isoOf, nodeId } from "./scalars.ts";
import { userShape } from "./user.ts";

export function runShape(world: World, repository: Repository, run: CheckRun) {
  const url = `${apiUrlOf(world, repository)}/check-runs/${run.id}`;
  const page = `${pageUrlOf(world, repository)}/runs/${run.id}`;
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId("CheckRun", run.id),
    head_sha: run.headSha,
    external_id: run.externalId,
    url,
    html_url: page,
    details_url: run.detailsUrl ?? page,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      ...run.output,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: run.suite.id },
    app: appShape(world, run.app),
    pull_requests: mentionsOf(world, repository, run.headSha),
  };
}

/** As `check_run` webhooks show it, with its suite. */
export function runEventShape(world: World, repository: Repository, run: CheckRun) {
  const suite = { ...suiteShape(world, repository, run.suite), ...withoutDetails };
  return {
    ...runShape(world, repository, run),
    check_suite: { ...suite, repository: simpleRepositoryShape(world, repository) },
  };
}

/** Left out of the JSON, as GitHub leaves them out of a suite inside a run. */
const withoutDetails = {
  head_commit: undefined,
  latest_check_runs_count: undefined,
  check_runs_url: undefined,
};

export function suiteShape(world: World, repository: Repository, suite: CheckSuite) {
  const url = `${apiUrlOf(world, repository)}/check-suites/${suite.id}`;
  const runs = repository.runs.filter((run) => run.suite === suite);
  return {
    id: suite.id,
    node_id: nodeId("CheckSuite", suite.id),
    head_branch: suite.headBranch,
    head_sha: suite.headSha,
    ...stateOf(runs),
    url,
    before: suite.before,
    after: suite.headSha,
    pull_requests: mentionsOf(world, repository, suite.headSha),
    app: appShape(world, suite.app),
    repository: repositoryShape(world, repository),
    created_at: isoOf(suite.createdAt),
    updated_at: isoOf(suite.updatedAt),
    head_commit: headCommitShape(repository, suite.headSha),
    latest_check_runs_count: new Set(runs.map(({ name }) => name)).size,
    check_runs_url: `${url}/check-runs`,
  };
}

export function annotationShape(world: World, repository: Repository, sha: string) {
  return (annotation: Annotation) => ({
    path: annotation.path,
    blob_href: `${apiUrlOf(world, repository)}/git/blobs/${sha}`,
    start_line: annotation.start_line,
    end_line: annotation.end_line,
    start_column: annotation.start_column ?? null,
    end_column: annotation.end_column ?? null,
    annotation_level: annotation.annotation_level,
    title: annotation.title ?? null,
    message: annotation.message,
    raw_details: annotation.raw_details ?? null,
  });
}

export function statusShape(world: World, repository: Repository, status: Status) {
  return {
    url: `${apiUrlOf(world, repository)}/statuses/${status.sha}`,
    avatar_url: `${world.url}/avatars/${status.creator.id}`,
    id: status.id,
    node_id: nodeId("StatusContext", status.id),
    state: status.state,
    description: status.description,
    target_url: null,
    context: status.context,
    created_at: isoOf(status.createdAt),
    updated_at: isoOf(status.createdAt),
    creator: userShape(world, status.creator),
  };
}

/** A suite's state follows from the newest run of each name. */
export function stateOf(runs: readonly CheckRun[]): {
  readonly status: string;
  readonly conclusion: string | null;
} {
  const newest = [...new Map(runs.map((run) => [run.name, run])).values()];
  if (newest.length === 0) return { status: "queued", conclusion: null };
  if (newest.some(({ status }) => status !== "completed"))
    return { status: "in_progress", conclusion: null };
  const bad = newest.find(({ conclusion }) => conclusion !== "success");
  return { status: "completed", conclusion: bad?.conclusion ?? "success" };
}

/** Open pull requests of this repository with that head. */
function mentionsOf(world: World, repository: Repository, sha: string) {
  return repository.pulls
    .filter((pull) => pull.state === "open" && pull.head.sha === sha)
    .filter((pull) => pull.head.repository === repository)
    .map((pull) => pullMention(world, pull));
}

export function headCommitShape(repository: Repository, sha: string) {
  const commit = commitOf(repository.directory, sha);
  const person = ({ name, email }: { name: string; email: string }) => ({
    name,
    email: addressOf(email),
  });
  return {
    id: commit.sha,
    tree_id: commit.tree,
    message: commit.message,
    timestamp: commit.author.date,
    author: person(commit.author),
    committer: person(commit.committer),
  };
}
