/** What deliveries about people teach: whom they concern, and whether they take something away. */
import { expect, it } from "vitest";
import { notesOf } from "../../src/app/webhook/read.ts";

const installation = { id: 10 };
const member = { id: 1, login: "alice", type: "User" };
const alice = { id: 1, login: "alice", kind: "user" };
const sender = { id: 9, login: "acme", type: "Organization" };
const repository = { id: 20, name: "exchange", owner: { login: "acme" } };
const team = { id: 11, name: "quant" };
const nested = { ...team, parent: { id: 12 } };
const quant = { kind: "team", id: 11, isNested: false };
const here = { kind: "repository", id: 20 };
const organization = { kind: "organization" };

it.each<readonly [event: string, payload: object, members: readonly object[]]>([
  ["membership", { action: "added", member, team }, [{ person: alice, of: quant, came: true }]],
  ["membership", { action: "removed", member, team }, [{ person: alice, of: quant, came: false }]],
  [
    "membership",
    { action: "removed", member, team: nested },
    [{ person: alice, of: { ...quant, isNested: true }, came: false }],
  ],
  [
    "membership",
    { action: "removed", member: null, team },
    [{ person: null, of: quant, came: false }],
  ],
  ["member", { action: "added", member }, [{ person: alice, of: here, came: true }]],
  ["member", { action: "edited", member }, [{ person: alice, of: here, came: false }]],
  ["member", { action: "removed", member }, [{ person: alice, of: here, came: false }]],
  [
    "organization",
    { action: "member_added", membership: { user: member } },
    [{ person: alice, of: organization, came: true }],
  ],
  [
    "organization",
    { action: "member_removed", membership: { user: member } },
    [{ person: alice, of: organization, came: false }],
  ],
  [
    "team",
    { action: "deleted", team, repository: null },
    [{ person: null, of: quant, came: false }],
  ],
  [
    "team",
    { action: "edited", team, repository: null, changes: { name: { from: "q" } } },
    [{ person: null, of: quant, came: false }],
  ],
  [
    "team",
    { action: "edited", team, repository: null, changes: { description: { from: "" } } },
    [{ person: null, of: quant, came: true }],
  ],
  [
    "team",
    { action: "removed_from_repository", team },
    [
      { person: null, of: quant, came: false },
      { person: null, of: here, came: false },
    ],
  ],
  [
    "team",
    { action: "added_to_repository", team },
    [
      { person: null, of: quant, came: true },
      { person: null, of: here, came: true },
    ],
  ],
])("%s %j", (event, payload, members) => {
  const delivery = { installation, repository, sender, ...payload };
  expect(notesOf(event, delivery, 1).members).toEqual(members);
});
