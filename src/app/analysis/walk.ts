/** Reads a parser's tree with a cursor: an outline first, then only the lines that matter. */
import type { Tree, TreeCursor } from "web-tree-sitter";
import { grammarOf } from "../../core/syntax/grammar.ts";
import type { GrammarName } from "../../core/syntax/language.ts";
import type { OutlineItem, Reach, SyntaxNode } from "../../core/syntax/node.ts";
import { intersects, type LineRange } from "../../core/syntax/regions.ts";

/** Deeper nesting is nobody's code, and recursion over it would exhaust the stack. */
const mostDepth = 240;

/** Functions, comments and strings of more than one line. Linear in the tree. */
export function outlineOf(tree: Tree, name: GrammarName): readonly OutlineItem[] {
  const { functions, comments, strings } = grammarOf(name);
  const items: OutlineItem[] = [];
  visit(tree, (cursor) => {
    const startLine = cursor.startPosition.row + 1;
    const endLine = cursor.endPosition.row + 1;
    if (startLine === endLine) return false;
    const type = cursor.nodeType;
    if (functions.has(type) || comments.has(type) || strings.has(type))
      items.push({ startLine, endLine });
    return true;
  });
  return items;
}

/** The tree in plain objects; what touches none of the lines is left unread. */
export function nodesOf(tree: Tree, wanted: readonly LineRange[]): SyntaxNode {
  const root: Open = { children: [] };
  const open: Open[] = [root];
  visit(
    tree,
    (cursor) => {
      const { node, children } = nodeAt(cursor, wanted, open.length);
      open.at(-1)?.children.push(node);
      if (node.reach !== "whole") return false;
      open.push({ children });
      return true;
    },
    () => open.pop(),
  );
  const [first] = root.children;
  if (first === undefined) throw new TypeError("A tree has a root.");
  return first;
}

interface Open {
  readonly children: SyntaxNode[];
}

function nodeAt(
  cursor: TreeCursor,
  wanted: readonly LineRange[],
  depth: number,
): { readonly node: SyntaxNode; readonly children: SyntaxNode[] } {
  const children: SyntaxNode[] = [];
  const startLine = cursor.startPosition.row + 1;
  const endLine = cursor.endPosition.row + 1;
  const isWanted = depth === 1 || intersects(wanted, startLine, endLine);
  const reach: Reach = !isWanted ? "skipped" : depth > mostDepth ? "too-deep" : "whole";
  const node = {
    type: cursor.nodeType,
    role: cursor.currentFieldName,
    start: cursor.startIndex,
    end: cursor.endIndex,
    startLine,
    endLine,
    children,
    reach,
  };
  return { node, children };
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
