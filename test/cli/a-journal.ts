/** A journal with a decision in it, made without a server. */
import { recordDecision } from "../../src/app/journal/decisions.ts";
import { append } from "../../src/app/journal/journal.ts";
import type { Database } from "../../src/app/store/database.ts";
import { judgementOf } from "../../src/core/journal/judgement.ts";
import type { Fact } from "../../src/domain/fact.ts";
import { unknownPeople } from "../../src/domain/people.ts";
import {
  alice,
  base,
  carol,
  key,
  opened,
  policy,
  pushedByMallory,
  repository,
  review,
  withReviews,
} from "../core/ordinary.ts";

const noon = Date.UTC(2026, 4, 12, 12);
const minute = 60_000;

/** Six entries from noon on, one a minute: bob's, mallory's, alice's, carol's, a hostile push, a decision. */
export async function fillJournal(database: Database): Promise<void> {
  const given = [review(71, alice), review(72, carol)];
  const hostile: Fact = {
    kind: "pushed",
    repository: 99,
    ref: "refs/heads/=1+1",
    by: { id: 8, login: '=HYPERLINK("x")\u001b[2J\u202e', kind: "user" },
    before: pushedByMallory.kind === "updated" ? pushedByMallory.before : opened.head,
    after: opened.head,
    commits: [opened.head],
  };
  // The only push that is told brought all of it.
  const pushed = { ...pushedByMallory, before: base };
  const told = [opened, pushed, ...given.map(({ fact }) => fact), hostile];
  const facts: { seq: number; fact: Fact }[] = [];
  for (const [index, fact] of told.entries()) {
    const at = new Date(noon + index * minute).toISOString();
    const seq = await append(database, key.installation, at, { kind: "fact", fact });
    facts.push({ seq, fact });
  }
  const { snapshot } = withReviews(given);
  const asked = facts.filter(({ fact }) => fact !== hostile);
  const inputs = { snapshot, policy, facts: asked, people: unknownPeople, elsewhere: [] };
  const { decision } = judgementOf(inputs);
  await recordDecision(database, decision, inputs, noon + told.length * minute);
  await database
    .insertInto("repository")
    .values({ ...repository, installation: key.installation })
    .execute();
}
