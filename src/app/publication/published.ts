/** What stands on GitHub of a pull request, read with a person's token: nothing is written. */
import type { Octokit } from "@octokit/rest";
import { checkNames } from "../../domain/publication.ts";
import type { Published, PublishedRun } from "../../domain/published.ts";
import { parseSha } from "../../domain/sha.ts";
import { orNothing, type RemotePlace } from "../branch-rules/remote.ts";

/** Throws what @octokit/rest throws. */
export async function fetchPublished(
  octokit: Octokit,
  place: RemotePlace,
  pull: number,
): Promise<Published> {
  const { data } = await octokit.rest.pulls.get({ ...place, pull_number: pull });
  const head = parseSha(data.head.sha);
  const baseRef = data.base.ref;
  const runs: PublishedRun[] = [];
  for (const name of Object.values(checkNames))
    runs.push(...(await fetchRuns(octokit, place, head, name)));
  return {
    repository: data.base.repo.full_name,
    pull,
    state: data.merged ? "merged" : data.state,
    head,
    baseRef,
    pinnedTo: await fetchPins(octokit, place, baseRef),
    runs,
  };
}

/** Of each App the newest. */
async function fetchRuns(
  octokit: Octokit,
  place: RemotePlace,
  ref: string,
  name: string,
): Promise<readonly PublishedRun[]> {
  const found = await octokit.paginate(octokit.rest.checks.listForRef, {
    ...place,
    ref,
    check_name: name,
    filter: "latest",
    per_page: 100,
  });
  const runs = found
    .filter((run) => run.name === name)
    .sort((one, other) => one.id - other.id)
    .map(
      ({ id, app, conclusion, status, output }): PublishedRun => ({
        id,
        name,
        app: app === null ? null : { id: app.id, slug: app.slug ?? "" },
        state: conclusion ?? status,
        title: output.title ?? "",
        summary: output.summary ?? "",
      }),
    );
  return [...new Map(runs.map((run) => [run.app?.id ?? null, run])).values()];
}

/**
 * Ids of the Apps that rulesets take the check from on a branch. Rulesets are shown to whoever may read
 * the repository; classic protection is not.
 */
export async function fetchPins(
  octokit: Octokit,
  place: RemotePlace,
  branch: string,
): Promise<readonly number[]> {
  const rules = await orNothing(
    octokit.paginate(octokit.rest.repos.getBranchRules, { ...place, branch, per_page: 100 }),
  );
  const pins = (rules ?? []).flatMap((rule) =>
    rule.type === "required_status_checks" ? (rule.parameters?.required_status_checks ?? []) : [],
  );
  return [
    ...new Set(
      pins.flatMap(({ context, integration_id: id }) =>
        context === checkNames.enforce && id !== undefined ? [id] : [],
      ),
    ),
  ];
}
