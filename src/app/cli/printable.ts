/** Text for a terminal or a log, whole: names in it may come from whoever named a branch. */

/** Controls but line ends, formats, lone surrogates, and separators that a terminal may obey. */
const hiding = /[^\P{C}\n]|[\p{Zl}\p{Zp}]/gu;

/** What a terminal would obey or hide becomes `\u{…}`. */
export function printable(text: string): string {
  return text.replace(hiding, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

/** The same for what is to stay in its line. */
export function printableLine(text: string): string {
  return printable(text).replaceAll("\n", "\\u{a}");
}
