/** Routes: a documented operation, who may call it, and what it does. */
import type { App } from "../world/accounts.ts";
import type { Repository } from "../world/repository.ts";
import { repositoryOf } from "../world/world.ts";
import type { Needs } from "./access.ts";
import { demand } from "./access.ts";
import type { Answer } from "./answer.ts";
import { notFound, Refusal } from "./answer.ts";
import type { Call } from "./call.ts";

export interface Route {
  readonly method: string;
  /** As the OpenAPI description writes it. */
  readonly template: string;
  readonly handle: (call: Call) => Answer;
}

/** For anybody with a token. */
export function onAccount(method: string, template: string, handle: Route["handle"]): Route {
  const signedIn = (call: Call) => {
    if (call.identity.kind === "nobody") throw new Refusal(401, "Requires authentication");
    return handle(call);
  };
  return { method, template, handle: signedIn };
}

/** For an App itself, by the token it signed. */
export function onApp(
  method: string,
  template: string,
  handle: (call: Call, app: App) => Answer,
): Route {
  const signed = (call: Call) => {
    if (call.identity.kind !== "app")
      throw new Refusal(401, "A JSON web token could not be decoded");
    return handle(call, call.identity.app);
  };
  return { method, template, handle: signed };
}

/** For those who may see `{owner}/{repo}` and have what is needed. */
export function onRepository(
  method: string,
  template: string,
  needs: Needs,
  handle: (call: Call, repository: Repository) => Answer,
): Route {
  const permitted = (call: Call) => {
    const { owner = "", repo = "" } = call.path;
    const repository = repositoryOf(call.world, owner, repo);
    if (repository === null) throw notFound();
    demand(call.world, call.identity, repository, needs);
    return handle(call, repository);
  };
  return { method, template, handle: permitted };
}
