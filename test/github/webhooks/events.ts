/** Who is told of an event, and how. */
import { createHmac } from "node:crypto";
import { checkWebhook } from "../contract/webhook.ts";
import { permits } from "../http/access.ts";
import { repositoryShape } from "../shapes/repository.ts";
import { nodeId } from "../shapes/scalars.ts";
import { organizationShape, userShape } from "../shapes/user.ts";
import type { Account, App, Installation } from "../world/accounts.ts";
import type { Repository } from "../world/repository.ts";
import type { World } from "../world/world.ts";
import { installationsOf } from "../world/world.ts";

export interface RepositoryEvent {
  readonly event: string;
  /** Null for events that have none (`push`). */
  readonly action: string | null;
  readonly repository: Repository;
  readonly sender: Account;
  /** Beside action, repository, sender, organization and installation. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** Only this App is told. */
  readonly only?: App;
}

/** The permission without which an App does not hear of an event; GitHub's table. */
const permissionOf: Readonly<Record<string, readonly [string, "read" | "write"]>> = {
  pull_request: ["pull_requests", "read"],
  pull_request_review: ["pull_requests", "read"],
  pull_request_review_comment: ["pull_requests", "read"],
  issue_comment: ["issues", "read"],
  push: ["contents", "read"],
  merge_group: ["merge_queues", "read"],
  check_run: ["checks", "read"],
  check_suite: ["checks", "read"],
  status: ["statuses", "read"],
  repository_ruleset: ["administration", "read"],
  branch_protection_rule: ["administration", "read"],
  repository: ["metadata", "read"],
  member: ["members", "read"],
  membership: ["members", "read"],
  organization: ["members", "read"],
  team: ["members", "read"],
};

/** An App that writes checks hears of them without asking. */
const automatic = ["check_run", "check_suite"];

/** Puts the event into the queue, once per installation that is to hear of it. */
export function tell(world: World, told: RepositoryEvent): void {
  const listeners = installationsOf(world, told.repository).filter(
    ({ app }) => (told.only === undefined || told.only === app) && hears(app, told.event),
  );
  for (const installation of listeners) {
    const payload = {
      ...(told.action === null ? {} : { action: told.action }),
      ...told.payload,
      repository: repositoryShape(world, told.repository),
      ...organizationPart(world, told.repository.owner),
      sender: userShape(world, told.sender),
      installation: {
        id: installation.id,
        node_id: nodeId("IntegrationInstallation", installation.id),
      },
    };
    deliver(world, installation.app, told, payload, {
      installationId: installation.id,
      repositoryId: told.repository.id,
    });
  }
}

export interface OrganizationEvent {
  readonly event: "membership" | "organization" | "team";
  readonly action: string;
  readonly organization: Account;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Only events of teams name one. */
  readonly repository?: Repository;
}

/** By an owner of the organization. */
export function tellOrganization(world: World, told: OrganizationEvent): void {
  const { event, action, organization, repository } = told;
  const listeners = world.installations.filter(
    (one) => one.suspended === null && one.account === organization && hears(one.app, event),
  );
  for (const { id, app } of listeners) {
    const payload = {
      action,
      ...told.payload,
      ...(repository === undefined ? {} : { repository: repositoryShape(world, repository) }),
      ...organizationPart(world, organization),
      sender: userShape(world, organization),
      installation: { id, node_id: nodeId("IntegrationInstallation", id) },
    };
    const repositoryId = repository?.id ?? null;
    deliver(world, app, { event, action }, payload, { installationId: id, repositoryId });
  }
}

/** Events about the App itself need neither permission nor subscription. */
export function tellApp(
  world: World,
  app: App,
  told: Pick<RepositoryEvent, "event" | "action" | "payload">,
  installation: Installation | null,
): void {
  const about = { installationId: installation?.id ?? null, repositoryId: null };
  const action = told.action === null ? {} : { action: told.action };
  deliver(world, app, told, { ...action, ...told.payload }, about);
}

function deliver(
  world: World,
  app: App,
  { event, action }: Pick<RepositoryEvent, "event" | "action">,
  payload: unknown,
  about: { readonly installationId: number | null; readonly repositoryId: number | null },
): void {
  if (app.webhookUrl === null) return;
  const text = JSON.stringify(payload);
  checkWebhook(world.contract, event, action, payload);
  const headers = headersOf(app, event, text);
  const where = { ...about, appId: app.id, url: app.webhookUrl };
  world.deliveries.add({ event, action, ...where, headers, payload: text });
}

function headersOf(app: App, event: string, payload: string): Readonly<Record<string, string>> {
  const signature = (algorithm: string) =>
    createHmac(algorithm, app.webhookSecret).update(payload).digest("hex");
  return {
    Accept: "*/*",
    "Content-Type": "application/json",
    "Content-Length": String(Buffer.byteLength(payload)),
    "User-Agent": "GitHub-Hookshot/f1e2d3c",
    "X-GitHub-Event": event,
    "X-GitHub-Hook-ID": String(600_000_000 + app.id),
    "X-GitHub-Hook-Installation-Target-ID": String(app.id),
    "X-GitHub-Hook-Installation-Target-Type": "integration",
    "X-Hub-Signature": `sha1=${signature("sha1")}`,
    "X-Hub-Signature-256": `sha256=${signature("sha256")}`,
  };
}

function hears(app: App, event: string): boolean {
  const needed = permissionOf[event];
  if (needed === undefined || !permits(app.permissions, needed)) return false;
  const writesChecks = app.permissions.checks === "write";
  return app.events.includes(event) || (writesChecks && automatic.includes(event));
}

function organizationPart(world: World, owner: Account) {
  return owner.kind === "Organization" ? { organization: organizationShape(world, owner) } : {};
}
