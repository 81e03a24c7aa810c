/** Check suites and runs in GraphQL. */
import { nodeId } from "../shapes/scalars.ts";
import type { CheckRun, CheckSuite, Repository } from "../world/repository.ts";
import type { PageArguments } from "./connection.ts";
import { connectionOf } from "./connection.ts";
import type { Viewer } from "./viewer.ts";
import { demandPermission } from "./viewer.ts";

export interface SuitesArguments extends PageArguments {
  readonly filterBy?: { readonly appId?: number | null } | null;
}

interface RunsArguments extends PageArguments {
  readonly filterBy?: {
    readonly checkName?: string | null;
    readonly checkType?: "ALL" | "LATEST" | null;
  } | null;
}

export function suitesOf(
  viewer: Viewer,
  repository: Repository,
  sha: string,
  page: SuitesArguments,
) {
  demandPermission(viewer, "checks");
  const wanted = page.filterBy?.appId;
  const suites = repository.suites.filter(
    (suite) => suite.headSha === sha && (wanted == null || suite.app.id === wanted),
  );
  return connectionOf(suites, page, (suite) => suiteNode(repository, suite));
}

function suiteNode(repository: Repository, suite: CheckSuite) {
  return {
    __typename: "CheckSuite",
    id: nodeId("CheckSuite", suite.id),
    databaseId: suite.id,
    checkRuns: (page: RunsArguments) =>
      connectionOf(chosen(repository, suite, page), page, (run) => ({
        __typename: "CheckRun",
        id: nodeId("CheckRun", run.id),
        databaseId: run.id,
        name: run.name,
        status: run.status.toUpperCase(),
        conclusion: run.conclusion?.toUpperCase() ?? null,
        externalId: run.externalId,
      })),
  };
}

/** The newest first; `LATEST`, the default, shows one of each name. */
function chosen(
  repository: Repository,
  suite: CheckSuite,
  { filterBy }: RunsArguments,
): readonly CheckRun[] {
  const all = repository.runs
    .filter((run) => run.suite === suite && run.name === (filterBy?.checkName ?? run.name))
    .toReversed();
  if (filterBy?.checkType === "ALL") return all;
  return all.filter((run) => all.find(({ name }) => name === run.name) === run);
}
