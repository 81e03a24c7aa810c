/** Reads deliveries about a pull request itself. */
import type { z } from "zod";
import type { Fact } from "../../domain/fact.ts";
import type { ChangeKey } from "../../domain/key.ts";
import type { Sha } from "../../domain/sha.ts";
import { type KnownPull, type Notes, notesFor } from "./notes.ts";
import type { PullPayload, pullRequestEvent } from "./payload.ts";

export function pullNotes(event: z.infer<typeof pullRequestEvent>): Notes {
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
  const { action, sender: by, before, after, changes, requested_reviewer, pull_request } = event;
  const { head, created_at, updated_at: at } = pull_request;
  switch (action) {
    case "opened":
      return [{ kind: "opened", repository, pull, by, head: head.sha, at: created_at ?? at }];
    case "synchronize":
      return before === undefined || after === undefined
        ? []
        : [{ kind: "updated", repository, pull, by, before, after, at }];
    case "review_request_removed":
      return requested_reviewer == null
        ? []
        : [{ kind: "request-removed", repository, pull, by, asked: requested_reviewer, at }];
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

export function knownPull(repository: number, pull: PullPayload): KnownPull {
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
