/**
 * Anchors: where a chain ended when something was written outside of the database.
 *
 * Whoever changes the journal cannot change what stands on GitHub and in the file beside it as well:
 * an anchor is made with a key that is in neither place. It covers all that it was written for, so
 * that a true one, copied to another commit or state, is none.
 */

import { hexToBytes } from "@noble/hashes/utils.js";
import { base64urlnopad } from "@scure/base";
import { type ChangeKey, nameOf } from "../../domain/key.ts";
import { genesis } from "./chain.ts";
import { type AnchorKeys, isMacOf, macOf } from "./mac.ts";
import type { Head } from "./verify.ts";

/** What a check run says, and where: an anchor holds for nothing else. */
export interface Said {
  readonly name: string;
  readonly head: string;
  /** `in_progress`, or a conclusion. */
  readonly state: string;
}

/** `hash` is the beginning of one: 32 hex digits. */
export interface Anchor extends Head {
  readonly key: ChangeKey;
}

/** Before anything is in a chain. */
export const nowhere: Head = { seq: 0, hash: genesis };

const hashLength = 32;

export function shortened(hash: string): string {
  return hash.slice(0, hashLength);
}

/** The `external_id` of a check run: at most 128 ASCII characters. */
export function externalIdOf([key]: AnchorKeys, said: Said, about: ChangeKey, head: Head): string {
  const hash = shortened(head.hash);
  const place = nameOf(about);
  const mac = macOf(key, runParts(said, place, head.seq, hash));
  return ["foureyes:2", place, head.seq, dense(hash), dense(mac)].join(":");
}

const number = "(0|[1-9]\\d{0,15})";
const dense128 = "([\\w-]{22})";
const pattern = new RegExp(
  `^foureyes:2:(${number}/${number}#${number}):${number}:${dense128}:${dense128}$`,
);

/** Null unless it was written by us for just this. */
export function readAnchor(keys: AnchorKeys, said: Said, externalId: string): Anchor | null {
  const match = pattern.exec(externalId);
  if (match === null) return null;
  const [, place = "", installation, repository, pull, entry, dense32 = "", mac = ""] = match;
  const hash = hexOf(dense32);
  const seq = Number(entry);
  const told = hexOf(mac);
  if (hash === null || told === null || !isMacOf(keys, runParts(said, place, seq, hash), told))
    return null;
  const key = {
    installation: Number(installation),
    repository: Number(repository),
    pull: Number(pull),
  };
  return { key, seq, hash };
}

function runParts({ name, head, state }: Said, place: string, seq: number, hash: string) {
  return ["check run", place, name, head, state, String(seq), hash];
}

/** Runs from before there were anchors. */
export function isOfOldFormat(externalId: string): boolean {
  return externalId.startsWith("foureyes:1:");
}

/** A line of the file beside the database. */
export function lineOf([key]: AnchorKeys, installation: number, { seq, hash }: Head): string {
  const mac = macOf(key, lineParts(installation, seq, hash));
  return JSON.stringify({ installation, seq, hash, mac });
}

export interface Line extends Head {
  readonly installation: number;
}

/** Null for what we did not write, or not to its end. */
export function readLine(keys: AnchorKeys, text: string): Line | null {
  const line = parsed(text);
  if (line === null) return null;
  const { installation, seq, hash, mac } = line;
  if (!Number.isSafeInteger(installation) || !Number.isSafeInteger(seq)) return null;
  if (typeof hash !== "string" || typeof mac !== "string") return null;
  const told = { installation: Number(installation), seq: Number(seq), hash };
  return isMacOf(keys, lineParts(told.installation, told.seq, hash), mac) ? told : null;
}

function lineParts(installation: number, seq: number, hash: string): readonly string[] {
  return ["side file", String(installation), String(seq), hash];
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? (value as Readonly<Record<string, unknown>> | null) : null;
  } catch {
    return null;
  }
}

function dense(hex: string): string {
  return base64urlnopad.encode(hexToBytes(hex));
}

function hexOf(text: string): string | null {
  try {
    return Array.from(base64urlnopad.decode(text), (byte) =>
      byte.toString(16).padStart(2, "0"),
    ).join("");
  } catch {
    return null;
  }
}
