/** Required checks: what a protected branch waits for on a commit. */
import type { CheckRun, Repository, RequiredCheck, Status } from "../world/repository.ts";

/** The conclusions that GitHub lets pass. */
const passing = ["success", "neutral", "skipped"];

/** Why the commit does not satisfy it; null when it does. Where a check and a status share a name, both count. */
export function requiredCheckProblem(
  repository: Repository,
  sha: string,
  required: RequiredCheck,
): string | null {
  const run = newestRunOf(repository, sha, required);
  const status = required.appId === null ? newestStatusOf(repository, sha, required) : null;
  if (run === null && status === null)
    return `Required status check "${required.context}" is expected.`;
  if (run !== null && run.status !== "completed")
    return `Required status check "${required.context}" is in progress.`;
  const passed =
    (run === null || passing.includes(run.conclusion ?? "")) &&
    (status === null || status.state === "success");
  return passed ? null : `Required status check "${required.context}" is failing.`;
}

function newestRunOf(
  repository: Repository,
  sha: string,
  { context, appId }: RequiredCheck,
): CheckRun | null {
  const fits = (run: CheckRun) =>
    run.headSha === sha && run.name === context && (appId === null || run.app.id === appId);
  return repository.runs.findLast(fits) ?? null;
}

function newestStatusOf(
  repository: Repository,
  sha: string,
  { context }: RequiredCheck,
): Status | null {
  return repository.statuses.findLast((one) => one.sha === sha && one.context === context) ?? null;
}
