/** A damage of the journal in a line. */
import type { KnownDamage } from "../journal/acknowledge.ts";

export function damageLine({ installation, at, damage, acknowledgements }: KnownDamage): string {
  const { id, seq, found } = damage;
  const names = acknowledgements.map(({ by }) => JSON.stringify(by)).join(", ");
  const looked = names === "" ? "Nobody acknowledged it yet" : `Acknowledged by ${names}`;
  return `Damage ${id}, found at ${at} in installation ${installation}, about entry ${seq}. ${found} ${looked}; it takes two.`;
}
