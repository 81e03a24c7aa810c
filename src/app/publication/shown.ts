/** Our memory of what stands on GitHub. */
import type { RepositoryKey } from "../../domain/key.ts";
import { Problem } from "../../domain/problem.ts";
import type { CheckRun, CheckState } from "../../domain/publication.ts";
import type { Sha } from "../../domain/sha.ts";
import { append } from "../journal/journal.ts";
import type { Database } from "../store/database.ts";

/** What stands on GitHub for a commit under a name, as far as we know. */
export function readShown(database: Database, repository: number, head: Sha, name: string) {
  return database
    .selectFrom("shown")
    .selectAll()
    .where("repository", "=", repository)
    .where("head", "=", head)
    .where("name", "=", name)
    .executeTakeFirst();
}

/** Of a check run on a commit: in which repository, and whose turn it is to write it. */
export interface Turn extends Pick<CheckRun, "head" | "name"> {
  readonly repository: number;
  readonly turn: number;
}

/**
 * Before anything is written: should the answer not come, or we not live to see it, nobody knows
 * what stands there, nor when it will. `remember` ends the doubt; else the next result is a new run.
 * Whoever was about to write before has lost the right to: it may be another process that hangs.
 */
export async function takeTurn(
  database: Database,
  repository: number,
  { head, name }: Pick<CheckRun, "head" | "name">,
): Promise<Turn> {
  const doubtful = { state: inDoubt, digest: "" };
  const { turn } = await database
    .insertInto("shown")
    .values({ repository, head, name, ...doubtful, ...nothing, turn: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(["repository", "head", "name"])
        .doUpdateSet((row) => ({ ...doubtful, turn: row("shown.turn", "+", 1) })),
    )
    .returning("turn")
    .executeTakeFirstOrThrow();
  return { repository, head, name, turn };
}

/** Throws "github" when somebody else writes meanwhile, who has posted a newer run or will. */
export async function requireTurn(database: Database, turn: Turn): Promise<void> {
  const row = await readShown(database, turn.repository, turn.head, turn.name);
  if (row?.turn !== turn.turn) throw lostTurn();
}

function lostTurn(): Problem {
  return new Problem("github", "Another process writes the check of this commit.");
}

export const inDoubt = "in doubt";

/**
 * News speaks against a success: it is taken back before the commit is looked at again. Only while an
 * open pull request stands for it: of one that was merged, the check tells what it was merged with.
 */
export async function doubtSuccess(
  database: Database,
  { repository, head }: RepositoryKey & { readonly head: Sha },
): Promise<void> {
  const open = await database
    .selectFrom("pull")
    .select("number")
    .where((where) => where.and({ repository, head, open: 1 }))
    .limit(1)
    .executeTakeFirst();
  if (open !== undefined) await doubtGroup(database, { repository, head });
}

/** The same for the commit of a merge group, while it waits in its queue. */
export async function doubtGroup(
  database: Database,
  { repository, head }: Pick<Turn, "repository" | "head">,
): Promise<void> {
  await database
    .updateTable("shown")
    .set({ state: inDoubt, digest: "" })
    .where((where) => where.and({ repository, head, state: "success" }))
    .execute();
}

const nothing = { check_run: 0, decision: 0, annotated: "[]", runs: 0 };

/**
 * GitHub tells of a run of ours. One that is newer than what we know of was made of a request that
 * was given up, unless the answer to a request is still awaited: `remember` sees to that, and to a
 * request that was about to be made. Call inside of a transaction.
 */
export async function isLateRun(
  database: Database,
  { repository, head, name, run }: Omit<PostedRun, "state" | "externalId">,
): Promise<boolean> {
  const known = await readShown(database, repository, head, name);
  if (known === undefined || run <= known.check_run) return false;
  const of = { repository, head, name };
  await database
    .updateTable("shown")
    .set({ state: inDoubt, digest: "", newest: Math.max(run, known.newest) })
    .where((where) => where.and(of))
    .execute();
  return known.state !== inDoubt;
}

/**
 * Something that we did not write stands there: the next result is another run, that comes after it.
 * Whoever writes to that very run just now learns of it by `remember`. Call inside of a transaction.
 */
export async function overtake(
  database: Database,
  { repository, head, name, run }: PostedRun,
): Promise<void> {
  const known = await readShown(database, repository, head, name);
  const newest = Math.max(run + 1, known?.newest ?? 0);
  const doubtful = { state: inDoubt, digest: "", newest };
  await database
    .insertInto("shown")
    .values({ repository, head, name, ...nothing, ...doubtful })
    .onConflict((conflict) =>
      conflict.columns(["repository", "head", "name"]).doUpdateSet(doubtful),
    )
    .execute();
}

export interface PostedRun extends RepositoryKey {
  readonly head: Sha;
  readonly name: string;
  /** Its id. */
  readonly run: number;
  /** `in_progress`, or a conclusion. Hostile text, as the next. */
  readonly state: string;
  readonly externalId: string;
}

/** The run that counts, and marks of the annotations it has. */
export interface Standing {
  readonly checkRun: number;
  readonly annotated: readonly string[];
}

interface Result extends Standing {
  readonly entry: number;
  readonly digest: string;
  readonly runs: number;
}

/**
 * Gives whether it counts; else a run that came later than it stands before it. Throws "github" when
 * somebody else's turn came meanwhile.
 */
export async function remember(
  { database, now }: { readonly database: Database; readonly now: () => number },
  installation: number,
  { turn, ...of }: Turn,
  state: CheckState,
  { checkRun, entry, digest, annotated, runs }: Result,
): Promise<boolean> {
  const { repository, name, head } = of;
  const counted = await database.transaction().execute(async (transaction) => {
    const known = await readShown(transaction, repository, head, name);
    if (known?.turn !== turn) {
      // What we wrote may stand before what the other has written.
      await isLateRun(transaction, { installation, ...of, run: checkRun });
      return null;
    }
    const counts = known.newest <= checkRun;
    const posted = known.check_run === checkRun ? {} : { posted_at: now() };
    await transaction
      .updateTable("shown")
      .set({
        check_run: checkRun,
        state: counts ? state : inDoubt,
        decision: entry,
        digest: counts ? digest : "",
        annotated: JSON.stringify(annotated),
        runs,
        newest: 0,
        ...posted,
      })
      .where((where) => where.and(of))
      .execute();
    const publication = {
      decision: entry,
      repository,
      checkRun,
      name,
      head,
      state,
    };
    await append(transaction, installation, new Date(now()).toISOString(), {
      kind: "publication",
      publication,
    });
    return counts;
  });
  if (counted === null) throw lostTurn();
  return counted;
}
