/**
 * A firm on a fake GitHub, with the real server of Foureyes beside it: everything goes over HTTP.
 *
 * acme/exchange has a trading strategy that two of acme/quant must approve. alice, bob, carol and
 * dave are of that team and may write; erin is of acme/security and may write; mallory may write.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Octokit } from "@octokit/rest";
import { openAnalysis } from "../../src/app/analysis/analysis.ts";
import { keptFindings } from "../../src/app/analysis/kept.ts";
import { settingsOf } from "../../src/app/environment.ts";
import { type Log, openLog } from "../../src/app/log.ts";
import { type Patience, promptAttempts, usualPatience } from "../../src/app/patience.ts";
import { analysisSettings, type Service, startService } from "../../src/app/server/service.ts";
import { type App, type GitHub, startGitHub, type User } from "../github/index.ts";
import { manifest } from "./manifest.ts";

export * from "./deeds.ts";

export const strategy = "strategies/book.py";

export const honest = `"""Picks levels of the order book."""


def rank(book, depth):
    """The best levels, best first."""
    levels = sorted(book, key=lambda x: x[1])
    return levels[:depth]


def size(order, limit):
    if order.amount > limit:
        raise ValueError("over the limit")
    return order.amount
`;

/** The change of 2020. */
export const flipped = honest.replace("lambda x: x[1]", "lambda x: -x[1]");

/** The branches of a firm that guards its releases, too. */
export const mainAndReleases = ["~DEFAULT_BRANCH", "refs/heads/release/*"];

export const policyText = `version: 1
areas:
  - name: trading
    paths: ["strategies/**"]
    reviews:
      seats:
        - { count: 2, of: ["team:acme/quant"] }
`;

const people = ["alice", "bob", "carol", "dave", "erin", "mallory"] as const;
export type Login = (typeof people)[number];

/** One of the firm, or somebody else with an account: an outsider, a bot. */
export type Who = Login | User;

export type Firm = Awaited<ReturnType<typeof startFirm>>;

export interface FirmOptions {
  /** Null: the repository has no policy. */
  readonly policy?: string | null;
  readonly files?: Readonly<Record<string, string>>;
  /** Starts without Foureyes installed. */
  readonly installed?: boolean;
  /** Branches on which the check is required, from this App; by default the default branch. */
  readonly guarded?: readonly string[];
  /** The operator's file about people. */
  readonly people?: string;
  /** Teams besides, by slug, who may read. */
  readonly teams?: Readonly<Record<string, readonly Login[]>>;
  /** Of the server in this process. */
  readonly patience?: Partial<Patience>;
  /** How the server runs; by default in this process, so that it can be asked when it is done. */
  readonly serve?: (environment: Record<string, string>, log: Log) => Promise<Service>;
}

/** Tries again almost at once, gives GitHub up soon, and sweeps at the start alone. */
const shortPatience: Patience = {
  ...usualPatience,
  retryMs: (attempt) => (attempt + 1 < promptAttempts ? 100 : 3_600_000),
  answerMs: 1_500,
  lookMs: 1_500,
  sinkMs: 50,
  sweepMs: 3_600_000,
  journalMs: 50,
};

/** One for all firms of this process: a thread that starts loads every grammar that it meets. */
const threads = openAnalysis(analysisSettings);
const analysis = keptFindings({
  analyse: (request) => threads.analyse(request),
  close: async () => {},
});

const webhookSecret = "a-secret-of-the-stories-0123456789";

export async function startFirm({
  policy = policyText,
  files = {},
  installed = true,
  guarded = ["~DEFAULT_BRANCH"],
  people: known,
  teams = {},
  patience = {},
  serve = (environment, log) =>
    startService(settingsOf(environment), { ...shortPatience, ...patience }, log, analysis),
}: FirmOptions = {}) {
  const github = await startGitHub();
  const port = await freePort();
  const users = Object.fromEntries(people.map((login) => [login, github.addUser(login)])) as Record<
    Login,
    User
  >;
  github.addOrganization("acme");
  github.addTeam("acme", "quant", ["alice", "bob", "carol", "dave"]);
  github.addTeam("acme", "security", ["erin"]);
  for (const [slug, members] of Object.entries(teams)) github.addTeam("acme", slug, members);
  const repository = github.addRepository({
    owner: "acme",
    name: "exchange",
    files: {
      "README.md": "# Exchange\n",
      [strategy]: honest,
      ...(policy === null ? {} : { ".github/foureyes.yml": policy }),
      ...files,
    },
    teams: Object.fromEntries(
      ["quant", "security", ...Object.keys(teams)].map((slug) => [slug, "read"]),
    ),
    collaborators: Object.fromEntries(people.map((login) => [login, "write"])),
  });
  const app = github.addApp({
    ...manifest,
    slug: "foureyes",
    webhookUrl: `http://127.0.0.1:${port}/api/github/webhooks`,
    webhookSecret,
  });
  const money = (include: readonly string[], appId: number | null) =>
    github.setRuleset(repository, "money", {
      requiredChecks: [{ context: "foureyes", appId }],
      include,
    });
  if (guarded.length > 0) money(guarded, app.id);
  const data = mkdtempSync(join(tmpdir(), "foureyes-"));
  const desk = mkdtempSync(join(tmpdir(), "desk-"));
  const lines: string[] = [];
  const environment = {
    ...environmentOf(github, app, port, data),
    ...(known === undefined ? {} : { FOUREYES_PEOPLE: join(desk, "people.yml") }),
  };
  if (known !== undefined) writeFileSync(join(desk, "people.yml"), known);
  const log = openLog(
    (line) => lines.push(line),
    () => Date.now(),
  );
  const start = () => serve(environment, log);
  const firm = {
    github,
    users,
    repository,
    app,
    data,
    /** Where people keep their clones. */
    desk,
    webhookSecret,
    environment,
    service: await start(),
    /** What it logged. */
    lines,
    /** Of Foureyes in acme; 0 before `install`. */
    installation: 0,
    install: () => {
      firm.installation = github.install(app, "acme", [repository]);
    },
    /** Requires the check on these branches and no others, from this App unless told. */
    guard: (include: readonly string[], appId: number | null = app.id) => {
      money(include, appId);
      return firm.settled();
    },
    /** A client of theirs. */
    as: (who: Who) => {
      const { token: auth } = typeof who === "string" ? users[who] : who;
      return new Octokit({ baseUrl: github.url, auth, log: silent });
    },
    /** Resolves when every webhook was delivered and everything that follows from them is done. */
    settled: () => settled(github, firm.service),
    /** What is read as soon as it is as it should be; for what is tried again after a pause. */
    eventually,
    /** `meanwhile`: what happens while Foureyes is away. */
    restart: async (meanwhile: () => unknown = () => {}) => {
      await firm.service.close();
      await meanwhile();
      firm.service = await start();
    },
    /** Rejects when something was asked of GitHub, or answered, that departs from what it publishes. */
    close: async () => {
      await firm.service.close();
      await github.close();
      rmSync(data, { recursive: true, force: true });
      rmSync(desk, { recursive: true, force: true });
      const { violations } = github.contract;
      if (violations.length > 0)
        throw new Error(`Against GitHub's contract: ${JSON.stringify(violations)}`);
    },
  };
  if (installed) firm.install();
  await firm.settled();
  return firm;
}

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

export function environmentOf(
  github: GitHub,
  app: App,
  port: number,
  data: string,
): Record<string, string> {
  return {
    APP_ID: String(app.id),
    PRIVATE_KEY: app.privateKey,
    WEBHOOK_SECRET: webhookSecret,
    FOUREYES_ANCHOR_KEY: "an-anchor-key-of-the-stories-0123456789",
    GITHUB_API_URL: github.url,
    HOST: "127.0.0.1",
    PORT: String(port),
    FOUREYES_DATA: data,
  };
}

async function settled(github: GitHub, service: Service): Promise<void> {
  for (let quiet = 0; quiet < 2; quiet += 1) {
    await github.idle();
    await service.idle();
  }
}

const patienceMs = 10_000;

/** What is read as soon as it is as it should be. Rejects when that takes too long. */
export async function eventually<T>(
  read: () => Promise<T>,
  isRight: (value: T) => boolean,
  withinMs = patienceMs,
): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const value = await read();
    if (isRight(value)) return value;
    if (performance.now() > end) throw new Error(`Still ${JSON.stringify(value).slice(0, 500)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No port is free.");
  return address.port;
}
