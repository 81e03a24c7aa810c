/** Which pull requests and repositories are to be looked at because branches moved, came or went. */
import type { LaneKey } from "../../domain/key.ts";
import type { Sha } from "../../domain/sha.ts";
import { areHidden, forgetRules, rulesMean } from "../branch-rules/cache.ts";
import type { Database } from "../store/database.ts";
import { forgetLooked } from "../store/looked.ts";
import { rememberMove } from "../store/moves.ts";
import type { MovedBranch, Notes } from "./notes.ts";

export async function concernedByBranches(
  database: Database,
  { branches }: Notes,
): Promise<readonly LaneKey[]> {
  const keys: LaneKey[] = [];
  for (const moved of branches) {
    const { repository, branch, isDefault } = moved;
    // A commit that is green is clear for what such a branch was, and for its policy.
    const isForAll = isDefault || (await rulesMean(database, repository, branch));
    // Of a fork the pull request is another repository's, and perhaps of another installation.
    const rows = await database
      .selectFrom("pull")
      .select(["installation", "repository", "number as pull"])
      .where("open", "=", 1)
      .where((where) =>
        where.or([
          where.and({ head_repository: repository, head_ref: branch }),
          where.and([
            where("repository", "=", repository),
            ...(isForAll ? [] : [where("base_ref", "=", branch)]),
            ...(isToBeSettled(moved) ? [where("base_ref", "!=", branch)] : []),
          ]),
        ]),
      )
      .execute();
    keys.push(...rows);
  }
  return keys;
}

/** Into the default branch nothing but what it touches: which that is, the repository's turn tells. */
export async function concernedByMoves(
  database: Database,
  { branches }: Notes,
): Promise<readonly LaneKey[]> {
  const keys: LaneKey[] = [];
  for (const moved of branches.filter(isToBeSettled)) {
    const { installation, repository, branch, forward } = moved;
    await rememberMove(database, repository, { branch, tip: forward });
    keys.push({ installation, repository, pull: null });
  }
  return keys;
}

type Forward = MovedBranch & { readonly forward: Sha };

/** What other branches hold was perhaps cleared nowhere, and is looked at with each pull request. */
function isToBeSettled(moved: MovedBranch): moved is Forward {
  return moved.isDefault && moved.forward !== null;
}

/** A commit that is green is clear for one more branch now, or for one less. */
export async function concernedByRules(
  database: Database,
  { branches }: Notes,
): Promise<readonly LaneKey[]> {
  const keys: LaneKey[] = [];
  for (const { installation, repository, branch, came, went } of branches) {
    if (!came && !went) continue;
    const isMeant = await rulesMean(database, repository, branch);
    if (isMeant || (came && (await areHidden(database, repository))))
      await forgetRules(database, installation, repository);
    if (!isMeant) continue;
    await forgetLooked(database, installation, repository);
    keys.push({ installation, repository, pull: null });
  }
  return keys;
}
