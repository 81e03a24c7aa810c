/** Everything on GitHub that decides whether the check stops anybody, read for one repository. */
import type { Octokit } from "@octokit/rest";
import { z } from "zod";
import { type Beside, besideIn, joined, nothingBeside } from "../../core/branch-rules/beside.ts";
import { guardedBranches } from "../../core/branch-rules/rules.ts";
import { readSeats } from "../../core/branch-rules/seats.ts";
import { standingOf } from "../../core/branch-rules/standing.ts";
import { knownDetectors } from "../../core/findings/registry.ts";
import type { Remote, RemotePolicy } from "../../core/publication/policy-remote-page.ts";
import type { RulesReading } from "../../domain/branch-rules.ts";
import { Problem } from "../../domain/problem.ts";
import { policyPath } from "../policy/policy-file.ts";
import { policyFrom } from "../policy/read.ts";
import { fetchRules } from "./fetch.ts";
import { fetchPeopleFor } from "./remote-people.ts";

/** More than anybody reads. */
const mostBranches = 20;

export interface RemotePlace {
  readonly owner: string;
  readonly repo: string;
}

/** `appId`: of our App; null when nobody said it. Throws what @octokit/rest throws. */
export async function readRemote(
  octokit: Octokit,
  place: RemotePlace,
  appId: number | null,
): Promise<Remote> {
  const { data } = await octokit.rest.repos.get({ ...place });
  const mayAdminister = data.permissions?.admin === true;
  const where = { id: data.id, owner: data.owner.login, name: data.name };
  // To others GitHub leaves classic protection out as if there was none.
  const rules = mayAdminister ? await fetchRules(octokit, where) : null;
  const names = branchesOf(rules, data.default_branch);
  const branches = [];
  for (const branch of names.slice(0, mostBranches)) {
    const beside = await fetchBeside(octokit, { ...place, branch }, mayAdminister);
    branches.push({ ...standingOf(rules, branch, appId), beside });
  }
  return {
    repository: data.full_name,
    appId,
    mayAdminister,
    branches,
    isPartial: rules?.isPartial === true || names.length > mostBranches,
    actionsMayApprove: await fetchWorkflowRight(octokit, place),
    policy: await readPolicy(octokit, place, { ...where, isPrivate: data.private }),
  };
}

/** The default branch is told of even where nothing is required. */
function branchesOf(rules: RulesReading | null, main: string): readonly string[] {
  return [...new Set([main, ...(rules === null ? [] : guardedBranches(rules))])];
}

const activeRules = z.array(
  z.object({ type: z.string(), parameters: z.record(z.string(), z.unknown()).optional() }),
);

const classic = z.object({
  required_pull_request_reviews: z
    .object({
      required_approving_review_count: z.number().optional(),
      dismiss_stale_reviews: z.boolean().optional(),
      require_last_push_approval: z.boolean().optional(),
      require_code_owner_reviews: z.boolean().optional(),
    })
    .optional(),
  allow_force_pushes: z.object({ enabled: z.boolean() }).optional(),
});

async function fetchBeside(
  octokit: Octokit,
  place: RemotePlace & { readonly branch: string },
  mayAdminister: boolean,
): Promise<Beside | null> {
  if (!mayAdminister) return null;
  const rules = await octokit.paginate(octokit.rest.repos.getBranchRules, {
    ...place,
    per_page: 100,
  });
  const protection = await orNothing(octokit.rest.repos.getBranchProtection({ ...place }));
  return joined([
    ...parsed(activeRules, rules).map(besideIn),
    protection === null ? nothingBeside : classicBeside(parsed(classic, protection.data)),
  ]);
}

function classicBeside(protection: z.infer<typeof classic>): Beside {
  const { required_pull_request_reviews: reviews, allow_force_pushes: force } = protection;
  return {
    approvals: reviews?.required_approving_review_count ?? 0,
    dismissesStale: reviews?.dismiss_stale_reviews === true,
    wantsLastPushApproval: reviews?.require_last_push_approval === true,
    wantsCodeOwners: reviews?.require_code_owner_reviews === true,
    blocksForcePushes: force?.enabled !== true,
    wantsMoreForUnattributed: null,
  };
}

/** Null when it is for administrators only. */
async function fetchWorkflowRight(octokit: Octokit, place: RemotePlace): Promise<boolean | null> {
  const { getGithubActionsDefaultWorkflowPermissionsRepository: get } = octokit.rest.actions;
  const answer = await orNothing(get({ ...place }));
  return answer?.data.can_approve_pull_request_reviews ?? null;
}

async function readPolicy(
  octokit: Octokit,
  place: RemotePlace,
  repository: Parameters<typeof fetchPeopleFor>[1],
): Promise<RemotePolicy> {
  const answer = await orNothing(octokit.rest.repos.getContent({ ...place, path: policyPath }));
  if (answer === null) return { kind: "absent" };
  const file = policyFile.safeParse(answer.data);
  if (!file.success) return notAFile;
  const source = { kind: "file", path: policyPath } as const;
  const bytes = Buffer.from(file.data.content, "base64");
  const reading = policyFrom(bytes, source, knownDetectors);
  if (reading.kind === "invalid") return { kind: "invalid", errors: reading.errors };
  const { areas } = reading.policy;
  const people = await fetchPeopleFor(octokit, repository, reading.policy);
  return { kind: "valid", areas, seats: readSeats(areas, people) };
}

/** Of more than a megabyte GitHub gives no content. */
const policyFile = z.object({
  type: z.literal("file"),
  encoding: z.literal("base64"),
  content: z.string(),
});

const notAFile: RemotePolicy = {
  kind: "invalid",
  errors: [{ line: 1, column: 1, message: "The policy must be a file of less than a megabyte." }],
};

/** Null for what is not there, or not shown. */
export async function orNothing<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (cause) {
    const { status } = cause as { readonly status?: unknown };
    if (status === 403 || status === 404) return null;
    throw cause;
  }
}

function parsed<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Problem("github", "GitHub's answer about a branch is not as it is documented.");
}
