/** Apps and installations as the REST API and webhooks show them. */
import type { App, Installation } from "../world/accounts.ts";
import type { World } from "../world/world.ts";
import { isoOf, isoOrNull, nodeId } from "./scalars.ts";
import { userShape } from "./user.ts";

const tooNew = ["repository_ruleset", "merge_group"];

export function appShape(world: World, app: App) {
  return {
    id: app.id,
    slug: app.slug,
    node_id: nodeId("App", app.id),
    client_id: `Iv1.${app.id}`,
    owner: userShape(world, app.owner),
    name: app.slug,
    description: null,
    external_url: "https://example.com",
    html_url: `${world.url}/apps/${app.slug}`,
    created_at: isoOf(app.createdAt),
    updated_at: isoOf(app.createdAt),
    permissions: app.permissions,
    // Inside of other payloads GitHub's own description is too old for these.
    events: app.events.filter((event) => !tooNew.includes(event)),
  };
}

export function installationShape(world: World, installation: Installation) {
  const { app, account, suspended } = installation;
  return {
    id: installation.id,
    account: userShape(world, account),
    access_tokens_url: `${world.url}/app/installations/${installation.id}/access_tokens`,
    repositories_url: `${world.url}/installation/repositories`,
    html_url: `${world.url}/organizations/${account.login}/settings/installations/${installation.id}`,
    app_id: app.id,
    app_slug: app.slug,
    target_id: account.id,
    target_type: account.kind,
    repository_selection: "selected",
    permissions: app.permissions,
    events: app.events,
    single_file_name: null,
    created_at: isoOf(installation.createdAt),
    updated_at: isoOf(installation.createdAt),
    suspended_by: suspended === null ? null : userShape(world, suspended.by),
    suspended_at: isoOrNull(suspended?.at ?? null),
  };
}

/** What `ping` says: the webhook's own settings. */
export function pingShape(world: World, app: App) {
  const hook = {
    type: "App",
    id: 600_000_000 + app.id,
    name: "web",
    active: true,
    events: app.events,
    config: { content_type: "json", insecure_ssl: "0", secret: "********", url: app.webhookUrl },
    updated_at: isoOf(app.createdAt),
    created_at: isoOf(app.createdAt),
    app_id: app.id,
    deliveries_url: `${world.url}/app/hook/deliveries`,
  };
  return { zen: "Keep it logically awesome.", hook_id: hook.id, hook };
}
