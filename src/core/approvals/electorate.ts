/** Who is meant by the subjects of a policy, as far as GitHub lists them. */
import type { Person } from "../../domain/person.ts";
import { type Role, roles, type Subject } from "../../domain/policy.ts";
import type { Collaborators, Team } from "../../domain/snapshot.ts";

/** Somebody who may count. */
export interface Voter {
  readonly person: Person;
  /** Whether they may push to the repository now. */
  readonly mayPush: boolean;
}

export type Teams = Readonly<Record<string, Team>>;
export type TeamSubject = Extract<Subject, { kind: "team" }>;

export interface Electorate {
  readonly isMember: (person: Person, team: string) => boolean;
  /** As far as they are known. */
  readonly membersOf: (team: string) => readonly Person[];
  /** Whether the voter is one of those. */
  readonly isOf: (voter: Voter, subject: Subject) => boolean;
  /** Everybody who is one of those; null when they cannot be listed. */
  readonly listOf: (subject: Subject) => readonly Person[] | null;
}

export function teamName({ organization, slug }: Omit<TeamSubject, "kind">): string {
  return `${organization}/${slug}`;
}

/** `known`: everybody whose login and number are known. */
export function openElectorate(
  teams: Teams,
  collaborators: Collaborators,
  known: readonly Person[],
): Electorate {
  const members = new Map(
    Object.entries(teams).map(([name, team]) => [
      name,
      team.kind === "members" ? team.members : [],
    ]),
  );
  const memberIds = new Map(
    [...members].map(([name, people]) => [name, new Set(people.map(({ id }) => id))]),
  );
  const listed = collaborators.kind === "listed" ? collaborators.collaborators : [];
  const roleById = new Map(listed.map(({ person, role }) => [person.id, role]));
  const byLogin = new Map(known.map((person) => [person.login.toLowerCase(), person]));
  const isMember = ({ id }: Person, team: string) => memberIds.get(team)?.has(id) ?? false;
  return {
    isMember,
    membersOf: (team) => members.get(team) ?? [],
    isOf: ({ person, mayPush }, subject) => {
      switch (subject.kind) {
        case "role":
          return (
            (subject.role === "write" && mayPush) || reaches(roleById.get(person.id), subject.role)
          );
        case "user":
          return person.login.toLowerCase() === subject.login.toLowerCase();
        case "team":
          return isMember(person, teamName(subject));
        default:
          return subject satisfies never;
      }
    },
    listOf: (subject) => {
      switch (subject.kind) {
        case "role":
          return collaborators.kind === "unlisted"
            ? null
            : listed.flatMap(({ person, role }) => (reaches(role, subject.role) ? [person] : []));
        case "user":
          return [byLogin.get(subject.login.toLowerCase()) ?? stranger(subject.login)];
        case "team":
          return members.get(teamName(subject)) ?? [];
        default:
          return subject satisfies never;
      }
    },
  };
}

function reaches(role: Role | undefined, wanted: Role): boolean {
  return role !== undefined && roles.indexOf(role) >= roles.indexOf(wanted);
}

/** Named by the policy and not seen yet: an id that no account has, and that differs from other strangers'. */
function stranger(login: string): Person {
  const letters = [...login.toLowerCase()];
  const id = -letters.reduce((sum, letter) => (sum * 37 + letter.charCodeAt(0)) % 2 ** 40, 1);
  return { id, login, kind: "user" };
}
