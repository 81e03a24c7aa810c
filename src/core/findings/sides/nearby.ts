/** What stands around a line of a text: the keys that it belongs to. */

const mostLines = 14;

/** Lines above that are indented less, from the nearest to the outermost, each line once. */
export function headsOf(lines: readonly string[], line: number): readonly string[] {
  const heads: string[] = [];
  let indent = indentOf(lines[line - 1] ?? "");
  for (let at = line - 2; at >= 0 && at >= line - 2 - mostLines; at -= 1) {
    const text = lines[at] ?? "";
    if (text.trim() === "" || /^\s*[\])}]+[,;]?\s*$/.test(text)) continue;
    // A list may stand under its key without being indented: `- "*"`.
    const isKeyOfList = indentOf(text) === indent && heads.length === 0 && /[:[(=]\s*$/.test(text);
    if (indentOf(text) >= indent && !isKeyOfList) continue;
    heads.push(text);
    indent = Math.min(indent, indentOf(text));
  }
  return heads;
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}
