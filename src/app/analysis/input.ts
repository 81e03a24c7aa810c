/** A text as a parser reads it: some of it at a time, from wherever it asks. */
import type { ParseCallback } from "web-tree-sitter";

/**
 * In UTF-16 units. The library's own way copies 5,000 of them for each question, and a scanner that
 * goes back and forth, as Scala's does, asks so often that this took three quarters of the time.
 */
const atOnce = 256;

export function inputOf(text: string): ParseCallback {
  return (index) => {
    const end = index + atOnce;
    return text.slice(index, isHighSurrogate(text.charCodeAt(end - 1)) ? end + 1 : end);
  };
}

/** The first half of a character: without the other half it would be read as no letter. */
function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
