/** What an operator, a disk or a crash can do to the data folder: a sentence, or it heals; never a wrong pass. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { settingsOf } from "../../src/app/environment.ts";
import { openLog } from "../../src/app/log.ts";
import { usualPatience } from "../../src/app/patience.ts";
import { startService } from "../../src/app/server/service.ts";
import { commit, push } from "../stories/desk.ts";
import {
  type Firm,
  flipped,
  honest,
  open,
  review,
  shown,
  startFirm,
  strategy,
} from "../stories/firm.ts";

let firm: Firm;
beforeAll(async () => {
  firm = await startFirm();
});
afterAll(() => firm.close());

const harmless = honest.replace("best first", "the best first");

describe("a start ends with a sentence when the data folder", () => {
  let place: string;
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), "place-"));
  });
  afterEach(() => rmSync(place, { recursive: true }));

  function start(data: string, port = "0"): Promise<unknown> {
    const environment = { ...firm.environment, FOUREYES_DATA: data, PORT: port };
    const log = openLog(
      () => {},
      () => 0,
    );
    return startService(settingsOf(environment), usualPatience, log);
  }

  /** A database as a server left it. */
  function stopped(): string {
    const file = join(place, "foureyes.db");
    const served = new DatabaseSync(join(firm.data, "foureyes.db"), { readOnly: true });
    served.prepare("VACUUM INTO ?").run(file);
    served.close();
    return file;
  }

  it.each([
    ["is below a file", (at: string) => join(at, "file", "data")],
    ["is a file", (at: string) => join(at, "file")],
  ])("%s", async (_, data) => {
    writeFileSync(join(place, "file"), "x");
    await expect(start(data(place))).rejects.toThrow(
      /^The folder .* cannot be made\. Set FOUREYES_DATA to one that this process may write to\.$/,
    );
  });

  it("has a folder in the database's place", async () => {
    mkdirSync(join(place, "foureyes.db"));
    await expect(start(place)).rejects.toThrow(
      /^The database .* cannot be opened: it must be a file that this process may write to/,
    );
  });

  it("has a database whose header was overwritten", async () => {
    const file = stopped();
    const bytes = Buffer.from("garbage-garbage-garbage");
    writeFileSync(file, bytes, { flag: "r+" });
    await expect(start(place)).rejects.toThrow(
      /^The database .* is damaged: file is not a database\. .* restore a backup in its place\.$/,
    );
    expect(statSync(file).size).toBeGreaterThan(100_000);
  });

  it("has a database that was cut", async () => {
    truncateSync(stopped(), 20_000);
    await expect(start(place)).rejects.toThrow(/^The database .* is damaged: /);
  });

  it("has a database that somebody writes to without an end", async () => {
    const other = new DatabaseSync(stopped());
    other.exec("BEGIN IMMEDIATE");
    await expect(start(place)).rejects.toThrow(/^Another process uses the database /);
    other.close();
  });

  it("is right and the port is taken", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    await expect(start(place, String(port))).rejects.toThrow(
      `HOST and PORT: 127.0.0.1:${port} cannot be listened on`,
    );
    server.close();
  });
});

describe("a mirror", () => {
  let pull = 0;
  const mirror = () => join(firm.data, "mirrors", `${firm.repository.id}.git`);
  const packs = () =>
    readdirSync(join(mirror(), "objects", "pack")).filter((name) => name.endsWith(".pack"));

  beforeEach(async () => {
    pull += 1;
    const head = commit(firm, { author: "bob", files: { [strategy]: harmless } });
    await push(firm, "bob", `mirror-${pull}`, head);
    pull = await open(firm, "bob", `mirror-${pull}`);
    expect((await shown(firm, pull))?.title).toBe("Waiting: 2 approvals (trading)");
  });

  async function getsApproved(): Promise<void> {
    await review(firm, "alice", pull);
    await review(firm, "carol", pull);
    await firm.eventually(
      () => shown(firm, pull),
      (page) => page?.state === "success",
    );
  }

  /** What is new has to be fetched into it; what is suspicious in there is still seen. */
  async function showsWhatIsNew(): Promise<void> {
    const head = commit(firm, { author: "bob", files: { [strategy]: flipped } });
    await push(firm, "bob", `new-${pull}`, head);
    const next = await open(firm, "bob", `new-${pull}`);
    await firm.eventually(
      () => shown(firm, next),
      (page) => page?.title === "Waiting: 2 approvals (trading), 1 finding to explain",
    );
  }

  const damages: readonly [string, () => void][] = [
    [
      "whose packs were cut",
      () => {
        for (const name of packs()) {
          const path = join(mirror(), "objects", "pack", name);
          rmSync(path);
          writeFileSync(path, "PACK");
        }
      },
    ],
    ["whose HEAD is empty", () => writeFileSync(join(mirror(), "HEAD"), "")],
    ["that has no objects", () => rmSync(join(mirror(), "objects"), { recursive: true })],
    [
      "that is a file",
      () => {
        rmSync(mirror(), { recursive: true });
        writeFileSync(mirror(), "");
      },
    ],
    [
      "where a git that was killed left its locks",
      () => {
        for (const name of ["packed-refs.lock", "shallow.lock", "config.lock", "HEAD.lock"])
          writeFileSync(join(mirror(), name), "");
      },
    ],
  ];
  it.each(damages)("%s is made anew", async (_, damage) => {
    damage();
    await getsApproved();
    await showsWhatIsNew();
  });

  it("is cleared of what a git that was killed left half written", async () => {
    const left = join(mirror(), "objects", "pack", "tmp_pack_abcdef");
    writeFileSync(left, "PACK");
    const yesterday = new Date(Date.now() - 86_400_000);
    utimesSync(left, yesterday, yesterday);
    await showsWhatIsNew();
    expect(existsSync(left)).toBe(false);
  });
});
