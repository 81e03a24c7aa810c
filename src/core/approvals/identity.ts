/** Which accounts are one person, by the operator's list and the accounts that we know. */
import type { Account, People } from "../../domain/people.ts";
import type { Person } from "../../domain/person.ts";

export interface Identities {
  /** The same for all accounts of one person. */
  readonly of: (person: Person) => string;
  /** Of an account as the list names it. */
  readonly named: (account: Account) => string;
  /** Numbers of all accounts of the person, as far as they are known. */
  readonly accountsOf: (person: Person) => readonly number[];
}

/**
 * Lists of accounts that share one are one person's. A login is told from its number by the people
 * who are known, so that a list may name one account either way.
 */
export function openIdentities(
  { same }: Pick<People, "same">,
  known: readonly Person[],
): Identities {
  const ids = new Map(known.map(({ id, login }) => [login.toLowerCase(), id]));
  const idOf = (account: Account) => ("id" in account ? account.id : ids.get(account.login));
  const keyOf = (account: Account): string => {
    const id = idOf(account);
    return id === undefined ? `login ${JSON.stringify(account)}` : `account ${id}`;
  };
  const leaders = new Map<string, string>();
  const leaderOf = (key: string): string => {
    let leader = key;
    for (let next = leaders.get(leader); next !== undefined; next = leaders.get(leader))
      leader = next;
    return leader;
  };
  for (const accounts of same)
    for (const account of accounts) {
      const [one, other] = [leaderOf(keyOf(account)), leaderOf(keyOf(accounts[0] ?? account))];
      if (one !== other) leaders.set(one, other);
    }
  return {
    of: (person) => leaderOf(keyOf({ id: person.id })),
    named: (account) => leaderOf(keyOf(account)),
    accountsOf: ({ id }) => {
      const leader = leaderOf(keyOf({ id }));
      const others = same.flat().filter((account) => leaderOf(keyOf(account)) === leader);
      return [...new Set([id, ...others.flatMap((account) => idOf(account) ?? [])])];
    },
  };
}
