/** The README's section on backups, done word by word: back up while it is served, lose everything, restore, start. */
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { joinEmbedded } from "../../src/app/store/embedded.ts";
import { recorded } from "../cli/recording.ts";
import { root } from "../conformance/source.ts";
import { commit, push } from "../stories/desk.ts";
import { type Firm, honest, open, review, shown, startFirm, strategy } from "../stories/firm.ts";

let firm: Firm;
let backups: string;
beforeAll(async () => {
  backups = mkdtempSync(join(tmpdir(), "backups-"));
  firm = await startFirm();
});
afterAll(async () => {
  await firm.close();
  rmSync(backups, { recursive: true });
});

const [, section = ""] =
  /^### Back up and restore\n([\s\S]*?)^##/m.exec(readFileSync(join(root, "README.md"), "utf8")) ??
  [];
const [backingUp = "", restoring = "", ...others] = [
  ...section.matchAll(/^```sh\n([\s\S]*?)^```/gm),
].map(([, text]) => text);

/** As an operator would type it, while the server goes on in this process. */
async function typed(text: string): Promise<string> {
  const environment = { ...process.env, BACKUPS: backups, FOUREYES_DATA: firm.data };
  const { stdout } = await promisify(execFile)("sh", ["-euc", text], {
    cwd: root,
    env: { ...environment, DATABASE_URL: "" },
  });
  return stdout;
}

async function journal(): Promise<readonly { readonly seq: number; readonly hash: string }[]> {
  const database = await joinEmbedded(firm.data);
  const rows = await database.selectFrom("journal").select(["seq", "hash"]).execute();
  await database.destroy();
  return rows;
}

it("everything is as it was", async () => {
  const files = { [strategy]: honest.replace("best first", "the best first") };
  await push(firm, "bob", "kept", commit(firm, { author: "bob", files }));
  const pull = await open(firm, "bob", "kept");
  await review(firm, "alice", pull);
  const before = await journal();

  const said = await typed(backingUp);
  const [file = ""] = readdirSync(backups);
  expect(said).toBe(
    `${join(backups, file)} has ${before.length} journal entries; the newest is number ${before.at(-1)?.seq}.\n`,
  );
  expect(statSync(join(backups, file)).mode & 0o077).toBe(0);

  await firm.service.close();
  rmSync(firm.data, { recursive: true });
  await typed(restoring);
  expect(await journal()).toEqual(before);
  await firm.restart();
  await firm.settled();
  expect((await shown(firm, pull))?.title).toBe("Waiting: 1 approval (trading)");
  await review(firm, "carol", pull);
  expect((await shown(firm, pull))?.title).toBe("Approved by alice and carol");
  expect((await journal()).slice(0, before.length)).toEqual(before);
});

it("there is nothing else to type", () => expect(others).toEqual([]));

const back = (...flags: string[]) =>
  recorded(["backup", ...flags], { environment: { FOUREYES_DATA: firm.data } });

it.each([
  ["without a file", [], "--to is missing"],
  ["into no folder", ["--to", "/nowhere/at/all.db"], "There is no folder"],
])("%s, it says what is missing", async (_, flags, words) => {
  expect(await back(...flags)).toMatchObject({
    status: 64,
    err: expect.stringContaining(words),
  });
});

it("what is there already is not overwritten, and nothing is left of a copy that failed", async () => {
  const there = join(backups, "there.db");
  writeFileSync(there, "mine");
  expect(await back("--to", there)).toMatchObject({ status: 64 });
  expect(readFileSync(there, "utf8")).toBe("mine");
  const empty = mkdtempSync(join(tmpdir(), "empty-"));
  const absent = await back("--to", join(backups, "no.db"), "--data", empty);
  expect(absent).toMatchObject({
    status: 70,
    err: expect.stringContaining("There is no database"),
  });
  writeFileSync(join(empty, "foureyes.db"), "garbage".repeat(1_000));
  const damaged = await back("--to", join(backups, "no.db"), "--data", empty);
  expect(damaged).toMatchObject({ status: 70, err: expect.stringContaining("is damaged") });
  rmSync(empty, { recursive: true });
  expect(readdirSync(backups).filter((name) => /no\.db|part/.test(name))).toEqual([]);
});

it("PostgreSQL is left to its own tools", async () => {
  const environment = { DATABASE_URL: "postgres://db.example.com/foureyes" };
  const refused = await recorded(["backup", "--to", join(backups, "pg.db")], { environment });
  expect(refused).toMatchObject({ status: 64, err: expect.stringContaining("pg_dump") });
});
