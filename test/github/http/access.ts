/** Who may see and do what: GitHub's permissions, for people by role and for Apps by permission. */
import { maintains } from "../pulls/maintainers.ts";
import type { Permissions, Role } from "../world/accounts.ts";
import { includes } from "../world/accounts.ts";
import type { Repository } from "../world/repository.ts";
import type { World } from "../world/world.ts";
import { installationsOf, roleOf } from "../world/world.ts";
import { forbiddenToIntegration, notFound, Refusal } from "./answer.ts";
import type { Identity } from "./call.ts";

/** What a route on a repository asks for. */
export interface Needs {
  /** Of an App; null: no App may. */
  readonly permission: readonly [name: string, level: "read" | "write"] | null;
  /** Of a person; null: no person may. */
  readonly role: Role | null;
}

/** Whether the repository is there at all for this identity. */
export function canSee(world: World, identity: Identity, repository: Repository): boolean {
  switch (identity.kind) {
    case "user":
      return !repository.private || roleOf(repository, identity.account) !== null;
    case "installation":
      return !repository.private || isGranted(world, identity, repository);
    case "app":
    case "nobody":
      return !repository.private;
    default:
      return identity satisfies never;
  }
}

/** Whether the token is for that repository; what is public can be read without. */
export function isGranted(
  world: World,
  { installation, repositories }: Extract<Identity, { kind: "installation" }>,
  repository: Repository,
): boolean {
  const live = installationsOf(world, repository).includes(installation);
  return live && (repositories ?? installation.repositories).has(repository);
}

/** Throws the refusal that GitHub would answer: 404 for what must not be seen, 403 for the rest. */
export function demand(
  world: World,
  identity: Identity,
  repository: Repository,
  needs: Needs,
): void {
  if (!canSee(world, identity, repository)) throw notFound();
  if (identity.kind === "installation") {
    const granted = isGranted(world, identity, repository) || needs.permission?.[1] === "read";
    if (!granted || !permits(identity.permissions, needs.permission))
      throw forbiddenToIntegration(needs.permission);
    return;
  }
  if (needs.role === null) throw new Refusal(403, "You must authenticate via a GitHub App.");
  if (needs.role === "read" && !repository.private) return;
  if (identity.kind === "nobody") throw new Refusal(401, "Requires authentication");
  if (!hasRole(world, identity, repository, needs))
    throw new Refusal(403, "You do not have permission to do this in this repository.");
}

function hasRole(
  world: World,
  identity: Identity,
  repository: Repository,
  { role, permission }: Needs,
): boolean {
  if (identity.kind !== "user" || role === null) return false;
  if (includes(roleOf(repository, identity.account), role)) return true;
  // To which of its branches is looked at when it moves.
  const pushes = role === "write" && permission?.[0] === "contents";
  return pushes && maintains(world, repository, identity.account, null);
}

/** Whether the permissions hold at least that one; `metadata: read` goes without saying. */
export function permits(permissions: Permissions, wanted: Needs["permission"]): boolean {
  if (wanted === null) return false;
  const [name, level] = wanted;
  const held = permissions[name] ?? (name === "metadata" ? "read" : undefined);
  if (held === undefined) return false;
  return level === "read" || held !== "read";
}
