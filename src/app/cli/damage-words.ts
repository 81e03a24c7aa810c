/** A damage of the journal in a line. */
import type { KnownDamage } from "../journal/acknowledge.ts";

export function damageLine(known: KnownDamage): string {
  const { installation, at, damage, acknowledgements, isLifted } = known;
  const { id, seq, found } = damage;
  const names = acknowledgements.map(({ by }) => JSON.stringify(by)).join(", ");
  const looked = names === "" ? "Nobody acknowledged it" : `Acknowledged by ${names}`;
  return `Damage ${id}, found at ${at} in installation ${installation}, about entry ${seq}. ${found} ${looked}${isLifted ? ": lifted." : "; it takes two."}`;
}
