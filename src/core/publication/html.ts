/**
 * The only place that turns text into HTML.
 *
 * Whatever is put into a template is escaped, unless a template made it: titles, paths and code come
 * from attackers. What a browser would hide or turn round is made visible, as on a terminal.
 */
import type { Part, Sentence } from "../../domain/sentence.ts";
import { revealed, visible } from "./visible.ts";

declare const markup: unique symbol;

/** Made by `html` alone. */
export interface Html {
  readonly [markup]: true;
  readonly text: string;
}

export type Piece = Html | string | number | readonly Html[];

/** `<p class="${name}">${text}</p>`: attributes are between double quotes, or this does not hold. */
export function html(literals: TemplateStringsArray, ...values: readonly Piece[]): Html {
  return verbatim(literals.map((literal, at) => `${literal}${pieceText(values[at])}`).join(""));
}

export const nothing: Html = html``;

/** Our own text, such as a style sheet; never anything foreign. */
export function verbatim(text: string): Html {
  return { text } as Html;
}

function pieceText(piece: Piece | undefined): string {
  if (piece === undefined) return "";
  if (typeof piece === "string" || typeof piece === "number") return escaped(String(piece));
  return isHtml(piece) ? piece.text : piece.map(({ text }) => text).join("\n");
}

function isHtml(piece: Html | readonly Html[]): piece is Html {
  return !Array.isArray(piece);
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return revealed(text).replace(/[&<>"']/g, (sign) => entities[sign] ?? "");
}

export function sentenceHtml(sentence: Sentence): Html {
  return verbatim(sentence.map((part) => partHtml(part).text).join(""));
}

function partHtml(part: Part): Html {
  switch (part.kind) {
    case "ours":
    case "login":
      return html`${part.text}`;
    case "strong":
      return html`<strong>${part.text}</strong>`;
    case "foreign":
      return html`<code>${visible(part.text)}</code>`;
    default:
      return part satisfies never;
  }
}
