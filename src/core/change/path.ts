/** Paths as git has them (bytes) and as we carry them (text), without loss either way. */
import type { Path } from "../../domain/change.ts";

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** Each byte that is not UTF-8 becomes the lone surrogate U+DC80..U+DCFF, so no two names meet. */
export function pathOfBytes(bytes: Uint8Array): Path {
  try {
    return strict.decode(bytes) as Path;
  } catch {
    return decodeLoosely(bytes) as Path;
  }
}

/** The name as git has it: what `pathOfBytes` was given. */
export function bytesOfPath(path: string): Uint8Array {
  if (path.isWellFormed()) return encoder.encode(path);
  const bytes: number[] = [];
  for (const character of path) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0xdc80 && code <= 0xdcff) bytes.push(code - 0xdc00);
    else for (const byte of encoder.encode(character)) bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

/** Character by character: a well-formed sequence is read as one, any other byte stands alone. */
function decodeLoosely(bytes: Uint8Array): string {
  const parts: string[] = [];
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes[at] ?? 0);
    const character = decodeOne(bytes.subarray(at, at + length));
    parts.push(character ?? String.fromCharCode(0xdc00 + (bytes[at] ?? 0)));
    at += character === null ? 1 : length;
  }
  return parts.join("");
}

function decodeOne(sequence: Uint8Array): string | null {
  try {
    return strict.decode(sequence);
  } catch {
    return null;
  }
}

function sequenceLength(lead: number): number {
  if (lead >= 0xf0) return 4;
  if (lead >= 0xe0) return 3;
  return lead >= 0xc0 ? 2 : 1;
}
