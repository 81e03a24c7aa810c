/** The sources as a parser sees them: what each file imports, and which globals it uses. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { parseSync } from "vite";

export const root = join(import.meta.dirname, "../..");

export interface Source {
  /** From the top of the repository. */
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  /** Names that are used, or read off another name as in `Math.random`; types do not count. */
  readonly uses: readonly string[];
}

export interface Import {
  /** As written: `./a.ts`, `node:fs`, a package. */
  readonly from: string;
  /** The file of this repository that it means, if it means one. */
  readonly file: string | null;
  readonly typeOnly: boolean;
}

type Node = { readonly type: string } & { readonly [key: string]: unknown };

export function readSources(folder: string): readonly Source[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort()
    .map((path) => sourceOf(path, readFileSync(join(root, path), "utf8")));
}

export function sourceOf(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const imports: Import[] = [];
  const uses: string[] = [];
  visit(program as unknown as Node, (node, parent, key) => {
    const from = importedBy(node);
    if (from !== null) imports.push(importOf(path, from, node));
    const name = usedBy(node, parent, key);
    if (name !== null) uses.push(name);
  });
  return { path, lines: text.trimEnd().split("\n").length, imports, uses };
}

function importOf(path: string, from: string, node: Node): Import {
  const kind = node.importKind ?? node.exportKind;
  const file = from.startsWith(".") ? join(dirname(path), from) : null;
  return { from, file, typeOnly: kind === "type" };
}

/** An import that is computed counts as one of "*": nobody can tell what it brings. */
function importedBy(node: Node): string | null {
  switch (node.type) {
    case "ImportDeclaration":
    case "ExportAllDeclaration":
    case "ExportNamedDeclaration":
    case "ImportExpression":
    case "TSImportType": {
      const source = node.source as Node | null | undefined;
      if (source === null || source === undefined) return null;
      return typeof source.value === "string" ? source.value : "*";
    }
    default:
      return null;
  }
}

function usedBy(node: Node, parent: Node | null, key: string): string | null {
  if (node.type === "MemberExpression" && !node.computed) {
    const [object, property] = [node.object as Node, node.property as Node];
    return object.type === "Identifier" ? `${object.name}.${property.name}` : null;
  }
  if (node.type !== "Identifier" || parent === null) return null;
  const isName =
    (parent.type === "MemberExpression" && key === "property" && !parent.computed) ||
    (parent.type === "Property" && key === "key" && !parent.computed && !parent.shorthand) ||
    parent.type.startsWith("TS");
  return isName ? null : String(node.name);
}

function visit(
  node: Node,
  tell: (node: Node, parent: Node | null, key: string) => void,
  parent: Node | null = null,
  at = "",
): void {
  tell(node, parent, at);
  for (const [key, value] of Object.entries(node))
    for (const child of Array.isArray(value) ? value : [value])
      if (typeof child === "object" && child !== null && "type" in child)
        visit(child as Node, tell, node, key);
}
