/** Message authentication with the anchor key: what it covers was written by whoever has the key. */
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** The current one first; what was made with the one before it is still believed. */
export type AnchorKeys = readonly [string, ...string[]];

/** Hex digits: 128 bits. */
const length = 32;

/** The parts are told apart whatever is in them; the first says what it is for. */
export function macOf(key: string, parts: readonly string[]): string {
  const told = utf8ToBytes(JSON.stringify(parts));
  return bytesToHex(hmac(sha256, utf8ToBytes(key), told)).slice(0, length);
}

export function isMacOf(keys: AnchorKeys, parts: readonly string[], mac: string): boolean {
  return keys.some((key) => isEqual(macOf(key, parts), mac));
}

/** Takes as long wherever they differ. */
function isEqual(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let difference = 0;
  for (let index = 0; index < one.length; index += 1)
    difference |= one.charCodeAt(index) ^ other.charCodeAt(index);
  return difference === 0;
}
