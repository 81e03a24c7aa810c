/** Reads deliveries about reviews. */
import type { z } from "zod";
import { parseAnswers } from "../../core/approvals/answers.ts";
import type { Fact } from "../../domain/fact.ts";
import type { ChangeKey } from "../../domain/key.ts";
import { type Notes, notesFor } from "./notes.ts";
import { type reviewEvent, reviewStateOf } from "./payload.ts";
import { callsIn } from "./read-comments.ts";
import { knownPull } from "./read-pull.ts";

export function reviewNotes(event: z.infer<typeof reviewEvent>): Notes {
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
      const { user: by, commit_id: commit, state, body, submitted_at } = review;
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
          base: base.sha,
          answers,
          at: submitted_at ?? "",
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
