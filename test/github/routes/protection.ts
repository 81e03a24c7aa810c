/** Classic branch protection by the REST API: for branches that exist. */
import { tipOf } from "../git/refs.ts";
import { notFound, ok, Refusal } from "../http/answer.ts";
import type { Call } from "../http/call.ts";
import type { Route } from "../http/route.ts";
import { onRepository } from "../http/route.ts";
import { type NewProtection, removeProtection, setProtection } from "../rules/change.ts";
import { protectionShape } from "../shapes/rules.ts";
import type { Repository } from "../world/repository.ts";
import { protectionOf } from "../world/repository.ts";

const place = "/repos/{owner}/{repo}/branches/{branch}/protection";
const reading = { permission: ["administration", "read"], role: "admin" } as const;
const writing = { permission: ["administration", "write"], role: "admin" } as const;

export const protectionRoutes: readonly Route[] = [
  onRepository("GET", place, reading, (call, repository) => {
    const protection = protectionOf(repository, branchOf(call, repository));
    if (protection === null) throw new Refusal(404, "Branch not protected");
    return ok(protectionShape(call.world, repository, protection));
  }),
  onRepository("PUT", place, writing, (call, repository) => {
    const branch = branchOf(call, repository);
    const protection = setProtection(call.world, repository, branch, wantedIn(call));
    return ok(protectionShape(call.world, repository, protection));
  }),
  onRepository("DELETE", place, writing, (call, repository) => {
    if (!removeProtection(call.world, repository, branchOf(call, repository)))
      throw new Refusal(404, "Branch not protected");
    return { status: 204 };
  }),
];

function branchOf({ path }: Call, repository: Repository): string {
  const { branch = "" } = path;
  if (tipOf(repository.directory, branch) === null) throw notFound();
  return branch;
}

interface WantedProtection {
  readonly required_status_checks: {
    readonly contexts: readonly string[];
    readonly checks?: readonly { readonly context: string; readonly app_id?: number }[];
  } | null;
  readonly enforce_admins: boolean | null;
  readonly required_pull_request_reviews: {
    readonly required_approving_review_count?: number;
    readonly dismiss_stale_reviews?: boolean;
    readonly require_code_owner_reviews?: boolean;
    readonly require_last_push_approval?: boolean;
  } | null;
  readonly allow_force_pushes?: boolean | null;
}

/** The contract has held the body to its schema before. Of `checks` and `contexts` both are wanted. */
function wantedIn({ body }: Call): NewProtection {
  const wanted = body as unknown as WantedProtection;
  const { contexts = [], checks = [] } = wanted.required_status_checks ?? {};
  const reviews = wanted.required_pull_request_reviews;
  return {
    requiredChecks: [
      ...checks.map(({ context, app_id }) => ({ context, appId: app_id ?? null })),
      ...contexts.map((context) => ({ context, appId: null })),
    ],
    requiredApprovals: reviews === null ? 0 : (reviews.required_approving_review_count ?? 1),
    adminEnforced: wanted.enforce_admins === true,
    dismissesStale: reviews?.dismiss_stale_reviews === true,
    wantsCodeOwners: reviews?.require_code_owner_reviews === true,
    wantsLastPushApproval: reviews?.require_last_push_approval === true,
    allowsForcePushes: wanted.allow_force_pushes === true,
  };
}
