import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { append, readFacts } from "../../src/app/journal/journal.ts";
import type { Database } from "../../src/app/store/database.ts";
import { openEmbedded } from "../../src/app/store/embedded.ts";
import { commitSubject, pullSubject } from "../../src/core/journal/about.ts";
import { genesis, hashOf } from "../../src/core/journal/chain.ts";
import type { Fact } from "../../src/domain/fact.ts";
import {
  alice,
  bob,
  earlier,
  head,
  key,
  opened,
  pushedByMallory,
  review,
  sha,
} from "../core/ordinary.ts";

let directory: string;
let database: Database;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "foureyes-"));
  database = await openEmbedded(directory);
});
afterAll(async () => {
  await database.destroy();
  rmSync(directory, { recursive: true });
});

const at = "2026-05-12T12:03:00.000Z";
const tell = (fact: Fact, installation = 1) =>
  append(database, installation, at, { kind: "fact", fact });

describe("the journal", () => {
  it("keeps a fact once, however often it is told", async () => {
    const first = await tell(opened);
    expect(await tell(opened)).toBe(first);
    expect(await tell({ ...opened, head })).not.toBe(first);
  });

  it("does not let a second telling change the first", async () => {
    const { fact } = review(71, alice);
    await tell(fact);
    await tell({ ...fact, state: "commented", commit: earlier });
    const facts = await readFacts(database, [pullSubject(key)]);
    expect(facts.filter((told) => told.kind === "reviewed" && told.review === 71)).toEqual([fact]);
  });

  it("finds the facts of a pull request and the pushes of its commits, and no others", async () => {
    await tell(pushedByMallory);
    const push: Fact = {
      kind: "pushed",
      repository: 99,
      ref: "refs/heads/fork",
      by: bob,
      before: earlier,
      after: sha("e"),
      commits: [sha("e"), sha("f")],
    };
    await tell(push);
    await tell({ ...push, after: sha("9"), commits: [sha("9")] });
    const facts = await readFacts(database, [pullSubject(key), commitSubject(sha("f"))]);
    expect(facts.filter(({ kind }) => kind === "pushed")).toEqual([push]);
    expect(facts.filter(({ kind }) => kind === "updated")).toEqual([pushedByMallory]);
    const elsewhere = await readFacts(database, [commitSubject(head)]);
    expect(elsewhere).toEqual([pushedByMallory]);
    expect(
      await readFacts(database, [pullSubject({ repository: key.repository, pull: 31 })]),
    ).toEqual([]);
    expect(await readFacts(database, [])).toEqual([]);
  });

  it("is stopped by a fact that is damaged, and hides none", async () => {
    const { fact } = review(78, alice);
    await tell({ ...fact, pull: 78 });
    const about = pullSubject({ ...key, pull: 78 });
    const { seq, content } = await database
      .selectFrom("journal")
      .innerJoin("journal_subject", "journal_subject.seq", "journal.seq")
      .select(["journal.seq", "journal.content"])
      .where("journal_subject.subject", "=", about)
      .executeTakeFirstOrThrow();
    const write = (text: string) =>
      database.updateTable("journal").set({ content: text }).where("seq", "=", seq).execute();
    await write(`\0${content.slice(1)}`);
    await expect(readFacts(database, [about])).rejects.toThrow(SyntaxError);
    await write(content);
    expect(await readFacts(database, [about])).toHaveLength(1);
  });

  it("chains the entries of each installation: a changed, missing or moved one shows", async () => {
    for (let number = 200; number < 220; number += 1) await tell(review(number, alice).fact, 2);
    const rows = await database
      .selectFrom("journal")
      .selectAll()
      .where("installation", "=", 2)
      .orderBy("seq")
      .execute();
    const whole = (entries: typeof rows) => {
      let previous = genesis;
      return entries.every((row) => {
        const { installation, at: when, content } = row;
        const fits =
          row.previous === previous &&
          row.hash ===
            hashOf({
              seq: row.seq,
              installation,
              at: when,
              content: JSON.parse(content),
              previous,
            });
        previous = row.hash;
        return fits;
      });
    };
    expect(rows).toHaveLength(20);
    expect(whole(rows)).toBe(true);
    expect(whole(rows.toSpliced(7, 1))).toBe(false);
    expect(whole(rows.toReversed())).toBe(false);
    expect(
      whole(
        rows.map((row) =>
          row === rows[7] ? { ...row, content: row.content.replace("approved", "commented") } : row,
        ),
      ),
    ).toBe(false);
    expect(
      whole(
        rows.map((row) => (row === rows[7] ? { ...row, at: "2026-05-11T12:03:00.000Z" } : row)),
      ),
    ).toBe(false);
  });

  it("takes a change of more commits than a statement takes parameters", async () => {
    const many = Array.from(
      { length: 40_000 },
      (_, index) => commitSubject(sha("0")).slice(0, -8) + index.toString(16).padStart(8, "0"),
    );
    expect(await readFacts(database, many)).toEqual([]);
  });
});

describe("the database", () => {
  it("refuses a second process", async () => {
    await expect(openEmbedded(directory)).rejects.toThrow("Another process uses the database");
  });

  it("is there again after it was closed", async () => {
    const seq = await tell(opened);
    await database.destroy();
    database = await openEmbedded(directory);
    expect(await tell(opened)).toBe(seq);
  });
});
