/** A request to the REST API, as the handlers of routes see it. */
import type { Account, App, Permissions } from "../world/accounts.ts";
import type { Grant, World } from "../world/world.ts";

export type Identity =
  | { readonly kind: "nobody" }
  | Grant
  /** A JSON web token that the App signed itself. */
  | { readonly kind: "app"; readonly app: App };

export interface Call {
  readonly world: World;
  readonly identity: Identity;
  /** The parameters in the path, decoded. */
  readonly path: Readonly<Record<string, string>>;
  /** Without the query. */
  readonly url: string;
  readonly query: URLSearchParams;
  /** Empty when there was no body. It fits GitHub's schema: the contract was checked before. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** Who the deed is attributed to: a person, or the App's bot. */
export function actorOf(identity: Identity): Account {
  switch (identity.kind) {
    case "user":
      return identity.account;
    case "installation":
      return identity.installation.app.bot;
    case "app":
      return identity.app.bot;
    case "nobody":
      throw new Error("A route for those who signed in was reached by nobody.");
    default:
      return identity satisfies never;
  }
}

/** What an installation's token may; null for everybody else. */
export function permissionsOf(identity: Identity): Permissions | null {
  return identity.kind === "installation" ? identity.permissions : null;
}

export function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

export function numberOf(text: string | undefined): number {
  return Number(text);
}
