/** A world before anything happened in it. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hourlyLimit } from "../http/rate.ts";
import { Deliveries } from "../webhooks/deliveries.ts";
import type { Account } from "./accounts.ts";
import type { World } from "./world.ts";
import { nextId } from "./world.ts";

/** Whom GitHub names as the committer of what it commits itself. */
const webFlow: Account = {
  id: 19_864_447,
  login: "web-flow",
  kind: "User",
  createdAt: new Date("2016-06-10"),
};

export function newWorld(): World {
  const used: World["used"] = new Map();
  const world: World = {
    url: "",
    directory: mkdtempSync(join(tmpdir(), "fake-github-")),
    accounts: [{ ...webFlow }],
    teams: [],
    apps: [],
    installations: [],
    repositories: [],
    tokens: new Map(),
    contract: { violations: [] },
    deliveries: new Deliveries(() => nextId(world, "delivery")),
    switches: {
      rebindReviews: false,
      hidesBypassLists: false,
      hidesRules: false,
      reviewsComeLaterMs: 0,
      hourlyLimit,
    },
    spent: new Map(),
    used,
  };
  return world;
}
