/** A branch that a commit may be merged into, with the policy that holds there. */

import { readMoved } from "../journal/moves.ts";
import type { Effective } from "../policy/effective.ts";
import { effectiveOf } from "../policy/effective.ts";
import { readSlots, type Tip } from "../policy/slots.ts";
import type { Destination, Scene } from "./judge.ts";

export type Found =
  | { readonly kind: "destination"; readonly destination: Destination }
  | Extract<Effective, { kind: "obstacle" }>;

export async function policyFor(
  { parts, target, reading, mirror }: Scene,
  branch: Tip,
): Promise<Found> {
  const { key, repository } = target;
  const places = {
    installation: key.installation,
    repository: repository.id,
    owner: repository.owner,
    base: branch,
    default: reading.default,
    baseline: reading.baseline,
  };
  const slots = await readSlots(mirror, places, parts.baseline, parts.detectors);
  const effective = await effectiveOf(parts.database, slots, parts.now());
  if (effective.kind === "obstacle") return effective;
  const moved = await readMoved(parts.database, repository.id);
  const policy = moved.length === 0 ? effective.policy : { ...effective.policy, moved };
  return { kind: "destination", destination: { branch, policy, slots } };
}
