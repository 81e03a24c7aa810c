/** Runs of workflows. */
import { parseCreated } from "../actions/runs.ts";
import { invalid, ok } from "../http/answer.ts";
import type { Call } from "../http/call.ts";
import { pageOf } from "../http/pages.ts";
import type { Route } from "../http/route.ts";
import { onRepository } from "../http/route.ts";
import { workflowRunShape } from "../shapes/workflow-run.ts";
import type { Repository } from "../world/repository.ts";
import type { WorkflowRun } from "../world/workflow-run.ts";

const reading = { permission: ["actions", "read"], role: "read" } as const;

/** With a filter GitHub shows as many, whatever the total is. */
const mostFound = 1_000;
const filters = ["actor", "branch", "check_suite_id", "created", "event", "head_sha", "status"];

export const actionRoutes: readonly Route[] = [
  onRepository("GET", "/repos/{owner}/{repo}/actions/runs", reading, (call, repository) => {
    const found = filtered(call, repository);
    const isSearch = filters.some((name) => call.query.has(name));
    const page = pageOf(call, isSearch ? found.slice(0, mostFound) : found);
    const workflow_runs = page.items.map((run) => workflowRunShape(call.world, repository, run));
    return { ...ok({ total_count: found.length, workflow_runs }), headers: page.headers };
  }),
];

/** Newest first. */
function filtered({ query }: Call, { workflowRuns }: Repository): readonly WorkflowRun[] {
  const created = query.get("created");
  const isCreated = created === null ? () => true : parseCreated(created);
  if (isCreated === null) throw invalid("created is no date or range of dates");
  const asked = (name: string, value: string | null) => (query.get(name) ?? value) === value;
  return workflowRuns
    .filter(
      (run) =>
        isCreated(run.createdAt) &&
        asked("actor", run.actor.login) &&
        asked("branch", run.headBranch) &&
        asked("event", run.event) &&
        asked("head_sha", run.headSha) &&
        (asked("status", run.status) || asked("status", run.conclusion)),
    )
    .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || b.id - a.id);
}
