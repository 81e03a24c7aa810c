/** Reads comments on pull requests: whom they set going, and what they suggest. Nothing in them approves anything (B15). */
import type { z } from "zod";
import type { Called, Fact } from "../../domain/fact.ts";
import type { ChangeKey } from "../../domain/key.ts";
import type { Person } from "../../domain/person.ts";
import { type Notes, notesFor } from "./notes.ts";
import type { CommentPayload, issueCommentEvent, reviewCommentEvent } from "./payload.ts";

/** GitHub notifies no more; the rest of a comment of names calls nobody. */
const mostNames = 50;
const mention = /(?<![\w/`-])@([a-z\d](?:[a-z\d-]{0,38}))(?:\[bot\])?/gi;
const suggestion = /^[ \t>]*```suggestion/m;

/** An issue's comments are nobody's change. */
export function issueCommentNotes(event: z.infer<typeof issueCommentEvent>): Notes {
  const { installation, repository, issue, comment } = event;
  const key = { installation: installation.id, repository: repository.id, pull: issue.number };
  const isOnPull = issue.pull_request !== undefined && issue.pull_request !== null;
  return isOnPull ? commentNotes(key, comment) : notesFor(installation.id, {});
}

export function reviewCommentNotes(event: z.infer<typeof reviewCommentEvent>): Notes {
  const { installation, repository, pull_request: pull, comment } = event;
  return commentNotes(
    { installation: installation.id, repository: repository.id, pull: pull.number },
    comment,
  );
}

/** Whom it calls matters once a machine pushes, which brings a delivery of its own. */
function commentNotes(key: ChangeKey, { id, user, body }: CommentPayload): Notes {
  if (user === null) return notesFor(key.installation, {});
  const text = body ?? "";
  const { repository, pull } = key;
  const suggested: readonly Fact[] = suggestion.test(text)
    ? [{ kind: "suggested", repository, pull, by: user, comment: id }]
    : [];
  return notesFor(key.installation, {
    facts: [...callsIn(text, key, user, `comment ${id}`), ...suggested],
    keys: suggested.length === 0 ? [] : [key],
  });
}

/** `id` tells what was written apart from everything else. */
export function callsIn(
  text: string,
  { repository, pull }: Pick<ChangeKey, "repository" | "pull">,
  by: Person,
  id: string,
): readonly Called[] {
  const machines = namesIn(text);
  if (by.kind !== "user" || machines.length === 0) return [];
  return [{ kind: "called", repository, pull, by, machines, how: "comment", id }];
}

function namesIn(text: string): readonly string[] {
  const names = new Set<string>();
  for (const [, name = ""] of text.matchAll(mention)) {
    names.add(name.toLowerCase());
    if (names.size === mostNames) break;
  }
  return [...names];
}
