/** A line of the activity log as the REST API shows it. */
import type { Activity } from "../world/activity.ts";
import type { World } from "../world/world.ts";
import { isoOf, nodeId } from "./scalars.ts";
import { userShape } from "./user.ts";

export function activityShape(world: World, { id, type, ref, before, after, ...one }: Activity) {
  return {
    id,
    node_id: nodeId("Push", id),
    before,
    after,
    ref,
    timestamp: isoOf(one.at),
    activity_type: type,
    actor: userShape(world, one.actor),
  };
}
