/**
 * Words for people as SARIF has them (2.1.0, 3.11).
 *
 * A message is plain text, and yet `[text](place)` in it is a link and `{0}` stands for something
 * else: neither may come from an attacker's path, name or code.
 */
import type { Part, Sentence } from "../../domain/sentence.ts";
import { revealed, visible } from "./visible.ts";

export interface Message {
  readonly text: string;
}

export function messageOf(sentence: Sentence): Message {
  return { text: withoutPlaceholders(withoutLinks(sentence.map(partText).join(""))) };
}

/** Source text and names: no message, so nothing is read into them, but hidden signs are shown. */
export function shownText(lines: readonly string[]): string {
  return lines.map((line) => line.split("\t").map(revealed).join("\t")).join("\n");
}

/** Between backquotes, which it cannot close wherever they are taken for Markdown's. */
function partText(part: Part): string {
  switch (part.kind) {
    case "ours":
    case "strong":
      return part.text;
    case "login":
      return visible(part.text);
    case "foreign":
      return `\`${visible(part.text).replaceAll("`", "'")}\``;
    default:
      return part satisfies never;
  }
}

/** The standard has escapes in a link's text alone; code scanning and its editors take them anywhere. */
function withoutLinks(text: string): string {
  return text.replace(/[\\[\]]/g, "\\$&");
}

/** Braces are doubled where they would stand for an argument: all that touch, else one is left over. */
function withoutPlaceholders(text: string): string {
  return text.replace(/\{+\d+\}+/g, (found) => found.replace(/[{}]/g, "$&$&"));
}
