/** How much is left. */
import { ok } from "../http/answer.ts";
import { rateOf } from "../http/rate.ts";
import type { Route } from "../http/route.ts";
import { onAccount } from "../http/route.ts";

export const rateLimitRoutes: readonly Route[] = [
  onAccount("GET", "/rate_limit", ({ world, identity }) => {
    const rate = rateOf(world, identity);
    const search = { ...rate, limit: 30, used: 0, remaining: 30 };
    return ok({ resources: { core: rate, search, graphql: rate }, rate });
  }),
];
