/** Check runs: what an App may write, within GitHub's limits. */
import { readCommit } from "../git/commits.ts";
import { invalid } from "../http/answer.ts";
import { mergeThoseThatMay } from "../pulls/auto-merge.ts";
import { advanceQueues } from "../queue/queue.ts";
import { runEventShape, stateOf } from "../shapes/check.ts";
import { isoOf } from "../shapes/scalars.ts";
import { tell } from "../webhooks/events.ts";
import type { Account, App } from "../world/accounts.ts";
import type { Annotation, CheckRun, Repository } from "../world/repository.ts";
import type { World } from "../world/world.ts";
import { nextId } from "../world/world.ts";
import { suiteOf, tellSuite } from "./suites.ts";

export type RunFields = Readonly<Record<string, unknown>>;

const mostRunsPerName = 1_000;

export function addRun(
  world: World,
  repository: Repository,
  app: App,
  fields: RunFields,
): CheckRun {
  const headSha = String(fields.head_sha);
  const name = String(fields.name);
  if (readCommit(repository.directory, headSha) === null)
    throw invalid(`No commit found for SHA: ${headSha}`);
  checkLimits(fields);
  const suite = suiteOf(world, repository, app, headSha);
  const same = repository.runs.filter((run) => run.suite === suite && run.name === name);
  if (same.length >= mostRunsPerName)
    throw invalid(`There are ${mostRunsPerName} check runs of that name in the suite already.`);
  const run: CheckRun = {
    id: nextId(world, "run"),
    suite,
    app,
    name,
    headSha,
    status: "queued",
    conclusion: null,
    externalId: "",
    detailsUrl: null,
    output: { title: null, summary: null, text: null },
    annotations: [],
    startedAt: isoOf(new Date()),
    completedAt: null,
  };
  repository.runs.push(run);
  apply(run, fields);
  tellRun(world, repository, run, "created", app.bot);
  if (run.status === "completed") tellCompleted(world, repository, run);
  return run;
}

/** A completed run stays completed: its conclusion may change, its status may not. */
export function changeRun(
  world: World,
  repository: Repository,
  run: CheckRun,
  fields: RunFields,
): void {
  checkLimits(fields);
  const before = run.status;
  apply(run, fields);
  if (before !== "completed" && run.status === "completed") tellCompleted(world, repository, run);
}

export function tellRun(
  world: World,
  repository: Repository,
  run: CheckRun,
  action: string,
  sender: Account,
): void {
  const payload = { check_run: runEventShape(world, repository, run) };
  const told = { event: "check_run", action, repository, sender, payload };
  tell(world, action === "rerequested" ? { ...told, only: run.app } : told);
}

function tellCompleted(world: World, repository: Repository, run: CheckRun): void {
  tellRun(world, repository, run, "completed", run.app.bot);
  run.suite.updatedAt = new Date();
  const runs = repository.runs.filter((one) => one.suite === run.suite);
  if (stateOf(runs).status === "completed")
    tellSuite(world, repository, run.suite, "completed", run.app.bot);
  followResult(world, repository);
}

/** What GitHub does by itself once a check has a result. */
export function followResult(world: World, repository: Repository): void {
  advanceQueues(world, repository);
  mergeThoseThatMay(world, repository);
}

function apply(run: CheckRun, fields: RunFields): void {
  const { conclusion, status, output } = fields;
  const completes = typeof conclusion === "string" || status === "completed";
  if (run.status !== "completed" && typeof status === "string") run.status = status;
  if (completes) {
    run.status = "completed";
    if (typeof conclusion === "string") run.conclusion = conclusion;
    run.completedAt = String(fields.completed_at ?? isoOf(new Date()));
  }
  if (typeof fields.name === "string") run.name = fields.name;
  if (typeof fields.external_id === "string") run.externalId = fields.external_id;
  if (typeof fields.details_url === "string") run.detailsUrl = fields.details_url;
  if (typeof fields.started_at === "string") run.startedAt = fields.started_at;
  if (typeof output === "object" && output !== null) applyOutput(run, output);
}

/** Title, summary and text replace what was there; annotations are added to it. */
function applyOutput(run: CheckRun, output: object): void {
  const { title, summary, text, annotations } = output as Partial<
    CheckRun["output"] & { annotations: readonly Annotation[] }
  >;
  run.output = {
    title: title ?? run.output.title,
    summary: summary ?? run.output.summary,
    text: text ?? run.output.text,
  };
  run.annotations.push(...(annotations ?? []));
}

/** The other limits (50 annotations, 65,535 characters, 3 actions) are in the published contract. */
function checkLimits({ conclusion, status }: RunFields): void {
  if (conclusion === "stale") throw invalid("Only GitHub may conclude stale.");
  if (typeof status === "string" && !["queued", "in_progress", "completed"].includes(status))
    throw invalid(`Only GitHub Actions may set the status ${status}.`);
  if (status === "completed" && conclusion === undefined)
    throw invalid("A completed check run needs a conclusion.");
}
