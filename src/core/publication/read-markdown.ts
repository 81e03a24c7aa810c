/**
 * Blocks again out of the Markdown that `markdownOf` wrote, for a terminal.
 *
 * It comes back from GitHub, so it may be anybody's: what hides is made visible before anything is
 * read, and what is not of our own shapes stands there as it is written.
 */
import type { Excerpt } from "../../domain/finding.ts";
import type { Sentence } from "../../domain/sentence.ts";
import type { Block } from "./page.ts";
import { heading, paragraph } from "./page.ts";
import { readSentence } from "./read-sentence.ts";
import { revealed } from "./visible.ts";

export function readMarkdown(markdown: string): readonly Block[] {
  const lines = markdown.split(/\r?\n/).map(revealed);
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const { block, end } = blockAt(lines, at);
    if (block !== null) blocks.push(block);
    at = end;
  }
  return blocks;
}

interface Read {
  readonly block: Block | null;
  /** The line after it. */
  readonly end: number;
}

function blockAt(lines: readonly string[], at: number): Read {
  const line = lines[at] ?? "";
  const end = at + 1;
  const [, fence] = /^(`{3,})diff$/.exec(line) ?? [];
  if (fence !== undefined) return diffAt(lines, end, fence);
  if (line.startsWith("- ")) return listAt(lines, at);
  if (line.startsWith("| ") && isDelimiter(lines[end])) return tableAt(lines, at);
  const [, title] = /^#{1,6} (.*)$/.exec(line) ?? [];
  if (title !== undefined) return { block: heading(readSentence(title)), end };
  if (line.startsWith("> "))
    return { block: { kind: "small", sentence: readSentence(line.slice(2)) }, end };
  return { block: line.trim() === "" ? null : paragraph(readSentence(line)), end };
}

function listAt(lines: readonly string[], at: number): Read {
  const end = endOf(lines, at, (line) => line.startsWith("- "));
  const items = lines.slice(at, end).map((line) => readSentence(line.slice(2)));
  return { block: { kind: "list", items }, end };
}

function isDelimiter(line = ""): boolean {
  return /^\| :---( \| :---)* \|$/.test(line);
}

function tableAt(lines: readonly string[], at: number): Read {
  const end = endOf(lines, at, (line) => line.startsWith("|"));
  const [header = [], , ...rows] = lines.slice(at, end).map(cellsIn);
  return { block: { kind: "table", header, rows }, end };
}

/** A bar that is escaped ends no cell; in a code span there is none. */
function cellsIn(line: string): readonly Sentence[] {
  const inside = line.replace(/^\|/, "").replace(/\|$/, "");
  return (inside.match(/(?:\\.|[^\\|])+/g) ?? []).map((cell) => readSentence(cell.trim()));
}

function diffAt(lines: readonly string[], start: number, fence: string): Read {
  const end = endOf(lines, start, (line) => line !== fence);
  const inside = lines.slice(start, end);
  const before = excerptOf(inside.filter((line) => line.startsWith("-")));
  const after = excerptOf(inside.filter((line) => !line.startsWith("-")));
  return { block: { kind: "diff", before, after }, end: end + 1 };
}

/** Which lines of the file they are stands beside it. */
function excerptOf(lines: readonly string[]): Excerpt | null {
  if (lines.length === 0) return null;
  return { startLine: 1, lines: lines.map((line) => line.replace(/^[-+]/, "")) };
}

/** The first line from `start` on that is not of the kind. */
function endOf(
  lines: readonly string[],
  start: number,
  belongs: (line: string) => boolean,
): number {
  const length = lines.slice(start).findIndex((line) => !belongs(line));
  return length === -1 ? lines.length : start + length;
}
