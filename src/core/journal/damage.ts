/** Damages of the journal, and who lifted them: only what was made with the anchor key is believed. */
import type { AcknowledgementRecord, DamageRecord } from "../../domain/journal-entry.ts";
import { type AnchorKeys, isMacOf, macOf } from "./mac.ts";

/** As many as must look before anything is a success again. */
const enough = 2;

export function damageOf(
  [key]: AnchorKeys,
  installation: number,
  damage: Omit<DamageRecord, "id">,
): DamageRecord {
  return { ...damage, id: macOf(key, damageParts(installation, damage)) };
}

/** Whether we wrote it, and for this installation. */
export function isDamage(keys: AnchorKeys, installation: number, damage: DamageRecord): boolean {
  return isMacOf(keys, damageParts(installation, damage), damage.id);
}

function damageParts(
  installation: number,
  { where, seq, expected, found, covers }: Omit<DamageRecord, "id">,
): readonly string[] {
  return ["damage", String(installation), where, String(seq), expected, found, String(covers)];
}

export function acknowledgementOf(
  [key]: AnchorKeys,
  acknowledgement: Omit<AcknowledgementRecord, "mac">,
): AcknowledgementRecord {
  return { ...acknowledgement, mac: macOf(key, acknowledgementParts(acknowledgement)) };
}

export function isAcknowledgement(keys: AnchorKeys, given: AcknowledgementRecord): boolean {
  return isMacOf(keys, acknowledgementParts(given), given.mac);
}

function acknowledgementParts({ damage, by, reason }: Omit<AcknowledgementRecord, "mac">) {
  return ["acknowledgement", damage, by, reason];
}

/** Two names that look alike are one: somebody who lifts it alone would write theirs in two ways. */
export function isLifted(given: readonly Pick<AcknowledgementRecord, "by">[]): boolean {
  return new Set(given.map(({ by }) => sameName(by))).size >= enough;
}

function sameName(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/[\p{C}\p{Z}]/gu, "")
    .toLowerCase();
}
