/** Which findings were commented on, so that none is ever commented on twice. */
import type { CommentState, NewComment } from "../../core/publication/comment.ts";
import type { ChangeKey } from "../../domain/key.ts";
import type { Database } from "../store/database.ts";

export interface Row {
  readonly fingerprint: string;
  readonly state: string;
  readonly about: string;
  /** 1 while nobody knows whether GitHub has it. */
  readonly in_doubt: number;
  readonly review: number | null;
  readonly comment: number | null;
}

export function readComments(database: Database, key: ChangeKey): Promise<readonly Row[]> {
  return database
    .selectFrom("comment")
    .select(["fingerprint", "state", "about", "in_doubt", "review", "comment"])
    .where("repository", "=", key.repository)
    .where("pull", "=", key.pull)
    .execute();
}

/** Before the request: should its answer be lost, it is looked for. */
export async function startComments(
  database: Database,
  { repository, pull }: ChangeKey,
  added: readonly NewComment[],
): Promise<void> {
  await database
    .insertInto("comment")
    .values(
      added.map(({ fingerprint, about }) => ({
        repository,
        pull,
        fingerprint,
        about,
        state: "waits",
        in_doubt: 1,
        review: null,
        comment: null,
      })),
    )
    .execute();
}

export async function rememberPlace(
  database: Database,
  key: ChangeKey,
  fingerprint: string,
  place: Pick<Row, "review" | "comment">,
): Promise<void> {
  await rowOf(database, key, fingerprint)
    .set({ ...place, in_doubt: 0 })
    .execute();
}

export async function rememberState(
  database: Database,
  key: ChangeKey,
  fingerprint: string,
  state: CommentState,
): Promise<void> {
  await rowOf(database, key, fingerprint).set({ state }).execute();
}

/** GitHub does not have it: it is written anew. */
export async function forgetDoubt(
  database: Database,
  { repository, pull }: ChangeKey,
  fingerprint: string,
): Promise<void> {
  await database
    .deleteFrom("comment")
    .where("repository", "=", repository)
    .where("pull", "=", pull)
    .where("fingerprint", "=", fingerprint)
    .execute();
}

function rowOf(database: Database, { repository, pull }: ChangeKey, fingerprint: string) {
  return database
    .updateTable("comment")
    .where("repository", "=", repository)
    .where("pull", "=", pull)
    .where("fingerprint", "=", fingerprint);
}
