/**
 * What entries are found by that were written before it was looked for: part of a step of the schema,
 * so it says for itself what it reads and never changes along with the journal.
 */
import type { Database } from "./database.ts";

const together = 500;

const work = ["opened", "updated", "branch-moved", "wrote", "called"];
const kinds = [...work, "reviewed", "members"];

interface OlderFact {
  readonly kind: string;
  readonly repository: number;
  readonly pull: number;
  readonly by: { readonly id: number };
  readonly state: string;
  readonly since: string | null;
}

/** Who worked on a pull request, who approved; and members that may be seen again. */
export async function findOlderEntries(database: Database): Promise<void> {
  let after = 0;
  for (;;) {
    const rows = await database
      .selectFrom("journal")
      .select(["seq", "identity", "content"])
      .where("seq", ">", after)
      .where((where) => where.or(kinds.map((kind) => where("identity", "like", `${kind} %`))))
      .orderBy("seq")
      .limit(together)
      .execute();
    for (const { seq, identity, content } of rows)
      await find(database, seq, identity, factIn(content));
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.seq;
  }
}

/** Null in what was damaged. */
function factIn(content: string): OlderFact | null {
  try {
    return JSON.parse(content).fact ?? null;
  } catch {
    return null;
  }
}

async function find(
  database: Database,
  seq: number,
  identity: string,
  fact: OlderFact | null,
): Promise<void> {
  if (fact?.kind === "members-seen" && fact.since !== null)
    await database
      .updateTable("journal")
      .set({ identity: `${identity} since ${fact.since}` })
      .where("seq", "=", seq)
      .execute();
  const subject = fact === null ? null : subjectOf(fact);
  if (subject === null) return;
  await database
    .insertInto("journal_subject")
    .values({ subject, seq })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function subjectOf({ kind, repository, pull, by, state }: OlderFact): string | null {
  if (work.includes(kind)) return `work ${repository}#${pull}`;
  return kind === "reviewed" && state === "approved" ? `approver ${by.id}` : null;
}
