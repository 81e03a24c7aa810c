/** Our memory of what stands on GitHub. */
import type { CheckRun } from "../../domain/publication.ts";
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

/**
 * Before anything is written: should the answer not come, or we not live to see it, nobody knows
 * what stands there, nor when it will. `remember` ends the doubt; else the next result is a new run.
 */
export async function doubt(
  database: Database,
  repository: number,
  { head, name }: Pick<CheckRun, "head" | "name">,
): Promise<void> {
  await database
    .updateTable("shown")
    .set({ state: "in doubt", digest: "" })
    .where("repository", "=", repository)
    .where("head", "=", head)
    .where("name", "=", name)
    .execute();
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

export async function remember(
  { database, now }: { readonly database: Database; readonly now: () => number },
  installation: number,
  repository: number,
  run: CheckRun,
  { checkRun, entry, digest, annotated, runs }: Result,
): Promise<void> {
  const { name, head, state } = run;
  const values = {
    check_run: checkRun,
    state,
    decision: entry,
    digest,
    annotated: JSON.stringify(annotated),
    runs,
  };
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto("shown")
      .values({ repository, head, name, ...values })
      .onConflict((conflict) =>
        conflict.columns(["repository", "head", "name"]).doUpdateSet(values),
      )
      .execute();
    const publication = {
      decision: entry,
      checkRun,
      name,
      head,
      state,
    };
    await append(transaction, installation, new Date(now()).toISOString(), {
      kind: "publication",
      publication,
    });
  });
}
