/** One line of our Markdown as a sentence: escapes, code spans, and what is said louder. */
import type { Part, Sentence } from "../../domain/sentence.ts";

/** In one pass, however many backquotes the text has. */
export function readSentence(text: string): Sentence {
  const parts: Part[] = [];
  const closes = closersIn(text);
  let ours = "";
  let at = 0;
  const take = (part: Part | null, end: number) => {
    if (ours !== "") parts.push({ kind: "ours", text: ours });
    ours = "";
    if (part !== null) parts.push(part);
    at = end;
  };
  while (at < text.length) {
    const code = codeAt(text, at, closes);
    const strong = code === null ? strongAt(text, at) : null;
    if (code !== null) take({ kind: "foreign", text: code.text }, code.end);
    else if (strong !== null) take({ kind: "strong", text: strong.text }, strong.end);
    else {
      const plain = plainAt(text, at);
      ours += plain.text;
      at = plain.end;
    }
  }
  take(null, at);
  return parts;
}

interface Span {
  readonly text: string;
  /** The character after it. */
  readonly end: number;
}

/** By the place where backquotes begin: where as many stand again. */
type Closers = ReadonlyMap<number, { readonly length: number; readonly closer: number | null }>;

function closersIn(text: string): Closers {
  const next = new Map<number, number>();
  const closers = new Map<number, { length: number; closer: number | null }>();
  for (const { index, 0: run } of [...text.matchAll(/`+/g)].reverse()) {
    closers.set(index, { length: run.length, closer: next.get(run.length) ?? null });
    next.set(run.length, index);
  }
  return closers;
}

/** One blank on each side belongs to the marks, as CommonMark has it. */
function codeAt(text: string, at: number, closers: Closers): Span | null {
  const { length, closer } = closers.get(at) ?? { length: 0, closer: null };
  if (closer === null) return null;
  const content = text.slice(at + length, closer);
  const isPadded = /^ .* $/.test(content) && content.trim() !== "";
  const inside = isPadded ? content.slice(1, -1) : content;
  // Written out because a bar ends a table's cell: see `markdownOf`.
  return { text: inside.replaceAll("\\u{7c}", "|"), end: closer + length };
}

function strongAt(text: string, at: number): Span | null {
  const pattern = /\*\*((?:\\.|[^\\*])+)\*\*/y;
  pattern.lastIndex = at;
  const [whole, inside = ""] = pattern.exec(text) ?? [];
  if (whole === undefined) return null;
  return { text: inside.replace(marked, "$1"), end: at + whole.length };
}

const marked = /\\([\\`*_{}[\]<>#|~])/g;

/** Marks that close nothing are taken together, as they are. */
function plainAt(text: string, at: number): Span {
  const pattern = /\\[\\`*_{}[\]<>#|~]|`+|[^\\`*]+|[\s\S]/y;
  pattern.lastIndex = at;
  const [found = ""] = pattern.exec(text) ?? [];
  return { text: found.replace(marked, "$1"), end: at + found.length };
}
