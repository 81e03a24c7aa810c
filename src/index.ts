/**
 * The Probot app: events become facts and keys, nothing else.
 *
 * Handlers decide nothing and read nothing from GitHub; what a delivery teaches is handed to `learn`
 * and becomes durable together with the delivery's end.
 */
import type { Probot } from "probot";
import type { Notes } from "./app/webhook/notes.ts";
import { notesOf } from "./app/webhook/read.ts";

export const handledEvents = [
  "pull_request.opened",
  "pull_request.reopened",
  "pull_request.synchronize",
  "pull_request.edited",
  "pull_request.ready_for_review",
  "pull_request.converted_to_draft",
  "pull_request.assigned",
  "pull_request.closed",
  "pull_request.review_request_removed",
  "pull_request.auto_merge_enabled",
  "pull_request.enqueued",
  "pull_request_review.submitted",
  "pull_request_review.edited",
  "pull_request_review.dismissed",
  "pull_request_review_comment.created",
  "issue_comment.created",
  "check_run.created",
  "check_run.completed",
  "check_run.rerequested",
  "check_suite.rerequested",
  "merge_group.checks_requested",
  "merge_group.destroyed",
  "push",
  "branch_protection_rule.created",
  "branch_protection_rule.edited",
  "branch_protection_rule.deleted",
  "repository_ruleset.created",
  "repository_ruleset.edited",
  "repository_ruleset.deleted",
  "repository.edited",
  "membership.added",
  "membership.removed",
  "member.added",
  "member.edited",
  "member.removed",
  "organization.member_added",
  "organization.member_removed",
  "team.added_to_repository",
  "team.deleted",
  "team.edited",
  "team.removed_from_repository",
  "installation.created",
  "installation.new_permissions_accepted",
  "installation.unsuspend",
  "installation_repositories.added",
] as const;

export interface Listener {
  readonly appId: number;
  readonly learn: (delivery: string, notes: Notes) => void;
}

export function listen(probot: Probot, { appId, learn }: Listener): void {
  probot.on([...handledEvents], ({ id, name, payload }) =>
    learn(id, notesOf(name, payload, appId)),
  );
}
