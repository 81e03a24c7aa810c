/** A run of a workflow as the REST API shows it. */
import type { Repository } from "../world/repository.ts";
import type { WorkflowRun } from "../world/workflow-run.ts";
import type { World } from "../world/world.ts";
import { headCommitShape } from "./check.ts";
import { apiUrlOf, pageUrlOf, simpleRepositoryShape } from "./repository.ts";
import { isoOf, nodeId } from "./scalars.ts";
import { userShape } from "./user.ts";

export function workflowRunShape(world: World, repository: Repository, run: WorkflowRun) {
  const api = apiUrlOf(world, repository);
  const url = `${api}/actions/runs/${run.id}`;
  const simple = simpleRepositoryShape(world, repository);
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId("WorkflowRun", run.id),
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: run.path,
    display_title: run.name,
    run_number: repository.workflowRuns.indexOf(run) + 1,
    run_attempt: run.attempt,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: 1,
    url,
    html_url: `${pageUrlOf(world, repository)}/actions/runs/${run.id}`,
    pull_requests: [],
    created_at: isoOf(run.createdAt),
    updated_at: isoOf(run.updatedAt),
    run_started_at: isoOf(run.startedAt),
    actor: userShape(world, run.actor),
    triggering_actor: userShape(world, run.triggeringActor),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${api}/check-suites/${run.id}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: run.attempt === 1 ? null : `${url}/attempts/${run.attempt - 1}`,
    workflow_url: `${api}/actions/workflows/1`,
    head_commit: headCommitShape(repository, run.headSha),
    repository: simple,
    head_repository: simple,
  };
}
