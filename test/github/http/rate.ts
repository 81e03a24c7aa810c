/** The hourly allowance of each account or installation. */
import type { World } from "../world/world.ts";
import type { Identity } from "./call.ts";

export interface Rate {
  readonly limit: number;
  readonly used: number;
  readonly remaining: number;
  /** Seconds since 1970. */
  readonly reset: number;
}

/** GitHub's usual one. */
export const hourlyLimit = 5_000;

/** Counts one request against it. */
export function spend(world: World, identity: Identity): Rate {
  spendOf(world, keyOf(identity), 1);
  return rateOf(world, identity);
}

export function spendOf(world: World, whose: string, requests: number): void {
  world.spent.set(whose, (world.spent.get(whose) ?? 0) + requests);
}

export function rateOf(world: World, identity: Identity): Rate {
  const limit = world.switches.hourlyLimit;
  const used = world.spent.get(keyOf(identity)) ?? 0;
  const reset = Math.ceil(Date.now() / 3_600_000) * 3_600;
  return { limit, used, remaining: Math.max(0, limit - used), reset };
}

export function rateHeaders(rate: Rate): Readonly<Record<string, string>> {
  return {
    "x-ratelimit-limit": String(rate.limit),
    "x-ratelimit-used": String(rate.used),
    "x-ratelimit-remaining": String(rate.remaining),
    "x-ratelimit-reset": String(rate.reset),
    "x-ratelimit-resource": "core",
  };
}

function keyOf(identity: Identity): string {
  switch (identity.kind) {
    case "user":
      return `user ${identity.account.id}`;
    case "installation":
      return `installation ${identity.installation.id}`;
    case "app":
      return `app ${identity.app.id}`;
    case "nobody":
      return "nobody";
    default:
      return identity satisfies never;
  }
}
