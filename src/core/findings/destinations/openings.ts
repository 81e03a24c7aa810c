/** Lines that let in more than the lines that they replaced: networks, permissions, origins. */
import type { Hunk } from "../../change/lines.ts";
import { headsOf } from "../sides/nearby.ts";
import type { Reading } from "../sides/subject.ts";
import { freshLinesOf } from "../suspicion.ts";
import { speaksOf } from "../words/lexicon.ts";
import { type Block, blocksIn, isEverything, widening } from "./network-block.ts";

export interface Opening {
  readonly kind: "network" | "permission" | "origin";
  readonly line: number;
  readonly text: string;
  /** What now opens it, as written. */
  readonly after: string;
  /** What stood in its place; null where nothing did. */
  readonly before: Replaced | null;
}

export interface Replaced {
  readonly text: string;
  readonly line: number;
}

/** A new line with what stands around it. */
interface Place {
  readonly line: number;
  readonly text: string;
  readonly heads: readonly string[];
  readonly old: readonly Replaced[];
}

/** 256 times as many addresses. */
const largeWidening = 8;
const mostLines = 5_000;
const mostOldLines = 60;
const mostColumns = 800;

export function openingsIn(reading: Reading): readonly Opening[] {
  const lines = reading.after.text.split("\n");
  return freshLinesOf(reading)
    .slice(0, mostLines)
    .filter(({ text }) => !isComment(text))
    .flatMap(({ line, text }) => {
      const place = {
        line,
        text: text.slice(0, mostColumns),
        heads: headsOf(lines, line),
        old: oldLinesAt(reading.hunks, line),
      };
      const opening = networkOpening(place) ?? permissionOpening(place) ?? originOpening(place);
      return opening === null ? [] : [opening];
    });
}

function networkOpening({ line, text, heads, old }: Place): Opening | null {
  const around = [text, ...heads.slice(0, 4)];
  const blocks = blocksIn(text);
  if (blocks.length === 0 || speaksOf("outbound", ...around)) return null;
  const known = old.flatMap((other) => blocksIn(other.text).map((block) => ({ block, other })));
  for (const block of blocks) {
    if (known.some((each) => each.block.text === block.text)) continue;
    const widest = known
      .filter((each) => each.block.version === block.version)
      .toSorted((one, other) => one.block.bits - other.block.bits)[0];
    if (widest !== undefined && isWider(widest.block, block)) {
      const before = { text: widest.block.text, line: widest.other.line };
      return { kind: "network", line, text, after: block.text, before };
    }
    if (widest === undefined && isEverything(block) && speaksOf("inbound", ...around))
      return { kind: "network", line, text, after: block.text, before: null };
  }
  return null;
}

function isWider(before: Block, after: Block): boolean {
  const grown = widening(before, after);
  return grown >= largeWidening || (grown > 0 && isEverything(after));
}

const wildcard =
  /(["'`])((?:[\w-]{1,40}:)?\*)\1|[:=]\s*((?:[\w-]{1,40}:)?\*)\s*$|^\s*-\s+((?:[\w-]{1,40}:)?\*)\s*$/;
const everyRight = /\b(AdministratorAccess|roles\/(?:owner|editor)|cluster-admin)\b/;

function permissionOpening({ line, text, heads, old }: Place): Opening | null {
  const right = everyRight.exec(text)?.[1];
  const match = wildcard.exec(text);
  const after = right ?? match?.[2] ?? match?.[3] ?? match?.[4];
  if (after === undefined) return null;
  const key = keyOf(text) ?? keyAbove(heads);
  if (right === undefined && !speaksOf("permission", key)) return null;
  const replaced = old.find(
    (other) => keyOf(other.text) === keyOf(text) && writtenIn(other.text) !== null,
  );
  // That a narrow set of actions holds for all resources is said in most honest policies.
  if (replaced === undefined && speaksOf("resource", key)) return null;
  const value = replaced === undefined ? null : writtenIn(replaced.text);
  if (value?.endsWith("*") && value.length <= after.length) return null;
  const before = replaced === undefined || value === null ? null : { ...replaced, text: value };
  return { kind: "permission", line, text, after, before };
}

const anyOrigin =
  /(?:allow[-_]?origins?|Access-Control-Allow-Origin|\borigins?)["'\])]*\s*[,:=]\s*[[({]*\s*["'`]?(\*)(?:["'`\s\])},;]|$)/i;
const unsafeSource =
  /\b(?:script|default|connect|frame)-src\b[^;]{0,300}?(?:\s(\*)(?=[\s;"'])|('unsafe-(?:inline|eval)'))/;

function originOpening({ line, text, old }: Place): Opening | null {
  const match = anyOrigin.exec(text) ?? unsafeSource.exec(text);
  const after = match?.[1] ?? match?.[2];
  if (after === undefined) return null;
  const related = old.filter((other) => /origin|-src\b/i.test(other.text));
  if (related.some((other) => other.text.includes(after))) return null;
  const [replaced] = related;
  const before =
    replaced === undefined
      ? null
      : { ...replaced, text: writtenIn(replaced.text) ?? replaced.text.trim() };
  return { kind: "origin", line, text, after, before };
}

/** Null where the line has none: one of a list. */
function keyOf(text: string): string | null {
  const match = /^[\s\-{]*(["']?)([A-Za-z_][\w.-]{0,60})\1\s*(?::(?=\s|$|["'[{])|=)/.exec(text);
  return match?.[2] ?? null;
}

function keyAbove([head]: readonly string[]): string {
  return /["']?([A-Za-z_][\w.-]{0,60})["']?\s*[:=[({]/.exec(head ?? "")?.[1] ?? "";
}

/** The last thing in quotes, or what stands after the sign. */
function writtenIn(text: string): string | null {
  const bare = /(?:[:=]\s+|^\s*-\s+)([\w:*/.-]+)\s*,?$/.exec(text)?.[1];
  if (bare !== undefined) return bare;
  const quoted = [...text.matchAll(/(["'`])([^"'`]+)\1/g)].at(-1);
  return quoted?.[2] ?? null;
}

/** Old lines of the hunk that this new line is in. */
function oldLinesAt(hunks: readonly Hunk[], line: number): readonly Replaced[] {
  const hunk = hunks.find(
    ({ after }) => after.start <= line && line < after.start + after.lines.length,
  );
  if (hunk === undefined) return [];
  const { start, lines } = hunk.before;
  return lines
    .slice(0, mostOldLines)
    .map((text, index) => ({ text: text.slice(0, mostColumns), line: start + index }));
}

function isComment(text: string): boolean {
  return /^\s*(?:#|\/\/|\*|--)/.test(text);
}
