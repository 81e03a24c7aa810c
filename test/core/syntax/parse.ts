/** A text as detectors see it, all of it or the lines asked for. */
import { loadParser } from "../../../src/app/analysis/grammars.ts";
import { nodesOf, outlineOf } from "../../../src/app/analysis/walk.ts";
import { languageOf } from "../../../src/core/syntax/language.ts";
import type { OutlineItem, SyntaxNode } from "../../../src/core/syntax/node.ts";
import type { LineRange } from "../../../src/core/syntax/regions.ts";
import type { Statement } from "../../../src/core/syntax/statement.ts";
import { statementsOfTree } from "../../../src/core/syntax/tree.ts";
import type { Path } from "../../../src/domain/change.ts";

export interface Parsed {
  readonly root: SyntaxNode;
  readonly outline: readonly OutlineItem[];
  readonly statements: readonly Statement[];
}

const all: LineRange = { start: 1, end: Number.MAX_SAFE_INTEGER };

export async function parse(path: string, text: string, wanted: LineRange = all): Promise<Parsed> {
  const language = languageOf(path as Path);
  const { grammar } = language;
  if (grammar === null) throw new TypeError(`There is no grammar for ${path}.`);
  const tree = (await loadParser(grammar)).parse(text);
  if (tree === null) throw new TypeError("The parser gave nothing.");
  try {
    const root = nodesOf(tree, text, grammar, [wanted]);
    const statements = statementsOfTree(root, text, grammar, language);
    return { root, outline: outlineOf(tree, grammar), statements };
  } finally {
    tree.delete();
  }
}
