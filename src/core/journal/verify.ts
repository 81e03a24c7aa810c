/**
 * Whether the entries of a chain are what was appended: a fold over its rows, oldest first.
 *
 * The rows come from a database that somebody may have edited, so nothing in them is believed.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalOf, genesis, sealOf } from "./chain.ts";

/** A row of the journal as it stands in the database. */
export interface StoredEntry {
  readonly seq: number;
  readonly installation: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Canonical JSON. */
  readonly content: string;
  readonly previous: string;
  readonly hash: string;
}

/** The end of a chain, or of a part of it. */
export interface Head {
  readonly seq: number;
  /** 64 hex digits. */
  readonly hash: string;
}

/** A link that does not hold. */
export interface Break {
  readonly seq: number;
  /** A sentence of our own words. */
  readonly reason: string;
}

/** What is known of a chain after some of its entries. */
export interface Walked {
  readonly entries: number;
  readonly head: Head | null;
  /** The first one, and the last. */
  readonly broken: Break | null;
  readonly lastBroken: Break | null;
  readonly breaks: number;
  /** The same for the same breaks after the same entries, another for any other; 64 hex digits. */
  readonly digest: string;
}

export const unwalked: Walked = {
  entries: 0,
  head: null,
  broken: null,
  lastBroken: null,
  breaks: 0,
  digest: genesis,
};

/** After a broken link it goes on from what the row says of itself, so that each is found. */
export function walk(before: Walked, entry: StoredEntry): Walked {
  const reason = flawOf(before.head, entry);
  const { seq, hash } = entry;
  const next = { ...before, entries: before.entries + 1, head: { seq, hash } };
  if (reason === null) return next;
  const found = { seq, reason };
  return {
    ...next,
    broken: before.broken ?? found,
    lastBroken: found,
    breaks: before.breaks + 1,
    digest: digestOf([before.digest, before.head?.hash, seq, reason, rowOf(entry)].join("\n")),
  };
}

/** Null for an entry that follows the one before it. */
function flawOf(before: Head | null, entry: StoredEntry): string | null {
  if (!Number.isSafeInteger(entry.seq) || entry.seq <= (before?.seq ?? 0))
    return "Its number does not follow the one before it.";
  if (entry.previous !== (before?.hash ?? genesis))
    return before === null
      ? "It follows an entry that is not there: the first ones were taken away."
      : `It does not follow entry ${before.seq}: what was between them was taken away, or that one is another.`;
  const content = contentOf(entry.content);
  if (content === null) return "Its content is not as it is written: it was edited.";
  const { installation, at, previous } = entry;
  return sealOf({ installation, at, previous, content }) === entry.hash
    ? null
    : "Its hash is not the one of what it says: it was edited.";
}

/** Null when it is no canonical JSON. Nested too deep, it overflows the stack, which is no reason to stop. */
function contentOf(text: string): string | null {
  try {
    return canonicalOf(JSON.parse(text)) === text ? text : null;
  } catch {
    return null;
  }
}

function rowOf({ installation, at, content, previous, hash }: StoredEntry): string {
  return JSON.stringify([installation, at, content, previous, hash]);
}

function digestOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
