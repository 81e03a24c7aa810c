/** Who asks, and the errors that GitHub answers what they may not have. */
import { GraphQLError } from "graphql";
import { permits } from "../http/access.ts";
import type { Identity } from "../http/call.ts";
import type { World } from "../world/world.ts";

export interface Viewer {
  readonly world: World;
  readonly identity: Identity;
}

export function notFound(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type: "NOT_FOUND" } });
}

export function unprocessable(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type: "UNPROCESSABLE" } });
}

export function forbidden(): GraphQLError {
  const message = "Resource not accessible by integration";
  return new GraphQLError(message, { extensions: { type: "FORBIDDEN" } });
}

/** Throws when an App's token lacks the permission. People are held to their role elsewhere. */
export function demandPermission(
  { identity }: Viewer,
  name: string,
  level: "read" | "write" = "read",
): void {
  if (identity.kind !== "installation") return;
  if (!permits(identity.permissions, [name, level])) throw forbidden();
}
