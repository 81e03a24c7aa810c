/** Reads a delivery's payload into notes. Pure but for zod's refusal of what is malformed. */

import type { z } from "zod";
import { parseAnswers } from "../../core/approvals/answers.ts";
import type { Fact } from "../../domain/fact.ts";
import type { ChangeKey } from "../../domain/key.ts";
import { Problem } from "../../domain/problem.ts";
import type { Sha } from "../../domain/sha.ts";
import { type KnownPull, type Notes, notesFor } from "./notes.ts";
import {
  anyEvent,
  checkRunEvent,
  checkSuiteEvent,
  installationEvent,
  issueCommentEvent,
  mergeGroupEvent,
  type PullPayload,
  pullRequestEvent,
  pushEvent,
  repositoryEvent,
  reviewCommentEvent,
  reviewEvent,
  reviewStateOf,
  rulesEvent,
} from "./payload.ts";
import { callsIn, issueCommentNotes, reviewCommentNotes } from "./read-comments.ts";
import {
  groupNotes,
  headNotes,
  installationNotes,
  pushNotes,
  repositoryNotes,
  rulesNotes,
  runNotes,
} from "./read-repository.ts";

/** `appId`: our own, so that only our own check runs start an evaluation. */
export function notesOf(event: string, payload: unknown, appId: number): Notes {
  switch (event) {
    case "pull_request":
      return pullNotes(parsed(pullRequestEvent, payload));
    case "pull_request_review":
      return reviewNotes(parsed(reviewEvent, payload));
    case "issue_comment":
      return issueCommentNotes(parsed(issueCommentEvent, payload));
    case "pull_request_review_comment":
      return reviewCommentNotes(parsed(reviewCommentEvent, payload));
    case "branch_protection_rule":
    case "repository_ruleset":
      return rulesNotes(parsed(rulesEvent, payload));
    case "repository":
      return repositoryNotes(parsed(repositoryEvent, payload));
    case "push":
      return pushNotes(parsed(pushEvent, payload));
    case "check_run": {
      const { check_run, ...rest } = parsed(checkRunEvent, payload);
      return rest.action === "rerequested"
        ? headNotes(rest, check_run, appId)
        : runNotes(rest, check_run, appId);
    }
    case "check_suite": {
      const { check_suite, ...rest } = parsed(checkSuiteEvent, payload);
      return headNotes(rest, check_suite, appId);
    }
    case "merge_group":
      return groupNotes(parsed(mergeGroupEvent, payload));
    case "installation":
    case "installation_repositories":
      return installationNotes(parsed(installationEvent, payload));
    default:
      throw new Problem(
        "internal",
        `No handler reads the event ${JSON.stringify(event.slice(0, 60))}.`,
      );
  }
}

/** A delivery's body. Throws "malformed-input" when it names no installation that could be one. */
export function parseBody(text: string): unknown {
  const payload: unknown = JSON.parse(text);
  parsed(anyEvent, payload);
  return payload;
}

function parsed<S extends z.ZodType>(schema: S, payload: unknown): z.infer<S> {
  const result = schema.safeParse(payload);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Problem(
    "malformed-input",
    `The payload is not as GitHub writes it, at ${issue?.path.join(".") ?? "its top"}.`,
  );
}

function pullNotes(event: z.infer<typeof pullRequestEvent>): Notes {
  const { installation, repository, pull_request: pull } = event;
  const key = { installation: installation.id, repository: repository.id, pull: pull.number };
  const left = headLeft(event);
  return notesFor(installation.id, {
    repositories: [repository],
    pulls: [knownPull(repository.id, pull)],
    facts: pullFacts(event, key),
    keys: [key],
    heads: left === null ? [] : [{ ...key, head: left }],
    doubts: event.changes?.base === undefined ? [] : [{ ...key, head: pull.head.sha }],
  });
}

/** A commit that the pull request has no say in any more; others with that head may wait for it (A18). */
function headLeft({ action, before, pull_request }: z.infer<typeof pullRequestEvent>): Sha | null {
  if (action === "closed") return pull_request.head.sha;
  return action === "synchronize" ? (before ?? null) : null;
}

function pullFacts(
  event: z.infer<typeof pullRequestEvent>,
  { repository, pull }: ChangeKey,
): readonly Fact[] {
  const { action, sender: by, before, after, changes, pull_request } = event;
  const { head, updated_at: at } = pull_request;
  switch (action) {
    case "opened":
      return [{ kind: "opened", repository, pull, by, head: head.sha }];
    case "synchronize":
      return before === undefined || after === undefined
        ? []
        : [{ kind: "updated", repository, pull, by, before, after }];
    case "edited": {
      const from = changes?.base?.ref.from;
      return from === undefined
        ? []
        : [{ kind: "retargeted", repository, pull, by, from, to: pull_request.base.ref, at }];
    }
    case "assigned":
      return assignment(event, { repository, pull });
    case "closed":
      return [
        {
          kind: "closed",
          repository,
          pull,
          by,
          head: head.sha,
          merged: pull_request.merged === true,
          at,
        },
      ];
    default:
      return [];
  }
}

/** Whoever gives the work to a machine has a part in what it writes. */
function assignment(
  { assignee, sender: by, pull_request: { updated_at } }: z.infer<typeof pullRequestEvent>,
  on: Pick<ChangeKey, "repository" | "pull">,
): readonly Fact[] {
  if (assignee === null || assignee === undefined || assignee.kind === "user") return [];
  const id = `${assignee.login} ${updated_at}`;
  return [{ kind: "called", ...on, by, machines: [assignee.login], how: "assignment", id }];
}

function knownPull(repository: number, pull: PullPayload): KnownPull {
  return {
    repository,
    number: pull.number,
    open: pull.state === "open",
    merged: pull.merged === true || pull.merged_at != null,
    head: pull.head.sha,
    headRepository: pull.head.repo?.id ?? null,
    headRef: pull.head.ref,
    baseRef: pull.base.ref,
  };
}

function reviewNotes(event: z.infer<typeof reviewEvent>): Notes {
  const { installation, repository, pull_request: pull } = event;
  const key = { installation: installation.id, repository: repository.id, pull: pull.number };
  return notesFor(installation.id, {
    repositories: [repository],
    pulls: [knownPull(repository.id, pull)],
    facts: reviewFacts(event, key),
    keys: isRemark(event) ? [] : [key],
    doubts: isObjection(event) ? [{ ...key, head: pull.head.sha }] : [],
  });
}

/** It takes an approval away, or says no. */
function isObjection({ action, review }: z.infer<typeof reviewEvent>): boolean {
  return (
    action === "dismissed" ||
    (action === "submitted" && reviewStateOf(review.state) === "changes-requested")
  );
}

/** A machine's comment, such as our own, changes nothing that anybody waits for. */
function isRemark({ action, review }: z.infer<typeof reviewEvent>): boolean {
  return (
    action === "submitted" &&
    review.user?.kind !== "user" &&
    reviewStateOf(review.state) === "commented"
  );
}

function reviewFacts(
  { action, review, sender, pull_request: { base } }: z.infer<typeof reviewEvent>,
  { repository, pull }: ChangeKey,
): readonly Fact[] {
  switch (action) {
    case "submitted": {
      const { user: by, commit_id: commit, state, body } = review;
      if (by === null || commit === null) return [];
      const answers = parseAnswers(body ?? "");
      return [
        {
          kind: "reviewed",
          repository,
          pull,
          review: review.id,
          by,
          // Gives nothing to anybody, and the live review refuses what nobody knows.
          state: reviewStateOf(state) ?? "commented",
          commit,
          baseRef: base.ref,
          answers,
        },
        ...callsIn(body ?? "", { repository, pull }, by, `review ${review.id}`),
      ];
    }
    case "dismissed":
      return [{ kind: "review-dismissed", repository, pull, review: review.id, by: sender }];
    case "edited": {
      const at = review.updated_at ?? review.submitted_at ?? "";
      return [{ kind: "review-edited", repository, pull, review: review.id, by: sender, at }];
    }
    default:
      return [];
  }
}
