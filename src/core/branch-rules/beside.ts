/** What GitHub itself asks for on a branch, beside the check. */
import type { Sentence } from "../../domain/sentence.ts";
import { say } from "../../domain/sentence.ts";

export interface Beside {
  /** Approvals that GitHub counts. */
  readonly approvals: number;
  readonly dismissesStale: boolean;
  readonly wantsLastPushApproval: boolean;
  readonly wantsCodeOwners: boolean;
  readonly blocksForcePushes: boolean;
  /** Null: GitHub does not tell; not every server knows it. */
  readonly wantsMoreForUnattributed: boolean | null;
}

export const nothingBeside: Beside = {
  approvals: 0,
  dismissesStale: false,
  wantsLastPushApproval: false,
  wantsCodeOwners: false,
  blocksForcePushes: false,
  wantsMoreForUnattributed: null,
};

/** A rule that is in force, as the REST API writes it. */
export interface ActiveRule {
  readonly type: string;
  readonly parameters?: Readonly<Record<string, unknown>> | undefined;
}

export function besideIn({ type, parameters = {} }: ActiveRule): Beside {
  if (type === "non_fast_forward") return { ...nothingBeside, blocksForcePushes: true };
  if (type !== "pull_request") return nothingBeside;
  const isOn = (name: string) => parameters[name] === true;
  const extra = parameters.require_extra_approval_for_unattributed_changes;
  return {
    approvals: countIn(parameters.required_approving_review_count),
    dismissesStale: isOn("dismiss_stale_reviews_on_push"),
    wantsLastPushApproval: isOn("require_last_push_approval"),
    wantsCodeOwners: isOn("require_code_owner_review"),
    blocksForcePushes: false,
    wantsMoreForUnattributed: typeof extra === "boolean" ? extra : null,
  };
}

function countIn(value: unknown): number {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : 0;
}

/** Rules add up: the strictest of each holds. */
export function joined(list: readonly Beside[]): Beside {
  return list.reduce(
    (one, other) => ({
      approvals: Math.max(one.approvals, other.approvals),
      dismissesStale: one.dismissesStale || other.dismissesStale,
      wantsLastPushApproval: one.wantsLastPushApproval || other.wantsLastPushApproval,
      wantsCodeOwners: one.wantsCodeOwners || other.wantsCodeOwners,
      blocksForcePushes: one.blocksForcePushes || other.blocksForcePushes,
      wantsMoreForUnattributed:
        one.wantsMoreForUnattributed === null
          ? other.wantsMoreForUnattributed
          : one.wantsMoreForUnattributed || other.wantsMoreForUnattributed === true,
    }),
    nothingBeside,
  );
}

/** What is better switched on, each by the name that GitHub gives it. */
export function adviceOf(beside: Beside): readonly Sentence[] {
  const { blocksForcePushes, wantsMoreForUnattributed } = beside;
  return [
    ...reviewAdvice(beside),
    ...unless(blocksForcePushes, say`What was merged may be rewritten: “Block force pushes”.`),
    ...unless(
      wantsMoreForUnattributed ?? true,
      say`Commits of nobody's account need no further approval: ${"require_extra_approval_for_unattributed_changes"}.`,
    ),
  ];
}

function reviewAdvice(beside: Beside): readonly Sentence[] {
  if (beside.approvals === 0)
    return [
      say`GitHub asks for no approval of its own. “Require a pull request before merging”, with one that is of the most recent push, holds even while Foureyes is away.`,
    ];
  return [
    ...unless(
      beside.dismissesStale,
      say`GitHub keeps approvals though new commits come: “Dismiss stale pull request approvals when new commits are pushed”.`,
    ),
    ...unless(
      beside.wantsLastPushApproval,
      say`Whoever pushes last may merge on older approvals: “Require approval of the most recent reviewable push”.`,
    ),
    ...unless(
      beside.wantsCodeOwners,
      say`Code owners need not approve: “Require review from Code Owners”, where there is a file ${"CODEOWNERS"}.`,
    ),
  ];
}

function unless(isThere: boolean, advice: Sentence): readonly Sentence[] {
  return isThere ? [] : [advice];
}
