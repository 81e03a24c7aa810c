/** The same blocks for a terminal: 80 columns, no escape sequence of an attacker's. */
import type { Excerpt } from "../../domain/finding.ts";
import { type Part, type Sentence, say } from "../../domain/sentence.ts";
import type { Block, Page } from "./page.ts";
import { revealed, visible } from "./visible.ts";

/** How parts are set off; plain text has none. */
export interface Palette {
  readonly strong: (text: string) => string;
  readonly removed: (text: string) => string;
  readonly added: (text: string) => string;
  readonly faint: (text: string) => string;
}

const asIs = (text: string): string => text;
export const plainPalette: Palette = { strong: asIs, removed: asIs, added: asIs, faint: asIs };

const columns = 80;

export function terminalOf(page: Page, palette: Palette): string {
  return `${page.blocks.map((block) => blockText(block, palette)).join("\n\n")}\n`;
}

function blockText(block: Block, palette: Palette): string {
  switch (block.kind) {
    case "paragraph":
      return wrapped(block.sentence, palette);
    case "heading":
      return palette.strong(sentenceText(block.sentence));
    case "list":
      return block.items.map((item) => `- ${hanging(item, palette)}`).join("\n");
    case "table":
      return tableText(block.header, block.rows, palette);
    case "diff":
      return [
        ...diffLines("-", block.before).map(palette.removed),
        ...diffLines("+", block.after).map(palette.added),
      ].join("\n");
    case "code":
      return block.lines.map(revealed).join("\n");
    case "small":
      return palette.faint(wrapped(block.sentence, { ...palette, strong: asIs }));
    default:
      return block satisfies never;
  }
}

export function sentenceText(sentence: Sentence): string {
  return sentence.map((part) => partText(part)).join("");
}

function partText(part: Part): string {
  return part.kind === "foreign" || part.kind === "login" ? visible(part.text) : part.text;
}

/** Breaks at our own blanks only, so that a path stays clickable. */
function wrapped(sentence: Sentence, palette: Palette, width = columns): string {
  const lines: { text: string; width: number }[] = [{ text: "", width: 0 }];
  for (const cluster of clustersOf(sentence, palette)) {
    const line = lines.at(-1);
    if (line === undefined || (line.width > 0 && line.width + 1 + cluster.width > width)) {
      lines.push(cluster);
    } else {
      line.text += line.width > 0 ? ` ${cluster.text}` : cluster.text;
      line.width += cluster.width + (line.width > 0 ? 1 : 0);
    }
  }
  return lines.map((line) => line.text).join("\n");
}

/** Pieces between our blanks, painted; `width` in characters as they are seen. */
function clustersOf(sentence: Sentence, palette: Palette): { text: string; width: number }[] {
  const clusters = [{ text: "", width: 0 }];
  for (const part of sentence) {
    const foreign = part.kind === "foreign" || part.kind === "login";
    const paint = part.kind === "strong" ? palette.strong : asIs;
    const [first = "", ...rest] = foreign ? [partText(part)] : partText(part).split(" ");
    const last = clusters.at(-1);
    if (last !== undefined && first !== "") {
      last.text += paint(first);
      last.width += first.length;
    }
    clusters.push(
      ...rest.map((word) => ({ text: word === "" ? "" : paint(word), width: word.length })),
    );
  }
  return clusters.filter((cluster) => cluster.width > 0);
}

const indent = 2;

/** Under something that stands in the first two columns. */
function hanging(sentence: Sentence, palette: Palette): string {
  const lines = wrapped(sentence, palette, columns - indent).split("\n");
  return lines.join(`\n${" ".repeat(indent)}`);
}

/** Rows that are too wide for columns stand as a list of their cells. */
function tableText(
  header: readonly Sentence[],
  rows: readonly (readonly Sentence[])[],
  palette: Palette,
): string {
  const cells = [header, ...rows].map((row) => row.map(sentenceText));
  const widths = header.map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  if (widths.reduce((sum, width) => sum + width + indent, -indent) > columns)
    return rows.map((row) => recordText(header, row, palette)).join("\n");
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join(" ".repeat(indent))
        .trimEnd(),
    )
    .join("\n");
}

function recordText(
  header: readonly Sentence[],
  [name = [], ...cells]: readonly Sentence[],
  palette: Palette,
): string {
  const facts = cells.map((cell, index) => say`${header[index + 1] ?? []}: ${cell}`);
  return [wrapped(name, palette), ...facts.map((fact) => `  ${hanging(fact, palette)}`)].join("\n");
}

function diffLines(sign: string, excerpt: Excerpt | null): string[] {
  return (excerpt?.lines ?? []).map((line) => `${sign} ${visible(line.replaceAll("\t", "    "))}`);
}
