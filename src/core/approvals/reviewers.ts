/** Whom to ask for a review: those whom the policy names for the places that are free. */
import type { AreaDecision, Decision } from "../../domain/decision.ts";
import type { Subject } from "../../domain/policy.ts";
import type { Snapshot } from "../../domain/snapshot.ts";
import { knownPeople } from "./ballot.ts";
import { teamName } from "./electorate.ts";

export interface Reviewers {
  /** `organization/slug`. */
  readonly teams: readonly string[];
  /** Logins in lower case. */
  readonly users: readonly string[];
}

/**
 * Roles are no names: whoever may push is not asked one by one. What the operator knows of people is
 * not heeded, as leaving somebody out would tell it.
 */
export function reviewersToAsk(
  snapshot: Pick<Snapshot, "teams" | "collaborators" | "reviews">,
  decision: Decision,
): Reviewers {
  const { hands, areas } = decision;
  const known = knownPeople(snapshot, hands, []);
  const byLogin = new Map(known.map((person) => [person.login.toLowerCase(), person]));
  const done = new Set([...hands.map(({ person }) => person.id), ...approvers(decision)]);
  const mayBeAsked = (login: string) => !done.has(byLogin.get(login)?.id ?? 0);
  const subjects = areas.flatMap(wantedIn);
  return {
    teams: [...new Set(subjects.flatMap(teamsIn))],
    users: [...new Set(subjects.flatMap(usersIn))].filter(mayBeAsked),
  };
}

/** Whose approval stands is not asked again, whether it fills a seat or not. */
function approvers({ opinions }: Decision): readonly number[] {
  return opinions.flatMap(({ said, ignored, person }) =>
    said === "approved" && ignored === null && person !== null ? [person.id] : [],
  );
}

/** Of the seats that are free; of all, without the authors' own teams, where independence is missing. */
function wantedIn({ seats, independence }: AreaDecision): readonly Subject[] {
  const free = seats.filter(({ missing }) => missing > 0).flatMap(({ seat }) => seat.of);
  if (independence === null || independence.reached) return free;
  const isElsewhere = (subject: Subject) =>
    subject.kind !== "team" || !independence.teams.includes(teamName(subject));
  const elsewhere = seats.flatMap(({ seat }) => seat.of).filter(isElsewhere);
  return [...free, ...elsewhere];
}

function teamsIn(subject: Subject): readonly string[] {
  return subject.kind === "team" ? [teamName(subject)] : [];
}

function usersIn(subject: Subject): readonly string[] {
  return subject.kind === "user" ? [subject.login.toLowerCase()] : [];
}
