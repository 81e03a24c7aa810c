/** The activity log of a repository: who moved which branch. */
import { ok } from "../http/answer.ts";
import type { Call } from "../http/call.ts";
import { cursorPageOf } from "../http/cursors.ts";
import type { Route } from "../http/route.ts";
import { onRepository } from "../http/route.ts";
import { activityShape } from "../shapes/activity.ts";
import type { Activity } from "../world/activity.ts";
import type { Repository } from "../world/repository.ts";

const reading = { permission: ["contents", "read"], role: "read" } as const;

const days: Readonly<Record<string, number>> = {
  day: 1,
  week: 7,
  month: 30,
  quarter: 90,
  year: 365,
};

export const activityRoutes: readonly Route[] = [
  onRepository("GET", "/repos/{owner}/{repo}/activity", reading, (call, repository) => {
    const page = cursorPageOf(call, filtered(call, repository));
    const shapes = page.items.map((one) => activityShape(call.world, one));
    return { ...ok(shapes), headers: page.headers };
  }),
];

/** Newest first unless told. A branch may be named with `refs/heads/` or without. */
function filtered({ query }: Call, { activity }: Repository): readonly Activity[] {
  const ref = query.get("ref")?.replace(/^(?!refs\/)/, "refs/heads/") ?? null;
  const actor = query.get("actor")?.toLowerCase() ?? null;
  const type = query.get("activity_type");
  const period = days[query.get("time_period") ?? ""];
  const since = period === undefined ? 0 : Date.now() - period * 86_400_000;
  const chosen = activity.filter(
    (one) =>
      (ref ?? one.ref) === one.ref &&
      (actor ?? one.actor.login.toLowerCase()) === one.actor.login.toLowerCase() &&
      (type ?? one.type) === one.type &&
      one.at.getTime() >= since,
  );
  return query.get("direction") === "asc" ? chosen : chosen.toReversed();
}
