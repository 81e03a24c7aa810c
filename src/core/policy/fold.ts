/** One spelling for all names that some file system takes for the same (C12). */

/**
 * Folds case and Unicode composition, as macOS and Windows do. Works on a path and on a glob alike:
 * no character of a glob's syntax is changed.
 */
export function foldOf(path: string): string {
  return caseFoldOf(path).normalize("NFC");
}

/** Drops dots and spaces at the end of each part, as Windows does; of a path or a glob. */
export function trimmedOf(path: string): string {
  return path.replace(/(?<=[^/. \\])[. ]+(?=\/|$)/g, "");
}

/**
 * What is left of a path without case, marks, dots and spaces. The skeleton of a text is part of
 * the skeleton of every path that contains the text, folded or not; nothing else is promised.
 */
export function skeletonOf(path: string): string {
  return caseFoldOf(path).replace(/[\p{M}. ]/gu, "");
}

/**
 * Letters that nobody sees are left out: a folder must not leave its area by one (C10). Upper case
 * joins what lower case keeps apart (ſ and s, ß and ss); sigma has two lower cases.
 */
function caseFoldOf(text: string): string {
  return text
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .normalize("NFD")
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replaceAll("ς", "σ")
    .normalize("NFD");
}
