/** Since when people are of a team: GitHub does not tell, so it counts from when we first saw it. */
import { repositoryGroup, teamGroup } from "../../core/approvals/groups.ts";
import { groupSubject } from "../../core/journal/about.ts";
import type { MembersGone, MembersSeen } from "../../domain/fact.ts";
import type { RepositoryKey } from "../../domain/key.ts";
import type { Person } from "../../domain/person.ts";
import { append, readFacts } from "../journal/journal.ts";
import type { Database } from "../store/database.ts";
import type { KnownPeople } from "./teams.ts";

interface Group {
  readonly name: string;
  /** What policies call it; another group may be called so later. */
  readonly alias: string;
  readonly people: readonly Person[];
}

/** So many people an entry of the journal. */
const batch = 500;

/**
 * Notes whom it has not seen yet. Gives the names of the groups, under which the journal tells since
 * when everybody is there: decisions go by that alone, so that they can be made again.
 */
export async function noteMembers(
  database: Database,
  { installation, repository }: RepositoryKey,
  people: KnownPeople,
  now: string,
): Promise<readonly string[]> {
  const groups = groupsOf(people, repository);
  for (const group of groups) {
    const known = await readGroup(database, group.name);
    const fresh = group.people.filter(({ id }) => !known.has(id));
    const isFirst = !known.has(nobody);
    const since = await sinceFor(database, group, isFirst, now);
    if (fresh.length > 0 || isFirst)
      await remember(database, installation, { ...group, people: fresh }, since, now);
    const present = new Set([nobody, ...group.people.map(({ id }) => id)]);
    const gone = [...known.keys()].filter((id) => !present.has(id));
    if (gone.length > 0)
      await database
        .transaction()
        .execute((transaction) => noteGone(transaction, installation, group.name, gone, now));
  }
  return groups.map(({ name }) => name);
}

/**
 * Whoever is there at the first look is there for long. A team that was deleted and made anew under
 * its old name is another one, and looked at for the second time: its maintainer chose who is in it.
 */
async function sinceFor(
  database: Database,
  { alias }: Group,
  isFirst: boolean,
  now: string,
): Promise<string | null> {
  return isFirst && !(await readGroup(database, alias)).has(nobody) ? null : now;
}

function groupsOf({ teams, collaborators }: KnownPeople, repository: number): readonly Group[] {
  const listed = Object.entries(teams).flatMap(([slug, team]) =>
    team.kind === "members"
      ? [{ name: teamGroup(team), alias: `called ${slug}`, people: team.members }]
      : [],
  );
  if (collaborators?.kind !== "listed") return listed;
  const people = collaborators.collaborators.map(({ person }) => person);
  const name = repositoryGroup(repository);
  return [...listed, { name, alias: name, people }];
}

async function readGroup(
  database: Database,
  name: string,
): Promise<ReadonlyMap<number, string | null>> {
  const rows = await database
    .selectFrom("member_seen")
    .select(["person", "since"])
    .where("grp", "=", name)
    .execute();
  return new Map(rows.map(({ person, since }) => [person, since]));
}

function remember(
  database: Database,
  installation: number,
  { name: group, alias, people }: Group,
  since: string | null,
  now: string,
): Promise<void> {
  return database.transaction().execute(async (transaction) => {
    await noteLook(transaction, group);
    if (alias !== group) await noteLook(transaction, alias);
    for (let from = 0; from < people.length; from += batch)
      await see(transaction, installation, group, people.slice(from, from + batch), since, now);
  });
}

async function see(
  database: Database,
  installation: number,
  group: string,
  people: readonly Person[],
  since: string | null,
  now: string,
): Promise<void> {
  const fact: MembersSeen = { kind: "members-seen", group, people, since };
  await append(database, installation, now, { kind: "fact", fact });
  await database
    .insertInto("member_seen")
    .values(people.map(({ id }) => ({ grp: group, person: id, since })))
    .onConflict((conflict) => conflict.columns(["grp", "person"]).doNothing())
    .execute();
}

/**
 * As soon as GitHub tells, also of a group that nobody looked at yet: those who are there at the first
 * look are there for long, but for whoever is known to have come. Call inside of a transaction.
 */
export async function noteCame(
  database: Database,
  installation: number,
  group: string,
  person: Person,
  at: string,
): Promise<void> {
  const known = await readGroup(database, group);
  if (known.has(person.id)) return;
  await see(database, installation, group, [person], at, at);
}

/** Of those who are known to be there. Should they come back, the journal tells how long they were away. Call inside of a transaction. */
export async function noteGone(
  database: Database,
  installation: number,
  group: string,
  ids: readonly number[],
  at: string,
): Promise<void> {
  const there = await readGroup(database, group);
  const wanted = new Set(ids.filter((id) => there.has(id)));
  if (wanted.size === 0) return;
  const facts = await readFacts(database, [groupSubject(group)]);
  const seen = facts.flatMap((fact) => (fact.kind === "members-seen" ? fact.people : []));
  const known = new Map(seen.filter(({ id }) => wanted.has(id)).map((one) => [one.id, one]));
  const people = [...known.values()];
  for (let from = 0; from < people.length; from += batch) {
    const some = people.slice(from, from + batch);
    const fact: MembersGone = { kind: "members-gone", group, people: some, at };
    await append(database, installation, at, { kind: "fact", fact });
  }
  for (let from = 0; from < ids.length; from += batch)
    await database
      .deleteFrom("member_seen")
      .where("grp", "=", group)
      .where("person", "in", ids.slice(from, from + batch))
      .execute();
}

/** Marks a group that was looked at, be it empty: whoever comes after that is new. */
const nobody = 0;

async function noteLook(database: Database, group: string): Promise<void> {
  await database
    .insertInto("member_seen")
    .values({ grp: group, person: nobody, since: null })
    .onConflict((conflict) => conflict.columns(["grp", "person"]).doNothing())
    .execute();
}
