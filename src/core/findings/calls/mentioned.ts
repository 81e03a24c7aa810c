/** Names that an expression uses: of a text with gaps, only those that fill the gaps. */
import type { Token } from "../../syntax/token.ts";

export interface Mention {
  readonly name: string;
  /** Index of its token. */
  readonly at: number;
}

const gap = /\$?\{([^{}]{1,200})\}/g;
const identifier = /[\p{L}_$][\p{L}\p{N}_$]*/gu;
const quote = /^[a-zA-Z]{0,2}("""|'''|"|'|`)$/;
const mostTokens = 2_000;

export function mentionsIn(tokens: readonly Token[]): readonly Mention[] {
  const mentions: Mention[] = [];
  /** Quotes that a tree took apart, with how many braces are open in each. */
  const open: { readonly quote: string; depth: number }[] = [];
  for (const [at, token] of tokens.slice(0, mostTokens).entries()) {
    const top = open.at(-1);
    const mark = quote.exec(token.text)?.[1];
    if (mark !== undefined) {
      if (top?.quote === mark && top.depth === 0) open.pop();
      else open.push({ quote: mark, depth: 0 });
    } else if (token.kind === "string") {
      for (const name of filledIn(token.text)) mentions.push({ name, at });
    } else if (top !== undefined && /[{}]$/.test(token.text))
      top.depth = Math.max(0, top.depth + (token.text.endsWith("{") ? 1 : -1));
    else if (token.kind === "word" && (top === undefined || top.depth > 0))
      mentions.push({ name: token.text, at });
  }
  return mentions;
}

/** `key` of `"the key is ${key}"`. */
function filledIn(text: string): readonly string[] {
  if (!/^(?:`|[fF$])/.test(text)) return [];
  return [...text.matchAll(gap)].flatMap(([, inside]) => inside?.match(identifier) ?? []);
}
