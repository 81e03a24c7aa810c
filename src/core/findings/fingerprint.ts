/** The identity of a finding: the same after a push, a move of lines or a new layout. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Path } from "../../domain/change.ts";
import type { Suspicion } from "./detector.ts";

/**
 * 64 hex digits. `ordinal` tells equal ones in one file apart, from 0. Every field is quoted, so
 * that no hostile text can pass for another field.
 */
export function fingerprintOf(
  detector: string,
  path: Path,
  suspicion: Suspicion,
  ordinal: number,
): string {
  const [before, after] = suspicion.statements;
  const identity = [detector, path, suspicion.within, before, after, ordinal];
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(identity))));
}
