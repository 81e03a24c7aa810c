/** Names in a statement as they are written: `crypto.randomBytes`, `ssl::verify`. */
import type { Token } from "../../syntax/token.ts";

export interface Name {
  /** Its words, with a dot between them whatever the language writes. */
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly isCalled: boolean;
  /** Where its first word stands. */
  readonly at: number;
}

const joints: ReadonlySet<string> = new Set([".", "::", "->", "?."]);
const declares: ReadonlySet<string> = new Set(["const", "let", "var", "final", "val", "auto"]);
const mostTokens = 2_000;

/** In the order of the text; linear. */
export function namesIn(tokens: readonly Token[]): readonly Name[] {
  const names: Name[] = [];
  const most = Math.min(tokens.length, mostTokens);
  for (let at = 0; at < most; at += 1) {
    if (tokens[at]?.kind !== "word") continue;
    let end = at;
    while (joints.has(tokens[end + 1]?.text ?? "") && tokens[end + 2]?.kind === "word") end += 2;
    const parts = tokens.slice(at, end + 1);
    const text = parts.map((token) => (token.kind === "word" ? token.text : ".")).join("");
    names.push({ text, tokens: parts, isCalled: tokens[end + 1]?.text === "(", at });
    at = end;
  }
  return names;
}

/** What a statement gives its value to: the words before its first single `=` or `:=`. */
export function targetOf(tokens: readonly Token[]): string | null {
  const sign = tokens.slice(0, 40).findIndex(({ text }) => text === "=" || text === ":=");
  if (sign <= 0) return null;
  return tokens
    .slice(0, sign)
    .filter(({ kind, text }) => kind === "word" && !declares.has(text))
    .map(({ text }) => text)
    .join(" ");
}
