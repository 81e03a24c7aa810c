/** What the operator knows of people, applied without a word about whom or why. */
import type { Hand } from "../../domain/decision.ts";
import type { Fact } from "../../domain/fact.ts";
import type { People } from "../../domain/people.ts";
import type { Person } from "../../domain/person.ts";
import { type Sentence, say } from "../../domain/sentence.ts";
import { dayMs, millisecondsOf } from "../../domain/time.ts";
import { openIdentities } from "./identity.ts";

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

export interface Circumstances {
  readonly hands: readonly Hand[];
  readonly facts: readonly Fact[];
  /** Everybody whose login and number we know. */
  readonly known: readonly Person[];
  /** See `Snapshot`. */
  readonly tenuredUntil: string;
}

export function openDiscretion(
  people: People,
  { hands, facts, known, tenuredUntil }: Circumstances,
): Discretion {
  const identities = openIdentities(people, known);
  const writers = new Set(hands.map(({ person }) => identities.of(person)));
  const watched = new Set(people.watch.map(identities.named));
  const machines = new Set(people.machines.map(identities.named));
  const isMachine = (person: Person) => machines.has(identities.of(person));
  return {
    identityOf: identities.of,
    isMachine,
    excludes: (person) =>
      watched.has(identities.of(person)) || isMachine(person) || writers.has(identities.of(person)),
    isTenured: tenure(people.tenureDays, facts, tenuredUntil),
  };
}

/** Since when somebody is of a group; null: for long. */
interface Stay {
  readonly since: string | null;
  /** When they were found to have left; null while they are there. */
  readonly left: string | null;
}

/** Somebody who was never seen in the group, or who is gone, is new to it. */
function tenure(
  days: number | null,
  facts: readonly Fact[],
  until: string,
): (person: Person, group: string) => boolean {
  if (days === null) return () => true;
  const stays = new Map<string, Stay>();
  for (const fact of facts) {
    if (fact.kind !== "members-seen" && fact.kind !== "members-gone") continue;
    for (const { id } of fact.people) {
      const name = `${fact.group} ${id}`;
      const stay = stays.get(name);
      if (fact.kind === "members-seen") stays.set(name, arrived(stay, fact.since));
      else if (stay !== undefined) stays.set(name, { ...stay, left: fact.at });
    }
  }
  return ({ id }, group) => {
    const stay = stays.get(`${group} ${id}`);
    return stay?.left === null && (stay.since === null || stay.since <= until);
  };
}

/** Who was taken out and put back within a day, by mistake, was never away. */
function arrived(stay: Stay | undefined, since: string | null): Stay {
  if (stay === undefined) return { since, left: null };
  const isBack =
    stay.left === null ||
    since === null ||
    millisecondsOf(since) - millisecondsOf(stay.left) <= dayMs;
  return { since: isBack ? stay.since : since, left: null };
}
