/**
 * The only place that turns text into Markdown.
 *
 * No mention, link, image, HTML or table of an attacker's gets through: our own words are escaped,
 * foreign text stands in code spans that it cannot close.
 */
import type { Excerpt } from "../../domain/finding.ts";
import type { Part, Sentence } from "../../domain/sentence.ts";
import type { Block, Page } from "./page.ts";
import { revealed, visible } from "./visible.ts";

/** GitHub refuses a check run's summary over 65,535 characters; counted in bytes, to be safe. */
const longestPage = 60_000;
const longestDiff = 24;

export function markdownOf(page: Page): string {
  const blocks = page.blocks.map(blockMarkdown);
  let length = 0;
  const fitting = blocks.findIndex((block) => {
    length += new TextEncoder().encode(block).length + 2;
    return length > longestPage;
  });
  if (fitting === -1) return `${blocks.join("\n\n")}\n`;
  const cut = `*This page is cut here: ${blocks.length - fitting} more parts did not fit.*`;
  return `${[...blocks.slice(0, fitting), cut].join("\n\n")}\n`;
}

export function sentenceMarkdown(sentence: Sentence): string {
  return sentence.map(partMarkdown).join("");
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return sentenceMarkdown(block.sentence);
    case "heading":
      return `#### ${sentenceMarkdown(block.sentence)}`;
    case "list":
      return block.items.map((item) => `- ${sentenceMarkdown(item)}`).join("\n");
    case "table":
      return tableMarkdown(block.header, block.rows);
    case "diff":
      return diffMarkdown(block.before, block.after);
    case "code":
      return fenced("", block.lines.map(revealed));
    case "small":
      // GitHub gives lines of <sub> no height: where they wrap they would stand on each other.
      return `> ${sentenceMarkdown(block.sentence)}`;
    default:
      return block satisfies never;
  }
}

function partMarkdown(part: Part): string {
  switch (part.kind) {
    case "ours":
      return escaped(part.text);
    case "strong":
      return `**${escaped(part.text)}**`;
    case "login":
      return /^[\w-]+(?:\[bot\])?$/.test(part.text) ? escaped(part.text) : codeSpan(part.text);
    case "foreign":
      return codeSpan(part.text);
    default:
      return part satisfies never;
  }
}

function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, "\\$&");
}

/** A code span that its content cannot close; a bar would end a table's cell even in there. */
function codeSpan(text: string): string {
  const content = visible(text).replaceAll("|", "\\u{7c}");
  if (content.trim() === "") return "`(blank)`";
  const fence = "`".repeat(longestRun(content) + 1);
  const pad = /^[` ]|[` ]$/.test(content) ? " " : "";
  return `${fence}${pad}${content}${pad}${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

function tableMarkdown(
  header: readonly Sentence[],
  rows: readonly (readonly Sentence[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(header.map(sentenceMarkdown)),
    line(header.map(() => ":---")),
    ...rows.map((row) => line(row.map(sentenceMarkdown))),
  ].join("\n");
}

function diffMarkdown(before: Excerpt | null, after: Excerpt | null): string {
  return fenced("diff", [...diffLines("-", before), ...diffLines("+", after)]);
}

/** Lines that cannot end the fence around them. */
function fenced(language: string, lines: readonly string[]): string {
  const text = lines.join("\n");
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

function diffLines(sign: string, excerpt: Excerpt | null): string[] {
  const lines = excerpt?.lines ?? [];
  const shown = lines.slice(0, longestDiff).map((line) => `${sign}${indented(line)}`);
  return lines.length > longestDiff
    ? [...shown, `${sign} … ${lines.length - longestDiff} more lines`]
    : shown;
}

/** Tabs keep their width; everything else that hides is made visible. */
function indented(line: string): string {
  return visible(line.replaceAll("\t", "    "));
}
