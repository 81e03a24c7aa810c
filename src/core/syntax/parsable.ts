/** Which texts a parser must not be given. */
import type { GrammarName } from "./language.ts";

/**
 * The YAML parser has room for 253 open blocks and writes past it into the memory that all
 * grammars share. No file of settings comes near; a hostile one is read line by line.
 */
const mostOpen = 120;

export function isParsable(grammar: GrammarName, text: string): boolean {
  return grammar !== "yaml" || !opensMoreThan(mostOpen, text);
}

/** Counts too much rather than too little: what looks as if it could open a block does. */
function opensMoreThan(most: number, text: string): boolean {
  const open: { readonly column: number; readonly blocks: number }[] = [];
  let total = 0;
  for (const line of text.split(/[\r\n]/)) {
    const column = line.search(/[^ \t]/);
    if (column < 0) continue;
    while ((open.at(-1)?.column ?? -1) >= column) total -= open.pop()?.blocks ?? 0;
    // A list may stand in the column of its key.
    const blocks = 2 + 2 * (line.match(/[-?:](?=[ \t]|$)/g)?.length ?? 0);
    open.push({ column, blocks });
    total += blocks;
    if (total > most) return true;
  }
  return false;
}
