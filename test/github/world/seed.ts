/** Putting people, repositories and Apps into the world; what a test does before its story starts. */
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { join } from "node:path";
import { makeBare, makeFork } from "../git/bare.ts";
import { writeCommit } from "../git/commits.ts";
import { writeRef } from "../git/refs.ts";
import { editTree } from "../git/trees.ts";
import { installationShape } from "../shapes/app.ts";
import { repositoryMention } from "../shapes/repository.ts";
import { isoOf } from "../shapes/scalars.ts";
import { organizationShape, userShape } from "../shapes/user.ts";
import { tellApp } from "../webhooks/events.ts";
import type { Account, App, Installation, Permissions, Role, Team } from "./accounts.ts";
import { emailOf } from "./accounts.ts";
import type { Repository } from "./repository.ts";
import type { World } from "./world.ts";
import { nextId } from "./world.ts";

export interface NewRepository {
  readonly owner: Account;
  readonly name: string;
  /** Path to content, of the first commit on the default branch. */
  readonly files: Readonly<Record<string, string>>;
  /** Role by login. */
  readonly collaborators?: Readonly<Record<string, Role>>;
  /** Role by slug of the owner's team. */
  readonly teams?: Readonly<Record<string, Role>>;
  /** Default: true. */
  readonly private?: boolean;
}

export interface NewApp {
  readonly slug: string;
  readonly owner: Account;
  readonly permissions: Permissions;
  readonly events: readonly string[];
  /** Null: it is told nothing. */
  readonly webhookUrl: string | null;
  readonly webhookSecret: string;
}

export function addAccount(world: World, login: string, kind: Account["kind"]): Account {
  if (world.accounts.some((one) => one.login.toLowerCase() === login.toLowerCase()))
    throw new Error(`There is a ${login} already.`);
  const account = { id: nextId(world, "account"), login, kind, createdAt: new Date() };
  world.accounts.push(account);
  return account;
}

/** A token with every scope. */
export function addToken(world: World, account: Account): string {
  const token = `ghp_${randomBytes(18).toString("hex")}`;
  world.tokens.set(token, { kind: "user", account });
  return token;
}

export function addTeam(
  world: World,
  organization: Account,
  slug: string,
  members: readonly Account[],
): Team {
  const id = nextId(world, "team");
  const team = { id, organization, slug, members: new Set(members), createdAt: new Date() };
  world.teams.push(team);
  return team;
}

export function addRepository(world: World, wanted: NewRepository): Repository {
  const { owner, name, private: hidden = true } = wanted;
  const repository = place(world, { owner, name, private: hidden, parent: null }, (directory) =>
    makeBare(directory, "main"),
  );
  giveRoles(world, repository, wanted);
  writeFirstCommit(repository, wanted.files);
  return repository;
}

/** As hidden as what it is forked from. */
export function addFork(world: World, parent: Repository, owner: Account): Repository {
  const { name, private: hidden, defaultBranch } = parent;
  return place(world, { owner, name, private: hidden, parent }, (directory) =>
    makeFork(directory, parent.directory, defaultBranch),
  );
}

function place(
  world: World,
  wanted: Pick<Repository, "owner" | "name" | "private" | "parent">,
  make: (directory: string) => string,
): Repository {
  const id = nextId(world, "repository");
  const repository: Repository = {
    ...wanted,
    id,
    directory: make(join(world.directory, `${id}.git`)),
    defaultBranch: wanted.parent?.defaultBranch ?? "main",
    collaborators: new Map(),
    teams: new Map(),
    pulls: [],
    suites: [],
    runs: [],
    statuses: [],
    protections: [],
    rulesets: [],
    activity: [],
    workflowRuns: [],
    queues: [],
    actionsMayApprove: false,
    countsBotApprovals: false,
    createdAt: new Date(),
    pushedAt: new Date(),
  };
  world.repositories.push(repository);
  return repository;
}

export function addApp(world: World, wanted: NewApp): App {
  const { publicKey, privateKey } = keyPairOf(world.apps.length);
  const bot = addAccount(world, `${wanted.slug}[bot]`, "Bot");
  const id = nextId(world, "app");
  const app = { ...wanted, id, bot, publicKey, privateKey, createdAt: new Date() };
  world.apps.push(app);
  return app;
}

export function install(
  world: World,
  app: App,
  account: Account,
  repositories: readonly Repository[],
): Installation {
  const installation: Installation = {
    id: nextId(world, "installation"),
    app,
    account,
    repositories: new Set(repositories),
    createdAt: new Date(),
    suspended: null,
  };
  world.installations.push(installation);
  tellInstallation(world, installation, "created", {
    repositories: repositories.map(repositoryMention),
    requester: null,
  });
  return installation;
}

export function addToInstallation(
  world: World,
  installation: Installation,
  repositories: readonly Repository[],
): void {
  for (const one of repositories) installation.repositories.add(one);
  const payload = {
    ...aboutInstallation(world, installation),
    repository_selection: "selected",
    repositories_added: repositories.map(repositoryMention),
    repositories_removed: [],
    requester: null,
  };
  const told = { event: "installation_repositories", action: "added", payload };
  tellApp(world, installation.app, told, installation);
}

/** `deleted`, `suspend`, `unsuspend` and `created`. */
export function tellInstallation(
  world: World,
  installation: Installation,
  action: string,
  more: Readonly<Record<string, unknown>> = {},
): void {
  const payload = { ...aboutInstallation(world, installation), ...more };
  tellApp(world, installation.app, { event: "installation", action, payload }, installation);
}

function aboutInstallation(world: World, installation: Installation) {
  const { account } = installation;
  const organization =
    account.kind === "Organization" ? { organization: organizationShape(world, account) } : {};
  const sender = userShape(world, account);
  return { installation: installationShape(world, installation), sender, ...organization };
}

function giveRoles(world: World, repository: Repository, wanted: NewRepository): void {
  for (const [login, role] of Object.entries(wanted.collaborators ?? {})) {
    const account = world.accounts.find((one) => one.login === login);
    if (account === undefined) throw new Error(`There is no ${login}.`);
    repository.collaborators.set(account.id, role);
  }
  for (const [slug, role] of Object.entries(wanted.teams ?? {})) {
    const team = world.teams.find((one) => one.slug === slug && one.organization === wanted.owner);
    if (team === undefined) throw new Error(`There is no team ${slug}.`);
    repository.teams.set(team, role);
  }
}

function writeFirstCommit(repository: Repository, files: NewRepository["files"]): void {
  const { directory, owner } = repository;
  const date = isoOf(new Date());
  const author = { name: owner.login, email: emailOf(owner), date };
  const edits = Object.fromEntries(
    Object.entries(files).map(([path, content]) => [path, { content }]),
  );
  const tree = editTree(directory, null, edits);
  const message = "Initial commit";
  const sha = writeCommit(directory, { tree, parents: [], author, committer: author, message });
  writeRef(directory, "refs/heads/main", sha);
}

/** Making a key takes longer than starting everything else: the nth App of every fake shares one. */
const keyPairs: Pick<App, "publicKey" | "privateKey">[] = [];

function keyPairOf(index: number): Pick<App, "publicKey" | "privateKey"> {
  const known = keyPairs[index];
  if (known !== undefined) return known;
  const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const privateKey = pair.privateKey.export({ type: "pkcs1", format: "pem" }).toString();
  keyPairs[index] = { publicKey: pair.publicKey, privateKey };
  return { publicKey: pair.publicKey, privateKey };
}
