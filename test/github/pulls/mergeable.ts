/** Whether a pull request can be merged: by git, and by the rules of its base branch. */
import { requiredCheckProblem } from "../checks/required.ts";
import { mergedTreeOf } from "../git/merge.ts";
import { tipOf } from "../git/refs.ts";
import { requiredChecksFor } from "../rules/branches.ts";
import type { Account } from "../world/accounts.ts";
import { includes } from "../world/accounts.ts";
import type { Pull, Review } from "../world/repository.ts";
import { protectionOf } from "../world/repository.ts";
import { roleOf } from "../world/world.ts";

/** Without conflicts. */
export function isMergeable(pull: Pull): boolean {
  const tip = tipOf(pull.repository.directory, pull.base.ref);
  return tip !== null && mergedTreeOf(pull.repository.directory, tip, pull.head.sha) !== null;
}

/** Why the rules of the base branch do not let somebody merge it; null when they do. */
export function ruleProblemOf(pull: Pull, by: Account): string | null {
  for (const check of requiredChecksFor(pull.repository, pull.base.ref, by)) {
    const problem = requiredCheckProblem(pull.repository, pull.head.sha, check);
    if (problem !== null) return problem;
  }
  const protection = protectionOf(pull.repository, pull.base.ref);
  return approvalProblemOf(pull, protection?.requiredApprovals ?? 0);
}

/** GitHub counts each writer's newest opinion, and bots' where it is told to, on whichever commit it was given. */
function approvalProblemOf(pull: Pull, required: number): string | null {
  if (required === 0) return null;
  const opinions = [...newestOpinionsOf(pull).values()];
  if (opinions.some(({ state }) => state === "CHANGES_REQUESTED"))
    return "Changes requested by a reviewer with write access.";
  const approvals = opinions.filter(({ state }) => state === "APPROVED").length;
  if (approvals >= required) return null;
  return `At least ${required} approving review is required by reviewers with write access.`;
}

function newestOpinionsOf(pull: Pull): ReadonlyMap<number, Review> {
  const opinions = pull.reviews.filter(
    ({ state, author }) =>
      ["APPROVED", "CHANGES_REQUESTED", "DISMISSED"].includes(state) && counts(pull, author),
  );
  return new Map(opinions.map((review) => [review.author.id, review]));
}

function counts({ repository }: Pull, author: Account): boolean {
  if (author.kind === "Bot") return repository.countsBotApprovals;
  return includes(roleOf(repository, author), "write");
}
