/** The servers of a run: processes that can be killed, one or several of them on one database. */
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Service } from "../../src/app/server/service.ts";
import { startPostgres } from "../engines/postgres-server.ts";
import { freePort } from "../stories/firm.ts";
import { type ServerProcess, startCommand } from "../stories/process.ts";
import { type Row, rowsOf } from "./journal.ts";

export interface Crew {
  readonly engine: "embedded" | "postgres";
  /** How many servers; more than one needs PostgreSQL. */
  readonly replicas: number;
}

export interface Servers {
  /** For the firm; called once. */
  readonly serve: (environment: Record<string, string>) => Promise<Service>;
  /** Kills the nth of them, and starts it again after a while. */
  readonly kill: (index: number, pauseMs: number) => Promise<void>;
  /** Milliseconds that any of them has run. */
  readonly uptime: () => number;
  /** What they logged. */
  readonly lines: () => readonly string[];
  /** All rows of a table in their database. */
  readonly rows: (table: "journal" | "delivery") => Promise<readonly Row[]>;
  /** After everything. */
  readonly remove: () => Promise<void>;
}

const entry = fileURLToPath(new URL("server.ts", import.meta.url));

export async function openServers({ engine, replicas }: Crew): Promise<Servers> {
  const postgres = engine === "postgres" ? await startPostgres() : null;
  const database = (await postgres?.create()) ?? null;
  const folders: string[] = [];
  const environments: Record<string, string>[] = [];
  const running: (ServerProcess | null)[] = [];
  const started: ServerProcess[] = [];
  const clock = stopwatch();

  async function start(index: number): Promise<void> {
    const server = await startCommand([process.execPath, entry], environments[index] ?? {});
    running[index] = server;
    started.push(server);
    clock.start();
  }

  async function environmentOf(given: Record<string, string>): Promise<Record<string, string>> {
    if (database === null) return given;
    const folder = mkdtempSync(join(tmpdir(), "foureyes-replica-"));
    folders.push(folder);
    const own = { DATABASE_URL: database, FOUREYES_DATA: folder };
    return { ...given, ...own, ...(replicas > 1 ? { PORT: String(await freePort()) } : {}) };
  }

  return {
    serve: async (given) => {
      for (let index = 0; index < replicas; index += 1) {
        environments.push(await environmentOf(given));
        await start(index);
      }
      const living = () => running.flatMap((server) => server?.address ?? []);
      const gate = replicas > 1 ? await openGate(Number(given.PORT), living) : null;
      return {
        address: `http://127.0.0.1:${given.PORT}`,
        idle: async () => {},
        close: async () => {
          await gate?.close();
          await Promise.all(running.map((server) => server?.close()));
        },
      };
    },
    kill: async (index, pauseMs) => {
      const server = running[index % replicas];
      running[index % replicas] = null;
      if (running.every((one) => one === null)) clock.stop();
      await server?.kill();
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      await start(index % replicas);
    },
    uptime: clock.read,
    lines: () => started.flatMap(({ lines }) => lines),
    rows: (table) =>
      rowsOf(database ?? join(environments[0]?.FOUREYES_DATA ?? "", "foureyes.db"), table),
    remove: async () => {
      await postgres?.stop();
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Before several servers, as a load balancer: one after another, of those that live. */
async function openGate(port: number, living: () => readonly string[]) {
  let turn = 0;
  const gate = createServer((incoming, outgoing) => {
    turn += 1;
    const addresses = living();
    const address = addresses[turn % addresses.length];
    if (address === undefined) return void outgoing.writeHead(503).end();
    const { method, headers, url = "" } = incoming;
    const forwarded = request(`${address}${url}`, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on("error", () => outgoing.destroy()).pipe(outgoing);
    });
    forwarded.on("error", () => outgoing.destroy());
    incoming.pipe(forwarded);
  });
  await new Promise<void>((resolve) => gate.listen(port, "127.0.0.1", resolve));
  return { close: () => new Promise((resolve) => gate.close(resolve)) };
}

/** Runs while any server does. */
function stopwatch() {
  let before = 0;
  let since: number | null = null;
  return {
    start: () => {
      since ??= performance.now();
    },
    stop: () => {
      if (since !== null) before += performance.now() - since;
      since = null;
    },
    read: () => before + (since === null ? 0 : performance.now() - since),
  };
}
