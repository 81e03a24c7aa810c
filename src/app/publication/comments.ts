/** Line comments on GitHub: one review for all that are new, edits for what changed. */
import {
  type CommentState,
  type Edit,
  fingerprintIn,
  goneBody,
  type NewComment,
  reconcile,
} from "../../core/publication/comment.ts";
import type { Decision } from "../../domain/decision.ts";
import type { Octokit } from "../github/client.ts";
import type { Database } from "../store/database.ts";
import {
  forgetDoubt,
  type Row,
  readComments,
  rememberPlace,
  rememberState,
  startComments,
} from "./comment-memory.ts";
import { askByHalves } from "./halves.ts";

interface Where {
  readonly owner: string;
  readonly repo: string;
  readonly pull_number: number;
}

/** The verdict is published already: what GitHub has no line for is left, as the page has it. */
export async function publishComments(
  database: Database,
  octokit: Octokit,
  decision: Decision,
): Promise<void> {
  if (decision.mode !== "enforce") return;
  const { key, repository } = decision;
  const where = { owner: repository.owner, repo: repository.name, pull_number: key.pull };
  const rows = await settleDoubts(database, octokit, where, key, await readComments(database, key));
  const { added, edited } = reconcile(decision, rows.map(standingOf));
  if (added.length > 0) await post(database, octokit, where, decision, added);
  for (const edit of edited) {
    const row = rows.find(({ fingerprint }) => fingerprint === edit.fingerprint);
    if (row !== undefined) await renew(database, octokit, where, decision, row, edit);
  }
}

function standingOf({ fingerprint, state }: Row) {
  return { fingerprint, state: state as CommentState };
}

/** Requests whose answer never came: what they wrote is found by its mark, the rest is written anew. */
async function settleDoubts(
  database: Database,
  octokit: Octokit,
  where: Where,
  key: Decision["key"],
  rows: readonly Row[],
): Promise<readonly Row[]> {
  if (rows.every(({ in_doubt }) => in_doubt === 0)) return rows;
  const { viewer } = await octokit.graphql<{ viewer: { login: string } }>("{ viewer { login } }");
  const comments = await octokit.paginate(octokit.rest.pulls.listReviewComments, {
    ...where,
    per_page: 100,
  });
  const ours = new Map(
    comments
      .filter(({ user }) => user.type === "Bot" && nameOf(user.login) === nameOf(viewer.login))
      .map(({ id, body }) => [fingerprintIn(body), id]),
  );
  for (const { fingerprint, in_doubt } of rows) {
    const id = ours.get(fingerprint);
    if (in_doubt === 0) continue;
    if (id === undefined) await forgetDoubt(database, key, fingerprint);
    else await rememberPlace(database, key, fingerprint, { comment: id, review: null });
  }
  return readComments(database, key);
}

/** GraphQL leaves the mark of a bot out in places. */
function nameOf(login: string): string {
  return login.replace(/\[bot\]$/, "");
}

async function post(
  database: Database,
  octokit: Octokit,
  where: Where,
  { key, head }: Decision,
  added: readonly NewComment[],
): Promise<void> {
  await startComments(database, key, added);
  const refused = await askByHalves(added.filter(isOnLine), mostReviews, async (some) => {
    const review = await postReview(octokit, where, head, some);
    for (const { fingerprint } of review === null ? [] : some)
      await rememberPlace(database, key, fingerprint, { comment: null, review });
    return review !== null;
  });
  const alone = [...added.filter((comment) => !isOnLine(comment)), ...refused];
  for (const [index, comment] of alone.entries()) {
    const place = index < mostAlone ? await postOnFile(octokit, where, head, comment) : null;
    await rememberPlace(database, key, comment.fingerprint, place ?? nowhere);
  }
}

function isOnLine({ line }: NewComment): boolean {
  return line !== null;
}

/** In one go, as a rule; of a large change GitHub may have no place for most of them. */
const mostReviews = 6;
const mostAlone = 8;

/** It stays on the page, and is not tried again. */
const nowhere = { comment: null, review: null };

/** Null when GitHub does not take one of the lines. */
async function postReview(
  octokit: Octokit,
  where: Where,
  head: string,
  lines: readonly NewComment[],
): Promise<number | null> {
  const body =
    lines.length === 1
      ? "One finding here waits for an explanation."
      : `${lines.length} findings here wait for an explanation.`;
  const comments = lines.map(({ path, line, side, body }) => ({
    path,
    side,
    body,
    ...(line === null ? {} : { line }),
  }));
  return octokit.rest.pulls
    .createReview({ ...where, commit_id: head, event: "COMMENT", body, comments })
    .then(({ data }) => data.id, unlessUnfit);
}

async function postOnFile(
  octokit: Octokit,
  where: Where,
  head: string,
  { path, body }: NewComment,
): Promise<{ readonly comment: number; readonly review: null } | null> {
  return octokit.rest.pulls
    .createReviewComment({ ...where, commit_id: head, path, body, subject_type: "file" })
    .then(({ data }) => ({ comment: data.id, review: null }), unlessUnfit);
}

async function renew(
  database: Database,
  octokit: Octokit,
  where: Where,
  { key, head }: Decision,
  row: Row,
  { state, body }: Edit,
): Promise<void> {
  const comment_id = row.comment ?? (await findComment(octokit, where, row));
  if (comment_id !== null) {
    const { owner, repo } = where;
    await octokit.rest.pulls
      .updateReviewComment({
        owner,
        repo,
        comment_id,
        body: body ?? goneBody(row.about, row.fingerprint, head),
      })
      .catch(unlessUnfit);
    await rememberPlace(database, key, row.fingerprint, {
      comment: comment_id,
      review: row.review,
    });
  }
  await rememberState(database, key, row.fingerprint, state);
}

/** A review's answer does not name its comments: asked for when one is to be edited. */
async function findComment(
  octokit: Octokit,
  where: Where,
  { review, fingerprint }: Row,
): Promise<number | null> {
  if (review === null) return null;
  const comments = await octokit
    .paginate(octokit.rest.pulls.listCommentsForReview, {
      ...where,
      review_id: review,
      per_page: 100,
    })
    .catch(unlessUnfit);
  return comments?.find(({ body }) => fingerprintIn(body) === fingerprint)?.id ?? null;
}

/** Not in the diff (422), or taken away by somebody (404): an answer, not a failure. */
function unlessUnfit(cause: unknown): null {
  const { status } = cause as { readonly status?: unknown };
  if (status === 422 || status === 404) return null;
  throw cause;
}
