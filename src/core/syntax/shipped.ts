/** Which parts of a file end up in what is built. */
import type { GrammarName } from "./language.ts";
import type { SyntaxNode } from "./node.ts";

/** Rust has its tests beside the code, in a module that is left out of what is built. */
export function shippedOf(root: SyntaxNode, text: string, grammar: GrammarName): SyntaxNode {
  if (grammar !== "rust") return root;
  let isForTests = false;
  // By the tree and not by lines: the words may stand in a text, too.
  const children = root.children.filter((node) => {
    if (node.type === "attribute_item") {
      isForTests ||= text.slice(node.start, node.end) === "#[cfg(test)]";
      return true;
    }
    const isLeftOut = isForTests && node.type === "mod_item";
    if (!node.type.endsWith("_comment")) isForTests = false;
    return !isLeftOut;
  });
  return { ...root, children };
}
