/** Branches that moved forward, until it is known which of the pull requests into them that touches. */
import { parseSha, type Sha } from "../../domain/sha.ts";
import { writeBookmark } from "./bookmarks.ts";
import type { Database } from "./database.ts";

export interface Move {
  readonly branch: string;
  /** The tip that it moved to. */
  readonly tip: Sha;
}

export async function rememberMove(
  database: Database,
  repository: number,
  { branch, tip }: Move,
): Promise<void> {
  await writeBookmark(database, nameOf(repository, tip), branch);
}

export async function readMoves(database: Database, repository: number): Promise<readonly Move[]> {
  const rows = await database
    .selectFrom("bookmark")
    .selectAll()
    .where("name", "like", `${nameOf(repository, "")}%`)
    .execute();
  return rows.map(({ name, value }) => ({
    branch: value,
    tip: parseSha(name.slice(nameOf(repository, "").length)),
  }));
}

export async function forgetMove(
  database: Database,
  repository: number,
  { branch, tip }: Move,
): Promise<void> {
  await database
    .deleteFrom("bookmark")
    .where("name", "=", nameOf(repository, tip))
    .where("value", "=", branch)
    .execute();
}

function nameOf(repository: number, tip: string): string {
  return `moved ${repository} ${tip}`;
}
