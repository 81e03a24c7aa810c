/** Since when people are of a team, as far as Foureyes saw it. */
import { describe, expect, it } from "vitest";
import { readFacts } from "../../src/app/journal/journal.ts";
import { noteCame, noteMembers } from "../../src/app/snapshot/memberships.ts";
import type { KnownPeople } from "../../src/app/snapshot/teams.ts";
import { openEmbedded } from "../../src/app/store/embedded.ts";
import { groupSubject } from "../../src/core/journal/about.ts";
import type { Person } from "../../src/domain/person.ts";
import { alice, carol, dave, erin, key } from "../core/ordinary.ts";
import { aDirectory } from "../git/sandbox.ts";

const [monday, friday] = ["2026-05-11T12:00:00.000Z", "2026-05-15T12:00:00.000Z"];

function quant(members: readonly Person[], id = 11, name = "acme/quant"): KnownPeople {
  return { teams: { [name]: { kind: "members", id, members } }, collaborators: null };
}

/** By login: since when, after looking once on Monday and once on Friday. */
async function seen(first: KnownPeople, second: KnownPeople) {
  const database = await openEmbedded(aDirectory());
  await noteMembers(database, key, first, monday);
  const groups = await noteMembers(database, key, second, friday);
  const facts = await readFacts(database, groups.map(groupSubject));
  await database.destroy();
  return Object.fromEntries(
    facts.flatMap((fact) =>
      fact.kind === "members-seen"
        ? fact.people.map(({ login }) => [login, fact.since] as const)
        : [],
    ),
  );
}

/** What the journal says of somebody who is not there at the second look, and is at the third. */
async function leftAndBack(): Promise<readonly string[]> {
  const database = await openEmbedded(aDirectory());
  const looks = [quant([alice, carol]), quant([alice]), quant([alice, carol])];
  const times = [monday, friday, "2026-05-16T12:00:00.000Z"];
  let groups: readonly string[] = [];
  for (const [at, look] of looks.entries())
    groups = await noteMembers(database, key, look, times[at] ?? "");
  const facts = await readFacts(database, groups.map(groupSubject));
  await database.destroy();
  return facts.flatMap((fact) => {
    if (fact.kind === "members-seen") return [`seen ${namesOf(fact.people)} ${fact.since}`];
    return fact.kind === "members-gone" ? [`gone ${namesOf(fact.people)} ${fact.at}`] : [];
  });
}

const namesOf = (people: readonly Person[]) => people.map(({ login }) => login).join(",");

it("who left is noted, and who is back", async () => {
  expect(await leftAndBack()).toEqual([
    "seen alice,carol null",
    `gone carol ${friday}`,
    "seen carol 2026-05-16T12:00:00.000Z",
  ]);
});

it("who came before the first look, and was told of, is new; the others are there for long", async () => {
  const database = await openEmbedded(aDirectory());
  await database
    .transaction()
    .execute((transaction) => noteCame(transaction, key.installation, "team 11", carol, monday));
  await noteMembers(database, key, quant([alice, carol]), friday);
  const facts = await readFacts(database, [groupSubject("team 11")]);
  await database.destroy();
  const seenBy = facts.flatMap((fact) =>
    fact.kind === "members-seen" ? [`${namesOf(fact.people)} ${fact.since}`] : [],
  );
  expect(seenBy).toEqual([`carol ${monday}`, "alice null"]);
});

describe("somebody counts as a member", () => {
  it("for long when they were there at the first look, else since they were seen", async () => {
    expect(await seen(quant([alice]), quant([alice, carol]))).toEqual({
      alice: null,
      carol: friday,
    });
  });

  it("since they were seen, also in a team that was empty at the first look", async () => {
    expect(await seen(quant([]), quant([dave]))).toEqual({ dave: friday });
  });

  it("for long in another team that is looked at for the first time", async () => {
    const desk = quant([erin], 12, "acme/desk");
    expect(await seen(quant([alice]), desk)).toEqual({ erin: null });
  });

  it("for long in a team that only has another name now", async () => {
    expect(await seen(quant([alice]), quant([alice], 11, "acme/quants"))).toEqual({ alice: null });
  });

  it("since they were seen in a new team under the name of one that was known", async () => {
    expect(await seen(quant([alice]), quant([alice, carol], 12))).toEqual({
      alice: friday,
      carol: friday,
    });
  });

  it("of those who may push, by the repository", async () => {
    const listed = (...people: readonly Person[]): KnownPeople => ({
      teams: {},
      collaborators: {
        kind: "listed",
        collaborators: people.map((person) => ({ person, role: "write" })),
      },
    });
    expect(await seen(listed(alice), listed(alice, carol))).toEqual({ alice: null, carol: friday });
  });
});
