/** Whose work people approved lately, as the journal knows it. */
import { approverSubject, workSubject } from "../../core/journal/about.ts";
import type { Fact } from "../../domain/fact.ts";
import type { EntryContent } from "../../domain/journal-entry.ts";
import type { RepositoryKey } from "../../domain/key.ts";
import type { Person } from "../../domain/person.ts";
import type { Endorsement } from "../../domain/snapshot.ts";
import { readFacts } from "../journal/journal.ts";
import type { Database } from "../store/database.ts";

export interface Asked {
  /** Numbers of all accounts of those who approve. */
  readonly approvers: readonly number[];
  /** And of those who wrote the change. */
  readonly writers: readonly number[];
  /** ISO 8601. */
  readonly since: string;
}

/** Who approved more than that since then is judged by the newest. */
const mostApprovals = 100;

/** Of writers only those whose work some approver approved: nobody else can be one of a pair. */
export async function readEndorsements(
  database: Database,
  { installation }: Pick<RepositoryKey, "installation">,
  { approvers, writers, since }: Asked,
): Promise<readonly Endorsement[]> {
  const of = { installation, since };
  const given = await endorsementsBy(database, of, approvers);
  const authors = new Set(given.flatMap((each) => each.of.map(({ id }) => id)));
  const returned = await endorsementsBy(
    database,
    of,
    writers.filter((id) => authors.has(id)),
  );
  return distinct([...given, ...returned]);
}

type Within = Pick<RepositoryKey, "installation"> & Pick<Asked, "since">;

async function endorsementsBy(
  database: Database,
  within: Within,
  approvers: readonly number[],
): Promise<readonly Endorsement[]> {
  const approvals = [];
  for (const id of new Set(approvers)) approvals.push(...(await approvalsBy(database, within, id)));
  const authors = await authorsOf(database, [...new Set(approvals.map(({ work }) => work))]);
  return approvals.map(({ by, work }) => ({ by, of: authors.get(work) ?? [] }));
}

interface Approval {
  readonly by: Person;
  /** The subject of what was approved. */
  readonly work: string;
}

async function approvalsBy(
  database: Database,
  { installation, since }: Within,
  id: number,
): Promise<readonly Approval[]> {
  const rows = await database
    .selectFrom("journal_subject")
    .innerJoin("journal", "journal.seq", "journal_subject.seq")
    .select("journal.content")
    .where("journal_subject.subject", "=", approverSubject({ id }))
    .where("journal.installation", "=", installation)
    .where("journal.at", ">=", since)
    .orderBy("journal_subject.seq", "desc")
    .limit(mostApprovals)
    .execute();
  return rows.flatMap(({ content: text }) => {
    const content: EntryContent = JSON.parse(text);
    // The content is in the chain; what leads there is not.
    if (content.kind !== "fact" || content.fact.kind !== "reviewed") return [];
    const { by, state } = content.fact;
    return by.id === id && state === "approved" ? [{ by, work: workSubject(content.fact) }] : [];
  });
}

function writersIn(fact: Fact): readonly Person[] {
  switch (fact.kind) {
    case "opened":
    case "updated":
    case "branch-moved":
    case "called":
      return [fact.by];
    case "wrote":
      return fact.people.map(({ person }) => person);
    default:
      return [];
  }
}

/** By subject: everybody who had a part in it. */
async function authorsOf(
  database: Database,
  works: readonly string[],
): Promise<ReadonlyMap<string, readonly Person[]>> {
  const facts = await readFacts(database, works);
  const authors = new Map<string, Map<number, Person>>();
  for (const fact of facts) {
    const people = writersIn(fact);
    if (people.length === 0 || !("pull" in fact)) continue;
    const known = authors.get(workSubject(fact)) ?? new Map<number, Person>();
    for (const person of people) known.set(person.id, person);
    authors.set(workSubject(fact), known);
  }
  return new Map([...authors].map(([work, people]) => [work, [...people.values()]]));
}

function distinct(endorsements: readonly Endorsement[]): readonly Endorsement[] {
  const keyOf = ({ by, of }: Endorsement) =>
    JSON.stringify([by.id, of.map(({ id }) => id).toSorted((one, other) => one - other)]);
  return [...new Map(endorsements.map((each) => [keyOf(each), each])).values()];
}
