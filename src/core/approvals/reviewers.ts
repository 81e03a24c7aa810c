/** Whom to ask for a review: those whom the policy names for the places that are free. */
import type { Decision } from "../../domain/decision.ts";
import { isAccount, type People } from "../../domain/people.ts";
import type { Subject } from "../../domain/policy.ts";
import { teamName } from "./electorate.ts";

export interface Reviewers {
  /** `organization/slug`. */
  readonly teams: readonly string[];
  /** Logins. */
  readonly users: readonly string[];
}

/** Roles are no names: whoever may push is not asked one by one. */
export function reviewersToAsk(decision: Decision, people: People): Reviewers {
  const subjects = decision.areas.flatMap(({ seats }) =>
    seats.filter(({ missing }) => missing > 0).flatMap(({ seat }) => seat.of),
  );
  const away = [...people.watch, ...people.machines];
  const seated = decision.areas.flatMap(({ seats }) => seats.flatMap(({ filledBy }) => filledBy));
  const done = new Set(
    [...decision.hands.map(({ person }) => person), ...seated].map(({ login }) =>
      login.toLowerCase(),
    ),
  );
  const mayBeAsked = (login: string) =>
    !done.has(login) && !away.some((account) => isAccount({ id: 0, login, kind: "user" }, account));
  return {
    teams: [...new Set(subjects.flatMap(teamsIn))],
    users: [...new Set(subjects.flatMap(usersIn))].filter(mayBeAsked),
  };
}

function teamsIn(subject: Subject): readonly string[] {
  return subject.kind === "team" ? [teamName(subject)] : [];
}

function usersIn(subject: Subject): readonly string[] {
  return subject.kind === "user" ? [subject.login.toLowerCase()] : [];
}
