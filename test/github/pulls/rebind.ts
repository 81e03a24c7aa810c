/** GitHub's moving of reviews along with a push that leaves the patch as it was (B02). */
import { diffOf } from "../git/diff.ts";
import { mergeBaseOf } from "../git/history.ts";
import type { Pull } from "../world/repository.ts";

/** `commit_id` of reviews on the old head becomes the new head, if both make the same patch. */
export function rebindReviews(pull: Pull, oldBase: string, before: string): void {
  if (patchOf(pull, oldBase, before) !== patchOf(pull, pull.base.sha, pull.head.sha)) return;
  for (const review of pull.reviews) if (review.commit === before) review.commit = pull.head.sha;
}

/** Line numbers do not count, as in git's patch ids. */
function patchOf(pull: Pull, base: string, head: string): string {
  const { directory } = pull.repository;
  const files = diffOf(directory, mergeBaseOf(directory, base, head), head);
  const patches = files.map((file) => [file.path, file.status, file.patch ?? file.id]);
  return JSON.stringify(patches).replace(/@@ [-+,\d ]+ @@/g, "@@");
}
