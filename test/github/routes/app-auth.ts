/** Apps: who they are, where they are installed, tokens. */
import { randomBytes } from "node:crypto";
import { permits } from "../http/access.ts";
import { created, invalid, notFound, ok, Refusal } from "../http/answer.ts";
import type { Call } from "../http/call.ts";
import { pageOf } from "../http/pages.ts";
import type { Route } from "../http/route.ts";
import { onAccount, onApp } from "../http/route.ts";
import { appShape, installationShape } from "../shapes/app.ts";
import { repositoryShape } from "../shapes/repository.ts";
import { isoOf } from "../shapes/scalars.ts";
import type { App, Installation, Permissions } from "../world/accounts.ts";
import type { Repository } from "../world/repository.ts";
import type { World } from "../world/world.ts";

/** Tokens of installations live this long; milliseconds. */
const tokenLife = 3_600_000;

export const appAuthRoutes: readonly Route[] = [
  onApp("GET", "/app", (call, app) => {
    const installations_count = installationsOfApp(call.world, app).length;
    return ok({ ...appShape(call.world, app), installations_count });
  }),
  onApp("GET", "/app/installations", (call, app) => {
    const page = pageOf(call, installationsOfApp(call.world, app));
    const shapes = page.items.map((one) => installationShape(call.world, one));
    return { ...ok(shapes), headers: page.headers };
  }),
  onApp("GET", "/app/installations/{installation_id}", (call, app) =>
    ok(installationShape(call.world, installationOf(call, app))),
  ),
  onApp("POST", "/app/installations/{installation_id}/access_tokens", (call, app) =>
    created(mint(call, installationOf(call, app))),
  ),
  onApp("GET", "/repos/{owner}/{repo}/installation", (call, app) => {
    const wanted = `${call.path.owner}/${call.path.repo}`.toLowerCase();
    const holds = ({ owner, name }: Repository) =>
      `${owner.login}/${name}`.toLowerCase() === wanted;
    const found = installationsOfApp(call.world, app).find((one) =>
      [...one.repositories].some(holds),
    );
    if (found === undefined) throw notFound();
    return ok(installationShape(call.world, found));
  }),
  onAccount("GET", "/installation/repositories", (call) => {
    const { identity, world } = call;
    if (identity.kind !== "installation")
      throw new Refusal(403, "You must authenticate with an installation access token.");
    const page = pageOf(call, [...(identity.repositories ?? identity.installation.repositories)]);
    const repositories = page.items.map((one) => repositoryShape(world, one));
    const total_count = (identity.repositories ?? identity.installation.repositories).size;
    const body = { total_count, repository_selection: "selected", repositories };
    return { ...ok(body), headers: page.headers };
  }),
  onAccount("DELETE", "/installation/token", (call) => {
    for (const [token, grant] of call.world.tokens)
      if (grant === call.identity) call.world.tokens.delete(token);
    return { status: 204 };
  }),
];

function installationsOfApp(world: World, app: App): readonly Installation[] {
  return world.installations.filter((one) => one.app === app);
}

function installationOf(call: Call, app: App): Installation {
  const id = Number(call.path.installation_id);
  const found = installationsOfApp(call.world, app).find((one) => one.id === id);
  if (found === undefined) throw notFound();
  return found;
}

function mint({ world, body }: Call, installation: Installation) {
  if (installation.suspended !== null)
    throw new Refusal(403, "This installation has been suspended");
  const permissions = scopedPermissions(installation, body.permissions);
  const repositories = scopedRepositories(installation, body);
  const token = `ghs_${randomBytes(18).toString("hex")}`;
  const expiresAt = new Date(Date.now() + tokenLife);
  world.tokens.set(token, {
    kind: "installation",
    installation,
    permissions,
    repositories,
    expiresAt,
  });
  const chosen =
    repositories === null
      ? {}
      : { repositories: [...repositories].map((one) => repositoryShape(world, one)) };
  const base = { token, expires_at: isoOf(expiresAt), permissions };
  return { ...base, repository_selection: "selected", ...chosen };
}

/** A token may have less than the installation, never more. */
function scopedPermissions(installation: Installation, wanted: unknown): Permissions {
  const all: Permissions = { metadata: "read", ...installation.app.permissions };
  if (typeof wanted !== "object" || wanted === null) return all;
  const asked = wanted as Permissions;
  for (const [name, level] of Object.entries(asked))
    if (!permits(all, [name, level === "read" ? "read" : "write"]))
      throw invalid("The permissions requested are not granted to this installation.");
  return { metadata: "read", ...asked };
}

function scopedRepositories(
  installation: Installation,
  { repositories, repository_ids: ids }: Call["body"],
): ReadonlySet<Repository> | null {
  if (repositories === undefined && ids === undefined) return null;
  const names = Array.isArray(repositories) ? repositories : [];
  const numbers = Array.isArray(ids) ? ids : [];
  const all = [...installation.repositories];
  const chosen = all.filter((one) => names.includes(one.name) || numbers.includes(one.id));
  if (chosen.length !== new Set([...names, ...numbers]).size)
    throw invalid("There is at least one repository that does not exist or is not accessible.");
  return new Set(chosen);
}
