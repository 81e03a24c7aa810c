/** What the operator knows of people, applied without a word about whom or why. */
import type { Hand } from "../../domain/decision.ts";
import type { Fact } from "../../domain/fact.ts";
import { type Account, isAccount, type People } from "../../domain/people.ts";
import type { Person } from "../../domain/person.ts";
import { type Sentence, say } from "../../domain/sentence.ts";

/** The same words for every reason, so that nobody learns which it was. */
export const notEligible: Sentence = say`is not eligible now`;

export interface Discretion {
  /** Whether the person counts for nothing at the moment. */
  readonly excludes: (person: Person) => boolean;
  /** Whether the account is a machine, whatever GitHub calls it. */
  readonly isMachine: (person: Person) => boolean;
  /** Accounts of one person have one name. */
  readonly identityOf: (person: Person) => string;
  /** Whether the person has been of the group for as long as the operator asks. */
  readonly isTenured: (person: Person, group: string) => boolean;
}

/** `tenuredUntil`: see `Snapshot`. */
export function openDiscretion(
  people: People,
  hands: readonly Hand[],
  facts: readonly Fact[],
  tenuredUntil: string,
): Discretion {
  const identityOf = identities(people);
  const handIds = new Set(hands.map(({ person }) => person.id));
  const writers = new Set(hands.map(({ person }) => identityOf(person)));
  const isListed = (person: Person, listed: readonly Account[]) =>
    [...listed, ...accountsBeside(person, listed, people)].some((account) =>
      isAccount(person, account),
    );
  const isMachine = (person: Person) => isListed(person, people.machines);
  return {
    identityOf,
    isMachine,
    excludes: (person) =>
      isListed(person, people.watch) ||
      isMachine(person) ||
      (!handIds.has(person.id) && writers.has(identityOf(person))),
    isTenured: tenure(people.tenureDays, facts, tenuredUntil),
  };
}

/** Accounts of whoever is listed under another of their accounts. */
function accountsBeside(
  person: Person,
  listed: readonly Account[],
  { same }: People,
): readonly Account[] {
  return same
    .filter((accounts) => accounts.some((account) => isAccount(person, account)))
    .filter((accounts) => accounts.some((account) => listed.some((each) => isSame(account, each))))
    .flat();
}

function isSame(one: Account, other: Account): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Accounts are few: each is looked for in the list. */
function identities({ same }: People): (person: Person) => string {
  return (person) => {
    const group = same.findIndex((accounts) =>
      accounts.some((account) => isAccount(person, account)),
    );
    return group === -1 ? `account ${person.id}` : `person ${group}`;
  };
}

/** Somebody who was never seen in the group is new to it. */
function tenure(
  days: number | null,
  facts: readonly Fact[],
  until: string,
): (person: Person, group: string) => boolean {
  if (days === null) return () => true;
  const old = new Set(
    facts.flatMap((fact) =>
      fact.kind === "members-seen" && (fact.since === null || fact.since <= until)
        ? fact.people.map(({ id }) => `${fact.group} ${id}`)
        : [],
    ),
  );
  return ({ id }, group) => old.has(`${group} ${id}`);
}
