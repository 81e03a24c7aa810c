/** What GitHub itself asks for beside the check, and what is better switched on. */
import { describe, expect, it } from "vitest";
import {
  adviceOf,
  type Beside,
  besideIn,
  joined,
  nothingBeside,
} from "../../../src/core/branch-rules/beside.ts";
import { plainOf } from "../../../src/domain/sentence.ts";

const whole: Beside = {
  approvals: 1,
  dismissesStale: true,
  wantsLastPushApproval: true,
  wantsCodeOwners: true,
  blocksForcePushes: true,
  wantsMoreForUnattributed: true,
};
const extra = "require_extra_approval_for_unattributed_changes";

describe("a rule that is in force", () => {
  it.each<readonly [string, Parameters<typeof besideIn>[0], Partial<Beside>]>([
    ["against force pushes", { type: "non_fast_forward" }, { blocksForcePushes: true }],
    ["about something else", { type: "deletion" }, {}],
    ["without parameters", { type: "pull_request" }, {}],
    [
      "about approvals",
      {
        type: "pull_request",
        parameters: {
          required_approving_review_count: 2,
          dismiss_stale_reviews_on_push: true,
          require_last_push_approval: false,
          require_code_owner_review: true,
        },
      },
      { approvals: 2, dismissesStale: true, wantsCodeOwners: true },
    ],
    [
      "that is not as documented",
      {
        type: "pull_request",
        parameters: { required_approving_review_count: "2", dismiss_stale_reviews_on_push: "true" },
      },
      {},
    ],
    [
      "about commits of nobody",
      { type: "pull_request", parameters: { [extra]: false } },
      { wantsMoreForUnattributed: false },
    ],
  ])("%s", (_, rule, expected) => {
    expect(besideIn(rule)).toEqual({ ...nothingBeside, ...expected });
  });

  it("adds to the others", () => {
    const one = { ...nothingBeside, approvals: 1, wantsMoreForUnattributed: false };
    const other = { ...nothingBeside, approvals: 2, dismissesStale: true };
    const sum = { ...nothingBeside, approvals: 2, dismissesStale: true };
    expect(joined([one, other])).toEqual({ ...sum, wantsMoreForUnattributed: false });
    expect(joined([other, one])).toEqual({ ...sum, wantsMoreForUnattributed: false });
    expect(joined([whole, one]).wantsMoreForUnattributed).toBe(true);
    expect(joined([])).toEqual(nothingBeside);
  });
});

describe("it is better to switch on", () => {
  it("nothing more, where all is on", () => {
    expect(adviceOf(whole)).toEqual([]);
    expect(adviceOf({ ...whole, wantsMoreForUnattributed: null })).toEqual([]);
  });

  it.each<readonly [Partial<Beside>, RegExp]>([
    [{ approvals: 0 }, /asks for no approval of its own/],
    [{ approvals: 0, dismissesStale: false }, /asks for no approval of its own/],
    [{ dismissesStale: false }, /Dismiss stale pull request approvals/],
    [{ wantsLastPushApproval: false }, /most recent reviewable push/],
    [{ wantsCodeOwners: false }, /review from Code Owners/],
    [{ blocksForcePushes: false }, /Block force pushes/],
    [{ wantsMoreForUnattributed: false }, /require_extra_approval_for_unattributed_changes/],
  ])("one thing: %j", (difference, expected) => {
    const advice = adviceOf({ ...whole, ...difference }).map(plainOf);
    expect(advice).toEqual([expect.stringMatching(expected)]);
  });
});
