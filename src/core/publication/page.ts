/** A page as a list of blocks, before anybody decides whether it becomes Markdown or terminal text. */
import type { Excerpt } from "../../domain/finding.ts";
import type { Sentence } from "../../domain/sentence.ts";

export type Block =
  | { readonly kind: "paragraph"; readonly sentence: Sentence }
  | { readonly kind: "heading"; readonly sentence: Sentence }
  | { readonly kind: "list"; readonly items: readonly Sentence[] }
  | {
      readonly kind: "table";
      readonly header: readonly Sentence[];
      readonly rows: readonly (readonly Sentence[])[];
    }
  /** Both sides of a finding. */
  | { readonly kind: "diff"; readonly before: Excerpt | null; readonly after: Excerpt | null }
  /** A text to be taken over as it is, such as a policy. */
  | { readonly kind: "code"; readonly lines: readonly string[] }
  /** Small print. */
  | { readonly kind: "small"; readonly sentence: Sentence };

export interface Page {
  /** The one line in the merge box. */
  readonly title: Sentence;
  readonly blocks: readonly Block[];
}

export function paragraph(sentence: Sentence): Block {
  return { kind: "paragraph", sentence };
}

export function heading(sentence: Sentence): Block {
  return { kind: "heading", sentence };
}

/** The first few by name, the rest by number: nothing is dropped silently. */
export function firstOf<T>(
  items: readonly T[],
  most: number,
): { readonly shown: readonly T[]; readonly more: number } {
  return { shown: items.slice(0, most), more: Math.max(0, items.length - most) };
}

/** What is said of several things alike is said once, in the order of the first. */
export function mergedBy<T>(
  items: readonly T[],
  key: (item: T) => string,
  merge: (one: T, other: T) => T,
): readonly T[] {
  const merged = new Map<string, T>();
  for (const item of items) {
    const known = merged.get(key(item));
    merged.set(key(item), known === undefined ? item : merge(known, item));
  }
  return [...merged.values()];
}

export function withFirst(blocks: readonly Block[], sentence: Sentence): readonly Block[] {
  return [paragraph(sentence), ...blocks];
}
