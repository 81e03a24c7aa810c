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
  const text = canonicalize(content);
  if (text === undefined) throw new TypeError("A journal entry is an object.");
  return text;
}

export function hashOf(entry: Unsealed): string {
  const { installation, at, previous } = entry;
  const sealed =
    canonicalize({ installation, at, previous, content: canonicalOf(entry.content) }) ?? "";
  return bytesToHex(sha256(utf8ToBytes(sealed)));
}
