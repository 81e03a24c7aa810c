/** Which accounts are one person. */
import { expect, it } from "vitest";
import { openIdentities } from "../../../src/core/approvals/identity.ts";
import type { Account } from "../../../src/domain/people.ts";
import { alice, bob, carol, dave, erin } from "../ordinary.ts";

const id = ({ id: number }: { readonly id: number }): Account => ({ id: number });
const login = (name: string): Account => ({ login: name });
const known = [alice, bob, carol, dave, erin];

it.each<readonly [string, readonly (readonly Account[])[], readonly number[]]>([
  ["themselves, where nobody is listed", [], [alice.id]],
  ["not others that are one", [[id(bob), id(carol)]], [alice.id]],
  ["those of their list, by number or by login", [[login("alice"), id(bob)]], [alice.id, bob.id]],
  [
    "those of lists that share one",
    [
      [id(alice), id(bob)],
      [id(carol), id(dave)],
      [id(bob), login("carol")],
    ],
    [alice.id, bob.id, carol.id, dave.id],
  ],
  ["none whose number nobody knows", [[id(alice), login("stranger")]], [alice.id]],
])("a person's accounts are %s", (_, same, accounts) => {
  const { accountsOf } = openIdentities({ same }, known);
  expect(accountsOf(alice).toSorted()).toEqual(accounts);
});

it("a login that nobody knows is one person, too", () => {
  const { of, named } = openIdentities({ same: [[login("stranger"), id(alice)]] }, known);
  expect(named(login("stranger"))).toBe(of(alice));
  expect(named(login("strange"))).not.toBe(of(alice));
});
