/** Who counts, by the words of the policy and of the operator's list: plain, slow, and not as `decide` goes. */
import type { Commit } from "../../../src/domain/change.ts";
import type { Fact, Pushed, Updated } from "../../../src/domain/fact.ts";
import type { Account, People } from "../../../src/domain/people.ts";
import type { Person } from "../../../src/domain/person.ts";
import { type Policy, roles, type Subject } from "../../../src/domain/policy.ts";
import type { Sha } from "../../../src/domain/sha.ts";
import type { LiveReview, Snapshot } from "../../../src/domain/snapshot.ts";
import { robot } from "../ordinary.ts";

export interface Question {
  readonly snapshot: Snapshot;
  readonly policy: Policy;
  readonly facts: readonly Fact[];
  readonly people: People;
}

/** Null when nobody can tell. */
export function membersOf(subject: Subject, { teams }: Snapshot): readonly number[] | null {
  if (subject.kind !== "team") return null;
  const team = teams[`${subject.organization}/${subject.slug}`];
  return team?.kind === "members" ? team.members.map(({ id }) => id) : null;
}

/** Users whom a seat means, by number, or by login when nobody told it; null when nobody can tell. */
export function listOf(subject: Subject, question: Question): readonly (number | string)[] | null {
  const { teams, collaborators } = question.snapshot;
  const usersOf = (people: readonly Person[]) =>
    people.filter(({ kind }) => kind === "user").map(({ id }) => id);
  if (subject.kind === "user") return [nameOf({ login: subject.login }, question)];
  if (subject.kind === "team") {
    const team = teams[`${subject.organization}/${subject.slug}`];
    return team?.kind === "members" ? usersOf(team.members) : [];
  }
  if (collaborators.kind === "unlisted") return null;
  const least = roles.indexOf(subject.role);
  const listed = collaborators.collaborators.filter(({ role }) => roles.indexOf(role) >= least);
  return usersOf(listed.map(({ person }) => person));
}

/** Whose number GitHub tells beside their login. */
function toldOf(question: Question): readonly Person[] {
  const { snapshot, facts } = question;
  const { teams, collaborators, reviews, authors, pull } = snapshot;
  const listed = collaborators.kind === "listed" ? collaborators.collaborators : [];
  return [
    ...Object.values(teams).flatMap((team) => (team.kind === "members" ? team.members : [])),
    ...listed.map(({ person }) => person),
    ...reviews.flatMap(({ person }) => person ?? []),
    ...facts.flatMap((fact) => (fact.kind === "reviewed" ? [fact.by] : [])),
    ...pushersIn(snapshot, facts),
    ...callersIn(question, robot.id),
    ...Object.values(authors).flatMap((commit) => commit.people),
    ...(pull.opener === null ? [] : [pull.opener]),
  ];
}

/** The number, or the login of an account whose number nobody told. */
function nameOf(account: Account, question: Question): number | string {
  if ("id" in account) return account.id;
  const told = toldOf(question).find(({ login }) => login.toLowerCase() === account.login);
  return told?.id ?? account.login;
}

type Names = ReadonlySet<number | string>;

/** All accounts of the person behind one. */
export function selvesOf(id: number | string, question: Question): Names {
  const lists = question.people.same.map((list) => list.map((each) => nameOf(each, question)));
  const found = new Set<number | string>([id]);
  for (let size = 0; size < found.size; ) {
    size = found.size;
    for (const list of lists)
      if (list.some((name) => found.has(name))) for (const name of list) found.add(name);
  }
  return found;
}

function isListed(id: number, list: readonly Account[], question: Question): boolean {
  const selves = selvesOf(id, question);
  return list.some((each) => selves.has(nameOf(each, question)));
}

function isTheirs(commit: Sha, { snapshot }: Pick<Question, "snapshot">): boolean {
  const isIn = snapshot.inspection.change.commits.some(({ sha }) => sha === commit);
  return isIn && !snapshot.idle.includes(commit);
}

/** Facts by which somebody brought a commit of it that no guarded branch holds yet. */
function pushesIn({ snapshot, facts }: Pick<Question, "snapshot" | "facts">) {
  return facts.filter((fact): fact is Updated | Pushed => {
    if (fact.kind === "updated") return !snapshot.idle.includes(fact.after);
    return fact.kind === "pushed" && fact.commits.some((commit) => isTheirs(commit, { snapshot }));
  });
}

function pushersIn(snapshot: Snapshot, facts: readonly Fact[]): readonly Person[] {
  const openers = facts.flatMap((fact) => (fact.kind === "opened" ? [fact.by] : []));
  return [...openers, ...pushesIn({ snapshot, facts }).map(({ by }) => by)];
}

/** People who set a machine going before it pushed, or whenever where only its commits tell of it. */
function callersIn({ snapshot, facts }: Question, machine: number): readonly Person[] {
  const { commits } = snapshot.inspection.change;
  const wrote = commits.some(({ sha }) =>
    snapshot.authors[sha]?.people.some(({ id }) => id === machine),
  );
  const pushed = pushesIn({ snapshot, facts }).filter(({ by }) => by.id === machine);
  const latest = pushed.at(-1);
  const last = latest === undefined ? -1 : facts.lastIndexOf(latest);
  return facts.flatMap((fact, at) => {
    if (fact.kind !== "called" || fact.by.kind !== "user") return [];
    const isMeant = fact.machines.some((name) => name === "helper" || name === "helper[bot]");
    if (!isMeant || (pushed.length === 0 && !wrote)) return [];
    return wrote || fact.how === "workflow" || at < last ? [fact.by] : [];
  });
}

/** A commit without an account, without anybody who pushed it, or by a machine that nobody set going. */
export function isSomebodyUnknown(question: Question): boolean {
  const { snapshot, facts } = question;
  return snapshot.inspection.change.commits
    .map(({ sha }) => sha)
    .filter((sha) => isTheirs(sha, question))
    .some((sha) => {
      const { people, unknown } = snapshot.authors[sha] ?? { people: [], unknown: ["?"] };
      const pushers = pushesIn({ snapshot, facts })
        .filter((fact) =>
          fact.kind === "pushed" ? fact.commits.includes(sha) : fact.after === sha,
        )
        .map(({ by }) => by);
      const byPeople = pushers.some(({ kind }) => kind === "user");
      const machines = [...people, ...(byPeople ? [] : pushers)].filter(
        ({ kind }) => kind !== "user",
      );
      return (
        unknown.length > 0 ||
        pushers.length === 0 ||
        machines.some(({ id }) => callersIn(question, id).length === 0)
      );
    });
}

/** Accounts that opened, pushed, wrote, called for or are named by any part of it. */
export function handsOf(question: Question): ReadonlySet<number> {
  const { snapshot, facts } = question;
  const commits = snapshot.inspection.change.commits.filter(({ sha }) => isTheirs(sha, question));
  const { opener } = snapshot.pull;
  return new Set([
    ...(opener === null ? [] : [opener.id]),
    ...pushersIn(snapshot, facts).map(({ id }) => id),
    ...callersIn(question, robot.id).map(({ id }) => id),
    ...commits.flatMap(({ sha }) => snapshot.authors[sha]?.people.map(({ id }) => id) ?? []),
    ...commits.flatMap(numbersIn),
  ]);
}

function numbersIn({ author, committer, trailers }: Commit): readonly number[] {
  return [author, committer, ...trailers].flatMap(({ email }) =>
    email.endsWith("@users.noreply.github.com") ? [Number(email.split("+")[0])] : [],
  );
}

export function isMachine({ id, kind }: Person, question: Question): boolean {
  return kind !== "user" || isListed(id, question.people.machines, question);
}

export function mayVote(person: Person, question: Question): boolean {
  const hands = handsOf(question);
  const wrote = [...selvesOf(person.id, question)].some((self) => hands.has(Number(self)));
  const isWatched = isListed(person.id, question.people.watch, question);
  return !isMachine(person, question) && !wrote && !isWatched;
}

const aDay = 24 * 60 * 60 * 1000;

/** In the group now, and since then but for days on which they were put back. */
function hasBeenSince(since: string, group: string, id: number, facts: readonly Fact[]): boolean {
  const looks = facts
    .filter((fact) => fact.kind === "members-seen" || fact.kind === "members-gone")
    .filter((fact) => fact.group === group && fact.people.some((person) => person.id === id));
  const first = looks.findIndex(
    (look, at) =>
      look.kind === "members-seen" &&
      looks.slice(at).every((later, index, rest) => {
        const before = rest[index - 1];
        if (later.kind !== "members-seen" || before?.kind !== "members-gone") return true;
        return later.since === null || Date.parse(later.since) <= Date.parse(before.at) + aDay;
      }),
  );
  const start = looks[first];
  if (start?.kind !== "members-seen" || looks.at(-1)?.kind === "members-gone") return false;
  return start.since === null || start.since <= since;
}

/** `since`: whoever came to the group later does not count; null: whenever. */
export function isOf(
  { person, mayPush }: Pick<LiveReview, "person" | "mayPush">,
  subject: Subject,
  { snapshot, facts }: Question,
  since: string | null,
): boolean {
  const isOld = (group: string) =>
    since === null || hasBeenSince(since, group, person?.id ?? 0, facts);
  switch (subject.kind) {
    case "user":
      return person?.login.toLowerCase() === subject.login;
    case "team": {
      const team = snapshot.teams[`${subject.organization}/${subject.slug}`];
      const ids = membersOf(subject, snapshot) ?? [];
      return team?.kind === "members" && ids.includes(person?.id ?? 0) && isOld(`team ${team.id}`);
    }
    case "role": {
      const { collaborators, repository } = snapshot;
      const list = collaborators.kind === "listed" ? collaborators.collaborators : [];
      const role = list.find((each) => each.person.id === person?.id)?.role;
      const rank = role === undefined ? -1 : roles.indexOf(role);
      const has = rank >= roles.indexOf(subject.role) || (subject.role === "write" && mayPush);
      return has && isOld(`repository ${repository.id}`);
    }
    default:
      return subject satisfies never;
  }
}

export function mayFill(
  review: Pick<LiveReview, "person" | "mayPush">,
  of: readonly Subject[],
  question: Question,
): boolean {
  const { people, snapshot } = question;
  const since = people.tenureDays === null ? null : snapshot.tenuredUntil;
  return of.some((subject) => isOf(review, subject, question, since));
}
