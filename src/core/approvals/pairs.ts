/** Pairs: two who approved nobody's work but each other's are no second pair of eyes. */
import type { Hand } from "../../domain/decision.ts";
import type { Person } from "../../domain/person.ts";
import { login, type Sentence, say } from "../../domain/sentence.ts";
import type { Endorsement } from "../../domain/snapshot.ts";
import { notEligible } from "./discretion.ts";

/** How far back approvals are looked at. */
export const pairDays = 90;

/** Why somebody and one who wrote the change are such a pair; null when they are not. */
export type PairedWith = (person: Person) => Sentence | null;

/** A pair is told where the accounts themselves are one, else which accounts are one person. */
export function openPairs(
  endorsements: readonly Endorsement[],
  hands: readonly Hand[],
  identityOf: (person: Person) => string,
): PairedWith {
  const ofAccounts = openEndorsements(endorsements, ({ id }) => String(id));
  const ofPeople = openEndorsements(endorsements, identityOf);
  return (person) => {
    const others = hands.map((hand) => hand.person);
    if (!others.some((other) => ofPeople.areMutual(person, other))) return null;
    const told = others.find((other) => ofAccounts.areMutual(person, other));
    return told === undefined
      ? notEligible
      : say`approved only ${login(told.login)}’s work in the last ${pairDays} days, and ${login(told.login)} only theirs`;
  };
}

function openEndorsements(
  endorsements: readonly Endorsement[],
  nameOf: (person: Person) => string,
) {
  const byApprover = Map.groupBy(
    endorsements.map(({ by, of }) => ({ by: nameOf(by), of: new Set(of.map(nameOf)) })),
    ({ by }) => by,
  );
  /** What one co-wrote is one's own. */
  const endorsesOnly = (one: string, other: string) => {
    const others = (byApprover.get(one) ?? []).filter(({ of }) => !of.has(one));
    return others.length > 0 && others.every(({ of }) => of.has(other));
  };
  return {
    areMutual: (person: Person, other: Person) => {
      const [one, two] = [nameOf(person), nameOf(other)];
      return one !== two && endorsesOnly(one, two) && endorsesOnly(two, one);
    },
  };
}
