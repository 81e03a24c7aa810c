/** Reads a delivery's payload into notes. Pure but for zod's refusal of what is malformed. */

import type { z } from "zod";
import { Problem } from "../../domain/problem.ts";
import type { Notes } from "./notes.ts";
import {
  anyEvent,
  checkRunEvent,
  checkSuiteEvent,
  installationEvent,
  issueCommentEvent,
  memberEvent,
  membershipEvent,
  mergeGroupEvent,
  organizationEvent,
  pullRequestEvent,
  pushEvent,
  repositoryEvent,
  reviewCommentEvent,
  reviewEvent,
  rulesEvent,
  teamEvent,
} from "./payload.ts";
import { issueCommentNotes, reviewCommentNotes } from "./read-comments.ts";
import { memberNotes, membershipNotes, organizationNotes, teamNotes } from "./read-people.ts";
import { pullNotes } from "./read-pull.ts";
import {
  groupNotes,
  headNotes,
  installationNotes,
  pushNotes,
  repositoryNotes,
  rulesNotes,
  runNotes,
} from "./read-repository.ts";
import { reviewNotes } from "./read-review.ts";

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
    case "membership":
      return membershipNotes(parsed(membershipEvent, payload));
    case "member":
      return memberNotes(parsed(memberEvent, payload));
    case "organization":
      return organizationNotes(parsed(organizationEvent, payload));
    case "team":
      return teamNotes(parsed(teamEvent, payload));
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
