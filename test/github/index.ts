/**
 * A fake GitHub: stateful, over a real git object store, spoken to over HTTP only.
 *
 * It is held to GitHub's published contract. Every REST request and response is validated against
 * the official OpenAPI description, every webhook against its payload schema, every query against
 * the official GraphQL schema; what departs is in `contract.violations`, and a test asserts that
 * nothing is. It enforces what GitHub enforces (no approval of one's own pull request, required
 * checks pinned to an App, completed runs stay completed, …) and misbehaves on demand (`faults`,
 * `deliveries`).
 *
 * What only github.com can confirm, because no published contract says it:
 *
 * - the order in which webhooks of one deed are sent, and how late;
 * - when GitHub moves `commit_id` of a review along with a push (`switches.rebindReviews`, B02);
 * - that a completed check run stays completed, and that 1,000 runs of a name fit into a suite;
 * - which pull requests a commit is associated with, once it is merged;
 * - when `base.sha` of a pull request is renewed: here when it is opened, moved or retargeted;
 * - that a commit whose required checks are green may be pushed to a branch without a pull request;
 * - the words of refusals; of several refs in one push all are refused here when one is;
 * - in which order a merge queue tells what it does, and how it makes the commits of a group;
 * - secondary rate limits, and the cost of a GraphQL query;
 * - that `committedViaWeb` goes by the committer's address, and that in GraphQL GitHub has no `user`
 *   as a committer, while REST and signatures name `web-flow`;
 * - what an App is told of a fork that it may not see: here its webhooks and REST name it, while
 *   `headRepository` and `headRef` of GraphQL are null;
 * - rename detection by similarity (here: by equal content) in lists of files.
 *
 * Not there yet: timelines, rulesets of organizations, what
 * rulesets ask for at a push, and of what they ask for at a merge all but the required checks.
 */
import { rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { addWorkflowRun, type NewWorkflowRun } from "./actions/runs.ts";
import { buttonsOf } from "./buttons.ts";
import { FaultList } from "./http/faults.ts";
import { spendOf } from "./http/rate.ts";
import { Requests } from "./http/requests.ts";
import { serverOf } from "./http/server.ts";
import { queueButtonsOf } from "./queue/buttons.ts";
import {
  type NewProtection,
  type NewRuleset,
  removeProtection,
  removeRuleset,
  setProtection,
  setRuleset,
} from "./rules/change.ts";
import { pingShape } from "./shapes/app.ts";
import { tell, tellApp } from "./webhooks/events.ts";
import type { Account, App, Role, Team } from "./world/accounts.ts";
import * as moves from "./world/moves.ts";
import { newWorld } from "./world/new.ts";
import type { Repository } from "./world/repository.ts";
import type { NewApp, NewRepository } from "./world/seed.ts";
import * as seed from "./world/seed.ts";
import type { WorkflowRun } from "./world/workflow-run.ts";
import type { World } from "./world/world.ts";
import { accountOf, teamOf } from "./world/world.ts";

export type { Fault, FaultMatch, FaultWeather } from "./http/faults.ts";
export type { RequestEntry, Tally } from "./http/requests.ts";
export type { Delivery, Weather } from "./webhooks/deliveries.ts";
export type { App } from "./world/accounts.ts";
export type { Repository } from "./world/repository.ts";

export interface User {
  readonly id: number;
  readonly login: string;
  /** Bearer, `token` and the password of git. */
  readonly token: string;
}

/** Who is who by login. */
type WorkflowRunOf = Omit<NewWorkflowRun, "actor" | "triggeringActor"> & {
  readonly actor: string;
  readonly triggeringActor?: string;
};

export type GitHub = Awaited<ReturnType<typeof startGitHub>>;

/** Listens on 127.0.0.1, on a free port unless told. Start as many as you like in one process. */
export async function startGitHub({ port = 0 }: { readonly port?: number } = {}) {
  const world = newWorld();
  const faults = new FaultList();
  const requests = new Requests();
  const server = serverOf({ world, faults, requests });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  world.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: world.url,
    /** Departures from GitHub's contract so far; assert that there are none. */
    contract: world.contract,
    /** The webhooks: hold, release, drop, fail, duplicate, redeliver. */
    deliveries: world.deliveries,
    faults,
    requests,
    /** Of an installation's hour: as if it had asked so often, and was answered. */
    spend: (installation: number, requests: number): void =>
      spendOf(world, `installation ${installation}`, requests),
    switches: world.switches,
    ...seedingOf(world),
    ...buttonsOf(world),
    ...queueButtonsOf(world),
    /** Resolves when no webhook is queued or under way. */
    idle: () => world.deliveries.idle(),
    close: async () => {
      world.deliveries.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(world.directory, { recursive: true, force: true });
    },
  };
}

/** What happens outside the API: accounts made, Apps registered and installed, rules set. */
function seedingOf(world: World) {
  return {
    addUser: (login: string): User => addWithToken(world, login, "User"),
    /** The id and the tokens stay. */
    renameUser: (login: string, to: string): void => {
      if (accountOf(world, to) !== null) throw new Error(`There is a ${to} already.`);
      account(world, login).login = to;
    },
    /** A machine account with a token of its own. */
    addBot: (login: string): User => addWithToken(world, login, "Bot"),
    addOrganization: (login: string): Account => seed.addAccount(world, login, "Organization"),
    addTeam: (organization: string, slug: string, members: readonly string[]) => {
      const accounts = members.map((login) => account(world, login));
      return seed.addTeam(world, account(world, organization), slug, accounts);
    },
    /** The id and the members stay; GitHub leads nobody from the old name to the new one. */
    renameTeam: (organization: string, slug: string, to: string): void =>
      moves.renameTeam(world, team(world, organization, slug), to),
    removeTeam: (organization: string, slug: string): void =>
      moves.removeTeam(world, team(world, organization, slug)),
    addToTeam: (organization: string, slug: string, login: string): void =>
      moves.moveMember(world, team(world, organization, slug), account(world, login), "added"),
    removeFromTeam: (organization: string, slug: string, login: string): void =>
      moves.moveMember(world, team(world, organization, slug), account(world, login), "removed"),
    /** Null: the team loses the repository. */
    setTeamRole: (repository: Repository, slug: string, role: Role | null): void =>
      moves.setTeamRole(world, repository, team(world, repository.owner.login, slug), role),
    removeFromOrganization: (organization: string, login: string): void =>
      moves.removeFromOrganization(world, account(world, organization), account(world, login)),
    addRepository: (wanted: Omit<NewRepository, "owner"> & { readonly owner: string }) =>
      seed.addRepository(world, { ...wanted, owner: account(world, wanted.owner) }),
    /** What a workflow did, as far as GitHub shows it; logins instead of accounts. */
    addWorkflowRun: (repository: Repository, wanted: WorkflowRunOf): WorkflowRun => {
      const actor = account(world, wanted.actor);
      const triggeringActor = account(world, wanted.triggeringActor ?? wanted.actor);
      return addWorkflowRun(world, repository, { ...wanted, actor, triggeringActor });
    },
    /** Of the same name, with the same branches. */
    fork: (repository: Repository, login: string): Repository =>
      seed.addFork(world, repository, account(world, login)),
    renameRepository: (repository: Repository, to: string): void => {
      repository.name = to;
    },
    /** Whoever has it then is to let Apps in anew. */
    transferRepository: (repository: Repository, to: string): void =>
      moves.transferRepository(world, repository, account(world, to)),
    /** Null: no collaborator any more. */
    setRole: (repository: Repository, login: string, role: Role | null): void =>
      moves.setRole(world, repository, account(world, login), role),
    /** Replaces the rule of the same pattern. */
    protect: (repository: Repository, pattern: string, rule: NewProtection): void => {
      setProtection(world, repository, pattern, rule);
    },
    unprotect: (repository: Repository, pattern: string): void => {
      removeProtection(world, repository, pattern);
    },
    /** Replaces the one of the same name; by default it is for the default branch. */
    setRuleset: (repository: Repository, name: string, wanted: NewRuleset): void => {
      setRuleset(world, repository, name, wanted);
    },
    removeRuleset: (repository: Repository, name: string): void =>
      removeRuleset(world, repository, name),
    setDefaultBranch: (repository: Repository, to: string): void => {
      const changes = { default_branch: { from: repository.defaultBranch } };
      repository.defaultBranch = to;
      const sender = repository.owner;
      const payload = { changes };
      tell(world, { event: "repository", action: "edited", repository, sender, payload });
    },
    ...installingOf(world),
  };
}

function installingOf(world: World) {
  const installationOf = (id: number) => {
    const found = world.installations.find((one) => one.id === id);
    if (found === undefined) throw new Error(`There is no installation ${id}.`);
    return found;
  };
  return {
    /** Belongs to `<slug>-makers` unless told. */
    addApp: ({ owner, ...wanted }: Omit<NewApp, "owner"> & { readonly owner?: string }): App => {
      const login = owner ?? `${wanted.slug}-makers`;
      const maker = accountOf(world, login) ?? seed.addAccount(world, login, "Organization");
      return seed.addApp(world, { ...wanted, owner: maker });
    },
    setPermissions: (app: App, permissions: App["permissions"]): void => {
      app.permissions = permissions;
    },
    /** GitHub does so when the webhook is set up. */
    ping: (app: App): void => {
      tellApp(world, app, { event: "ping", action: null, payload: pingShape(world, app) }, null);
    },
    /** The id of the installation. */
    install: (app: App, owner: string, repositories: readonly Repository[]): number =>
      seed.install(world, app, account(world, owner), repositories).id,
    addToInstallation: (id: number, repositories: readonly Repository[]): void =>
      seed.addToInstallation(world, installationOf(id), repositories),
    suspend: (id: number, by: string): void => {
      const found = installationOf(id);
      found.suspended = { by: account(world, by), at: new Date() };
      seed.tellInstallation(world, found, "suspend");
    },
    unsuspend: (id: number): void => {
      const found = installationOf(id);
      found.suspended = null;
      seed.tellInstallation(world, found, "unsuspend");
    },
    uninstall: (id: number): void => {
      const found = installationOf(id);
      world.installations.splice(world.installations.indexOf(found), 1);
      seed.tellInstallation(world, found, "deleted");
    },
  };
}

function addWithToken(world: World, login: string, kind: "User" | "Bot"): User {
  const added = seed.addAccount(world, login, kind);
  return { id: added.id, login, token: seed.addToken(world, added) };
}

function account(world: World, login: string): Account {
  const found = accountOf(world, login);
  if (found === null) throw new Error(`There is no ${login}.`);
  return found;
}

function team(world: World, organization: string, slug: string): Team {
  const found = teamOf(world, organization, slug);
  if (found === null) throw new Error(`There is no team ${slug}.`);
  return found;
}
