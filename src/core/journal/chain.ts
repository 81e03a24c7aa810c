/** The chain: each entry's hash covers its content and the hash before it. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";
import type { EntryContent, JournalEntry } from "../../domain/journal-entry.ts";

/** What the first entry of a chain follows. */
export const genesis = "0".repeat(64);

export type Unsealed = Omit<JournalEntry, "hash">;

/** Canonical JSON (RFC 8785): the same content has the same bytes everywhere. */
export function canonicalOf(content: EntryContent): string {
  const text = canonicalize(wellFormed(content));
  if (text === undefined) throw new TypeError("A journal entry is an object.");
  return text;
}

/**
 * Canonical JSON has no lone surrogates; paths that are not UTF-8 have them, and any payload may.
 * They are written out, so that no name keeps a decision or a fact out of the journal.
 */
function wellFormed(value: unknown): unknown {
  if (typeof value === "string")
    return value.replace(/\p{Cs}/gu, (lone) => `\\u{${lone.charCodeAt(0).toString(16)}}`);
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [wellFormed(key), wellFormed(inner)]),
  );
}

export function hashOf(entry: Unsealed): string {
  const { installation, at, previous } = entry;
  return sealOf({ installation, at, previous, content: canonicalOf(entry.content) });
}

/** `content`: as it is stored, canonical JSON. */
export function sealOf(
  entry: Pick<Unsealed, "installation" | "at" | "previous"> & { readonly content: string },
): string {
  const { installation, at, previous, content } = entry;
  const sealed = canonicalize({ installation, at, previous, content }) ?? "";
  return bytesToHex(sha256(utf8ToBytes(sealed)));
}
