/** An entry of the journal as it is handed to somebody else's keeping: its hash, and what was decided. */
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";
import type {
  DecisionRecord,
  EntryContent,
  GroupRecord,
  JournalEntry,
} from "../../domain/journal-entry.ts";
import type { DecidedInLine, SinkLine } from "../../domain/sink-line.ts";

const purpose = "foureyes sink 1\n";

/** One line of JSON, without its line end. The last field authenticates those before it. */
export function sinkLineOf(entry: JournalEntry, key: string): string {
  const line = lineOf(entry);
  return JSON.stringify({ ...line, mac: macOf(line, key) });
}

export function lineOf({ installation, seq, hash, at, content }: JournalEntry): SinkLine {
  const head = { version: 1, installation, seq, hash, at, kind: content.kind } as const;
  const decided = decidedIn(content);
  if (decided === null) return head;
  const { key, verdict, mode, head: commit } = decided;
  const decision: DecidedInLine = {
    repository: key.repository,
    pull: key.pull,
    head: commit,
    verdict,
    mode,
  };
  return { ...head, decision };
}

function decidedIn(content: EntryContent): DecisionRecord | GroupRecord | null {
  if (content.kind === "decision") return content.decision;
  return content.kind === "group" ? content.group : null;
}

/** What a line says, when one of the keys vouches for it; null for anything else. Never throws. */
export function parseSinkLine(text: string, keys: readonly string[]): SinkLine | null {
  const value = jsonIn(text);
  if (value === null) return null;
  const { mac, ...line } = value;
  if (typeof mac !== "string" || !keys.some((key) => isSame(mac, macOf(line, key)))) return null;
  // Whoever has the key wrote it by `sinkLineOf`.
  return line as unknown as SinkLine;
}

function macOf(line: object, key: string): string {
  const text = purpose + (canonicalize(line) ?? "");
  return bytesToHex(hmac(sha256, utf8ToBytes(key), utf8ToBytes(text)));
}

/** Ours are shorter. What is deep enough to end a parser is longer. */
const longest = 1_000;

/** Canonical JSON has no lone surrogates, and refuses them; none of our lines needs an escape. */
function jsonIn(text: string): Readonly<Record<string, unknown>> | null {
  if (text.length > longest || text.includes("\\") || !text.isWellFormed()) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null
      ? (value as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return null;
  }
}

/** Takes as long for every wrong guess of the same length. */
function isSame(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let difference = 0;
  for (let index = 0; index < one.length; index += 1)
    difference |= one.charCodeAt(index) ^ other.charCodeAt(index);
  return difference === 0;
}
