/** The policy that holds for a change into a branch, or why none can be told. */
import { builtInPolicy } from "../../core/policy/builtin.ts";
import { effectivePolicy } from "../../core/policy/effective.ts";
import type { Obstacle } from "../../domain/decision.ts";
import type { Policy, PolicySource } from "../../domain/policy.ts";
import type { Database } from "../store/database.ts";
import { rememberSeen, seenAmong } from "./seen.ts";
import type { Slot } from "./slots.ts";

export type Effective =
  | { readonly kind: "policy"; readonly policy: Policy }
  | {
      readonly kind: "obstacle";
      readonly obstacle: Obstacle;
      readonly sources: readonly PolicySource[];
    };

/**
 * The strictest of all slots. One that is invalid, or was there once and is gone, may have been
 * the strictest: then nobody knows the policy.
 */
export async function effectiveOf(
  database: Database,
  slots: readonly Slot[],
  now: number,
): Promise<Effective> {
  for (const { reading } of slots)
    if (reading.kind === "invalid") {
      const { source, errors } = reading;
      const obstacle: Obstacle = { kind: "policy", source, proposed: false, errors };
      return { kind: "obstacle", obstacle, sources: [source] };
    }
  const seen = await seenAmong(
    database,
    slots.flatMap((slot) => slot.scopes),
  );
  const gone = missedAmong(slots, seen);
  if (gone !== null)
    return { kind: "obstacle", obstacle: { kind: "policy-gone", source: gone }, sources: [] };
  const present = slots.filter(({ reading }) => reading.kind === "policy");
  const scopes = present.flatMap((slot) => slot.scopes).filter((scope) => !seen.has(scope));
  await rememberSeen(database, scopes, now);
  return { kind: "policy", policy: strictestOf(slots) };
}

/** Slots without a policy ask for nothing; where there is none at all, the built-in areas observe. */
export function strictestOf(slots: readonly Slot[]): Policy {
  const [first, ...others] = slots.flatMap(({ reading }) =>
    reading.kind === "policy" ? [reading.policy] : [],
  );
  return first === undefined ? builtInPolicy : effectivePolicy([first, ...others]);
}

/** An operator's file was asked for, so it is missed without ever having been there. */
function missedAmong(slots: readonly Slot[], seen: ReadonlySet<string>): PolicySource | null {
  const missed = slots.find(
    ({ name, scopes, reading }) =>
      reading.kind === "absent" && (name === "operator" || scopes.some((scope) => seen.has(scope))),
  );
  return missed?.source ?? null;
}
