/** Check runs and suites, and the older commit statuses. */
import { addRun, changeRun, followResult, tellRun } from "../checks/runs.ts";
import { tellSuite } from "../checks/suites.ts";
import { readCommit } from "../git/commits.ts";
import { tipOf } from "../git/refs.ts";
import { created, forbiddenToIntegration, invalid, notFound, ok, Refusal } from "../http/answer.ts";
import type { Call } from "../http/call.ts";
import { actorOf, textOf } from "../http/call.ts";
import { pageOf } from "../http/pages.ts";
import type { Route } from "../http/route.ts";
import { onRepository } from "../http/route.ts";
import { annotationShape, runShape, statusShape, suiteShape } from "../shapes/check.ts";
import type { App } from "../world/accounts.ts";
import type { CheckRun, CheckSuite, Repository } from "../world/repository.ts";
import { nextId } from "../world/world.ts";

const repo = "/repos/{owner}/{repo}";
const reading = { permission: ["checks", "read"], role: "read" } as const;
/** No person may write a check run, whatever the role. */
const writing = { permission: ["checks", "write"], role: null } as const;
const asking = { permission: ["checks", "write"], role: "write" } as const;

export const checkRoutes: readonly Route[] = [
  onRepository("POST", `${repo}/check-runs`, writing, (call, repository) => {
    const run = addRun(call.world, repository, appOf(call), call.body);
    return created(runShape(call.world, repository, run));
  }),
  onRepository("GET", `${repo}/check-runs/{check_run_id}`, reading, (call, repository) =>
    ok(runShape(call.world, repository, runOf(call, repository))),
  ),
  onRepository("PATCH", `${repo}/check-runs/{check_run_id}`, writing, (call, repository) => {
    const run = runOf(call, repository);
    if (run.app !== appOf(call))
      throw new Refusal(403, "Only the GitHub App that created a check run can modify it.");
    changeRun(call.world, repository, run, call.body);
    return ok(runShape(call.world, repository, run));
  }),
  onRepository(
    "GET",
    `${repo}/check-runs/{check_run_id}/annotations`,
    reading,
    (call, repository) => {
      const run = runOf(call, repository);
      const page = pageOf(call, run.annotations);
      const shapes = page.items.map(annotationShape(call.world, repository, run.headSha));
      return { ...ok(shapes), headers: page.headers };
    },
  ),
  onRepository(
    "POST",
    `${repo}/check-runs/{check_run_id}/rerequest`,
    asking,
    (call, repository) => {
      const run = runOf(call, repository);
      demandOwn(call, run.app);
      tellRun(call.world, repository, run, "rerequested", actorOf(call.identity));
      return created({});
    },
  ),
  onRepository("GET", `${repo}/commits/{ref}/check-runs`, reading, (call, repository) => {
    const runs = filtered(call, repository);
    const page = pageOf(call, runs);
    const check_runs = page.items.map((run) => runShape(call.world, repository, run));
    return { ...ok({ total_count: runs.length, check_runs }), headers: page.headers };
  }),
  onRepository("GET", `${repo}/check-suites/{check_suite_id}`, reading, (call, repository) =>
    ok(suiteShape(call.world, repository, suiteIn(call, repository))),
  ),
  onRepository(
    "POST",
    `${repo}/check-suites/{check_suite_id}/rerequest`,
    asking,
    (call, repository) => {
      const suite = suiteIn(call, repository);
      demandOwn(call, suite.app);
      tellSuite(call.world, repository, suite, "rerequested", actorOf(call.identity));
      return created({});
    },
  ),
  onRepository(
    "POST",
    `${repo}/statuses/{sha}`,
    { permission: ["statuses", "write"], role: "write" },
    (call, repository) => {
      const sha = call.path.sha ?? "";
      if (readCommit(repository.directory, sha) === null)
        throw invalid(`No commit found for SHA: ${sha}`);
      const status = {
        id: nextId(call.world, "status"),
        sha,
        context: textOf(call.body.context) ?? "default",
        state: String(call.body.state),
        description: textOf(call.body.description),
        creator: actorOf(call.identity),
        createdAt: new Date(),
      };
      repository.statuses.push(status);
      followResult(call.world, repository);
      return created(statusShape(call.world, repository, status));
    },
  ),
];

function appOf({ identity }: Call): App {
  if (identity.kind !== "installation") throw forbiddenToIntegration();
  return identity.installation.app;
}

/** An App asks for its own runs only; a person with write access for any. */
function demandOwn({ identity }: Call, app: App): void {
  if (identity.kind === "installation" && identity.installation.app !== app)
    throw forbiddenToIntegration();
}

function runOf({ path }: Call, repository: Repository): CheckRun {
  const run = repository.runs.find(({ id }) => id === Number(path.check_run_id));
  if (run === undefined) throw notFound();
  return run;
}

function suiteIn({ path }: Call, repository: Repository): CheckSuite {
  const suite = repository.suites.find(({ id }) => id === Number(path.check_suite_id));
  if (suite === undefined) throw notFound();
  return suite;
}

/** `latest`, the default: the newest of each name and App. */
function filtered({ path, query }: Call, repository: Repository): readonly CheckRun[] {
  const ref = path.ref ?? "";
  const sha = tipOf(repository.directory, ref.replace(/^heads\//, "")) ?? ref;
  const fits = (run: CheckRun) =>
    run.headSha === sha &&
    run.name === (query.get("check_name") ?? run.name) &&
    run.status === (query.get("status") ?? run.status) &&
    String(run.app.id) === (query.get("app_id") ?? String(run.app.id));
  const all = repository.runs.filter(fits).toReversed();
  if (query.get("filter") === "all") return all;
  return all.filter(
    (run) => all.find((one) => one.name === run.name && one.app === run.app) === run,
  );
}
