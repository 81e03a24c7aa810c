/** Foreign text made visible: nothing that hides, reorders or breaks lines gets through. */

/** Controls, formats, lone surrogates, line separators, and whatever fonts draw as nothing. */
const hiding = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Characters that are shown of a path, a name or a line; the middle of longer ones is left out. */
const longest = 200;

export function visible(text: string): string {
  return revealed(shortened(text));
}

/** The same of a text whose length others have limited: all of it. */
export function revealed(text: string): string {
  return text.replace(hiding, (character) => {
    if (character === "\t") return " ";
    const code = character.codePointAt(0) ?? 0;
    return isUndecodedByte(code)
      ? `\\x${(code - 0xdc00).toString(16)}`
      : `\\u{${code.toString(16)}}`;
  });
}

/** Bytes of a name that is not UTF-8 travel as U+DC80 … U+DCFF: see `Path`. */
function isUndecodedByte(code: number): boolean {
  return code >= 0xdc80 && code <= 0xdcff;
}

function shortened(text: string): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, 120)} … ${text.slice(-60)}`;
}
