/** Check runs on GitHub. */
import type { CheckRun } from "../../domain/publication.ts";
import type { Repository } from "../../domain/snapshot.ts";
import type { Octokit } from "../github/client.ts";

/** `newest`: the id of the run that is known to stand there; or 0. */
export interface Mark {
  readonly externalId: string;
  readonly newest: number;
}

/** Posts a new run, which from then on counts for its name; gives its id. */
export async function createRun(
  octokit: Octokit,
  { owner, name: repo }: Repository,
  run: CheckRun,
  mark: Mark,
): Promise<number> {
  const { data } = await octokit.rest.checks
    .create({
      owner,
      repo,
      name: run.name,
      head_sha: run.head,
      external_id: mark.externalId,
      ...bodyOf(run),
    })
    .catch(async (cause: unknown) => {
      const id = isAnswer(cause) ? null : await findRun(octokit, { owner, repo }, run, mark);
      if (id === null) throw cause;
      return { data: { id } };
    });
  return data.id;
}

/** Gives whether it is so now: one that somebody else completed meanwhile stays completed. */
export async function updateRun(
  octokit: Octokit,
  { owner, name: repo }: Repository,
  id: number,
  run: CheckRun,
  externalId: string,
): Promise<boolean> {
  const { data } = await octokit.rest.checks.update({
    owner,
    repo,
    check_run_id: id,
    external_id: externalId,
    ...bodyOf(run),
  });
  return (data.conclusion ?? data.status) === run.state;
}

/**
 * A POST that timed out may have been carried out: look for our own mark before trying again. An
 * older run may bear it too, when its result is taken back: that one is not what was posted.
 */
async function findRun(
  octokit: Octokit,
  where: { owner: string; repo: string },
  run: CheckRun,
  { externalId, newest }: Mark,
): Promise<number | null> {
  const { data } = await octokit.rest.checks.listForRef({
    ...where,
    ref: run.head,
    check_name: run.name,
    filter: "all",
    per_page: 100,
  });
  const isPosted = ({ id, external_id }: { id: number; external_id: string | null }) =>
    id > newest && external_id === externalId;
  return data.check_runs.find(isPosted)?.id ?? null;
}

/** GitHub did answer, so it did not do it; 5xx may come from anything on the way. */
function isAnswer(cause: unknown): boolean {
  const status = (cause as { status?: unknown }).status;
  return typeof status === "number" && status < 500;
}

function bodyOf(run: CheckRun) {
  const output = {
    title: run.title,
    summary: run.summary,
    annotations: run.annotations.map(({ path, startLine, endLine, level, title, message }) => ({
      path,
      start_line: startLine,
      end_line: endLine,
      annotation_level: level,
      title,
      message,
    })),
  };
  return run.state === "in_progress"
    ? { status: "in_progress" as const, output }
    : { status: "completed" as const, conclusion: run.state, output };
}
