/** Whose work people approved, out of the journal. */
import { expect, it } from "vitest";
import { append } from "../../src/app/journal/journal.ts";
import { readEndorsements } from "../../src/app/snapshot/endorsements.ts";
import { openEmbedded } from "../../src/app/store/embedded.ts";
import type { Fact } from "../../src/domain/fact.ts";
import type { Person } from "../../src/domain/person.ts";
import { alice, bob, carol, dave, head, key, review } from "../core/ordinary.ts";
import { aDirectory } from "../git/sandbox.ts";

const [long, lately] = ["2026-01-12T12:00:00.000Z", "2026-05-12T12:00:00.000Z"];
const since = "2026-02-12T12:00:00.000Z";

type Told = readonly [at: string, fact: Fact, installation?: number];

const opened = (pull: number, by: Person): Fact => ({
  kind: "opened",
  repository: key.repository,
  pull,
  by,
  head,
});
const pushed = (pull: number, by: Person): Fact => ({
  kind: "updated",
  repository: key.repository,
  pull,
  by,
  before: head,
  after: head,
});
const approved = (pull: number, by: Person, state: "approved" | "commented" = "approved"): Fact =>
  review(pull * 10 + by.id, by, state, { pull }).fact;

/** Of alice, who approves, and of bob, who wrote the change. */
async function read(...told: readonly Told[]) {
  const database = await openEmbedded(aDirectory());
  await database.transaction().execute(async (transaction) => {
    for (const [at, fact, installation = key.installation] of told)
      await append(transaction, installation, at, { kind: "fact", fact });
  });
  const asked = { approvers: [alice.id], writers: [bob.id], since };
  const endorsements = await readEndorsements(database, key, asked);
  await database.destroy();
  return endorsements.map(({ by, of }) => `${by.login}: ${of.map(({ login }) => login).join()}`);
}

it.each<readonly [string, readonly Told[], readonly string[]]>([
  [
    "whoever opened it and pushed to it, each once",
    [
      [lately, opened(1, bob)],
      [lately, pushed(1, carol)],
      [lately, approved(1, alice)],
      [lately, opened(2, carol)],
      [lately, approved(2, alice)],
      [lately, opened(3, carol)],
      [lately, approved(3, alice)],
    ],
    ["alice: carol", "alice: bob,carol"],
  ],
  [
    "of the other half as well, if the first approved them",
    [
      [long, opened(1, bob)],
      [lately, approved(1, alice)],
      [lately, opened(2, alice)],
      [lately, approved(2, bob)],
    ],
    ["alice: bob", "bob: alice"],
  ],
  ["of nobody where nobody told who opened it", [[lately, approved(1, alice)]], ["alice: "]],
  [
    "nothing of long ago",
    [
      [lately, opened(1, bob)],
      [long, approved(1, alice)],
    ],
    [],
  ],
  [
    "nothing of comments",
    [
      [lately, opened(1, bob)],
      [lately, approved(1, alice, "commented")],
    ],
    [],
  ],
  [
    "nothing of others",
    [
      [lately, opened(1, bob)],
      [lately, approved(1, dave)],
    ],
    [],
  ],
  [
    "nothing of another installation",
    [
      [lately, opened(1, bob)],
      [lately, approved(1, alice), 11],
    ],
    [],
  ],
])("%s", async (_, told, expected) => {
  expect(await read(...told)).toEqual(expected);
});
