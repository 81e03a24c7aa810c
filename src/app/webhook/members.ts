/** Who came or went: what the journal is to know of it, and which pull requests hang on it. */
import { groupSubject } from "../../core/journal/about.ts";
import type { EntryContent } from "../../domain/journal-entry.ts";
import type { ChangeKey } from "../../domain/key.ts";
import type { Person } from "../../domain/person.ts";
import { isSha } from "../../domain/sha.ts";
import { noteCame, noteGone } from "../snapshot/memberships.ts";
import type { Database } from "../store/database.ts";
import type { MovedMember, Notes } from "./notes.ts";

/** Pull requests that are to be evaluated, and heads whose success news speaks against. */
export interface Concerned {
  readonly keys: readonly ChangeKey[];
  readonly doubts: Notes["doubts"];
}

/** What takes something away speaks against a success that hangs on it. Call inside of a transaction. */
export async function learnMember(
  database: Database,
  installation: number,
  moved: MovedMember,
  at: string,
): Promise<Concerned> {
  await note(database, installation, moved, at);
  const pulls = await concernedBy(database, installation, moved);
  const doubts: Notes["doubts"][number][] = [];
  for (const { repository, head, verdict, decision } of pulls) {
    if (moved.came || verdict !== "clear" || !isSha(head)) continue;
    if (await hangsOn(database, decision, moved.person))
      doubts.push({ installation, repository, head });
  }
  const keys = pulls.map(({ repository, number: pull }) => ({ installation, repository, pull }));
  return { keys, doubts };
}

/** Of a repository GitHub tells of one way to it only, where others may be left: who may write is looked at. */
async function note(
  database: Database,
  installation: number,
  { person, of, came }: MovedMember,
  at: string,
): Promise<void> {
  if (person === null) return;
  if (of.kind === "team") {
    const group = `team ${of.id}`;
    if (came) await noteCame(database, installation, group, person, at);
    else await noteGone(database, installation, group, [person.id], at);
  }
  if (of.kind !== "organization" || came) return;
  for (const group of await teamsWith(database, installation, person.id))
    await noteGone(database, installation, group, [person.id], at);
}

/** Of this installation: somebody may leave one organisation and stay in another. */
async function teamsWith(
  database: Database,
  installation: number,
  person: number,
): Promise<readonly string[]> {
  const rows = await database
    .selectFrom("member_seen")
    .select("grp")
    .where("person", "=", person)
    .where("grp", "like", "team %")
    .execute();
  if (rows.length === 0) return [];
  const own = await database
    .selectFrom("journal_subject")
    .innerJoin("journal", "journal.seq", "journal_subject.seq")
    .select("journal_subject.subject")
    .distinct()
    .where("journal.installation", "=", installation)
    .where(
      "journal_subject.subject",
      "in",
      rows.map(({ grp }) => groupSubject(grp)),
    )
    .execute();
  const subjects = new Set(own.map(({ subject }) => subject));
  return rows.map(({ grp }) => grp).filter((grp) => subjects.has(groupSubject(grp)));
}

/** Open ones that were decided by who is in such a group; of a nested team, and of an organisation, in any. */
function concernedBy(database: Database, installation: number, { of }: MovedMember) {
  return database
    .selectFrom("pull")
    .select(["repository", "number", "head", "verdict", "decision"])
    .where("open", "=", 1)
    .where("installation", "=", installation)
    .$if(of.kind === "repository", (query) =>
      query.where("repository", "=", of.kind === "repository" ? of.id : 0),
    )
    .where((where) =>
      where.exists(
        where
          .selectFrom("pull_group")
          .select("grp")
          .whereRef("pull_group.repository", "=", "pull.repository")
          .whereRef("pull_group.pull", "=", "pull.number")
          .$if(of.kind === "team" && !of.isNested, (query) =>
            query.where("grp", "=", of.kind === "team" ? `team ${of.id}` : ""),
          ),
      ),
    )
    .execute();
}

/** Whether somebody's approval or explanation may be a part of it. */
async function hangsOn(
  database: Database,
  decision: number | null,
  person: Person | null,
): Promise<boolean> {
  if (decision === null || person === null) return true;
  const row = await database
    .selectFrom("journal")
    .select("content")
    .where("seq", "=", decision)
    .executeTakeFirst();
  const content: EntryContent | null = row === undefined ? null : JSON.parse(row.content);
  if (content?.kind !== "decision") return true;
  const { opinions, findings } = content.decision;
  const parts = [...opinions, ...findings.flatMap(({ answer }) => answer ?? [])];
  return parts.some((part) => part.person?.id === person.id);
}
