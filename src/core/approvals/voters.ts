/** Those whose approvals count, each once: people, never reviews or accounts. */
import type { AreaDecision, Opinion } from "../../domain/decision.ts";
import type { Person } from "../../domain/person.ts";
import type { Snapshot } from "../../domain/snapshot.ts";
import type { Ballot } from "./ballot.ts";
import { notEligible } from "./discretion.ts";
import type { Voter } from "./electorate.ts";

/** Somebody who approved, under each of their accounts that did. */
export interface OnePerson {
  readonly person: Person;
  readonly accounts: readonly Voter[];
}

/** Two approvals of one person are one. */
export function votersOf(
  { reviews }: Snapshot,
  opinions: readonly Opinion[],
  { discretion }: Ballot,
): readonly OnePerson[] {
  const counting = new Set(
    opinions
      .filter((opinion) => opinion.said === "approved" && opinion.ignored === null)
      .map(({ review }) => review),
  );
  const voters = reviews.flatMap(({ id, person, mayPush }) =>
    counting.has(id) && person !== null ? [{ person, mayPush }] : [],
  );
  const byPerson = Map.groupBy(voters, ({ person }) => discretion.identityOf(person));
  return [...byPerson.values()].flatMap((accounts) => {
    const [first] = accounts;
    return first === undefined ? [] : [{ person: first.person, accounts }];
  });
}

/**
 * What a person approved under another account already counts once; which account it is, is not
 * told. Whoever was left out of one area and sits in no other does not count.
 */
export function seatedOnce(
  opinions: readonly Opinion[],
  voters: readonly OnePerson[],
  areas: readonly AreaDecision[],
): readonly Opinion[] {
  const again = new Set(
    voters.flatMap(({ accounts }) => accounts.slice(1).map(({ person }) => person.id)),
  );
  const seated = new Set(
    areas.flatMap(({ seats }) => seats.flatMap(({ filledBy }) => filledBy.map(({ id }) => id))),
  );
  const leftOut = new Map(
    areas.flatMap((area) => (area.leftOut ?? []).map((each) => [each.person.id, each.because])),
  );
  return opinions.map((opinion) => {
    const id = opinion.person?.id ?? 0;
    if (opinion.ignored !== null || opinion.said !== "approved") return opinion;
    if (again.has(id)) return { ...opinion, ignored: notEligible };
    const because = seated.has(id) ? null : (leftOut.get(id) ?? null);
    return { ...opinion, ignored: because };
  });
}
