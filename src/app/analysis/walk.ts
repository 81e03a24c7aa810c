/** Reads a parser's tree with a cursor: an outline first, then only the lines that matter. */
import type { Tree, TreeCursor } from "web-tree-sitter";
import { grammarOf } from "../../core/syntax/grammar.ts";
import type { GrammarName } from "../../core/syntax/language.ts";
import type { OutlineItem, Reach, SyntaxNode } from "../../core/syntax/node.ts";
import { intersects, type LineRange } from "../../core/syntax/regions.ts";
import { LineIndex } from "./line-index.ts";

/** Deeper nesting is nobody's code, and recursion over it would exhaust the stack. */
const mostDepth = 240;

/** Functions with their marks, comments and strings of more than one line. Linear in the tree. */
export function outlineOf(tree: Tree, name: GrammarName): readonly OutlineItem[] {
  const { functions, comments, strings, marks } = grammarOf(name);
  const items: OutlineItem[] = [];
  let above: OutlineItem | null = null;
  visit(tree, (cursor) => {
    const startLine = cursor.startPosition.row + 1;
    const endLine = cursor.endPosition.row + 1;
    const type = cursor.nodeType;
    if (marks.has(type)) above = { startLine: startOf(above, startLine), endLine };
    if (startLine === endLine) return false;
    if (functions.has(type)) items.push({ startLine: startOf(above, startLine), endLine });
    else if (comments.has(type) || strings.has(type)) items.push({ startLine, endLine });
    return true;
  });
  return items;
}

/** Where something starts with the marks that stand right above it. */
function startOf(above: OutlineItem | null, startLine: number): number {
  const isAbove = above !== null && above.endLine <= startLine && above.endLine >= startLine - 1;
  return isAbove ? Math.min(above.startLine, startLine) : startLine;
}

/** The tree in plain objects; what touches none of the lines is left unread. */
export function nodesOf(
  tree: Tree,
  text: string,
  name: GrammarName,
  wanted: readonly LineRange[],
): SyntaxNode {
  const { bearers } = grammarOf(name);
  const lines = new LineIndex(text);
  const open: Open[] = [{ type: "", startLine: 1, children: [] }];
  const [top] = open;
  visit(
    tree,
    (cursor) => {
      const parent = open.at(-1);
      if (parent === undefined) return false;
      const node = nodeAt(cursor, lines, parent, bearers);
      const isWanted = open.length === 1 || intersects(wanted, node.startLine, node.endLine);
      const reach: Reach = !isWanted ? "skipped" : open.length > mostDepth ? "too-deep" : "whole";
      const children: SyntaxNode[] = [];
      parent.children.push({ ...node, children, reach });
      if (reach !== "whole") return false;
      open.push({ type: node.type, startLine: node.startLine, children });
      return true;
    },
    () => open.pop(),
  );
  const root = top?.children[0];
  if (root === undefined) throw new TypeError("A tree has a root.");
  return root;
}

interface Open {
  readonly type: string;
  readonly startLine: number;
  readonly children: SyntaxNode[];
}

/** Every question to the cursor is a call into the parser: none that is not needed. */
function nodeAt(
  cursor: TreeCursor,
  lines: LineIndex,
  parent: Open,
  bearers: ReadonlySet<string>,
): Omit<SyntaxNode, "children" | "reach"> {
  const start = cursor.startIndex;
  const end = cursor.endIndex;
  const startLine = lines.lineOf(start, parent.children.at(-1)?.endLine ?? parent.startLine);
  return {
    type: cursor.nodeType,
    role: bearers.has(parent.type) ? cursor.currentFieldName : null,
    start,
    end,
    startLine,
    endLine: lines.lineOf(end, startLine),
  };
}

/** Every node whose parent was entered, parents first. `leave` is called for each one entered. */
function visit(
  tree: Tree,
  enter: (cursor: TreeCursor) => boolean,
  leave: () => void = () => {},
): void {
  const cursor = tree.walk();
  try {
    let depth = 0;
    for (;;) {
      const isEntered = enter(cursor);
      if (isEntered && cursor.gotoFirstChild()) {
        depth += 1;
        continue;
      }
      if (isEntered) leave();
      while (!cursor.gotoNextSibling()) {
        if (depth === 0) return;
        cursor.gotoParent();
        depth -= 1;
        leave();
      }
    }
  } finally {
    cursor.delete();
  }
}
