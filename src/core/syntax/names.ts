/** Names in a syntax tree: of what is defined, of who it belongs to, of what it is given. */
import type { SyntaxNode } from "./node.ts";

const mostLetters = 200;

/** C puts the name inside of what it declares: `*f(…)`. */
export function nameOf(node: SyntaxNode, text: string): string | null {
  const name = nameNodeOf(node);
  if (name !== null) return lastPartOf(text.slice(name.start, name.end));
  const target = withRole(node, "type");
  return target === undefined ? null : firstWordOf(text.slice(target.start, target.end));
}

/** `Book` of Go's `func (b *Book) Withdraw()` and of C++'s `Book::withdraw()`. */
export function ownerOf(node: SyntaxNode, text: string): string | null {
  const receiver = withRole(node, "receiver");
  if (receiver !== undefined) {
    const own = text.slice(receiver.start, Math.min(receiver.end, receiver.start + mostLetters));
    return /([\p{L}\p{N}_]+)\s*(?:\[[^\]]*\]\s*)?,?\s*\)$/u.exec(own)?.[1] ?? null;
  }
  const name = nameNodeOf(node);
  if (name === null || name.end - name.start > mostLetters) return null;
  const [owner, ...rest] = text.slice(name.start, name.end).split("::").toReversed().slice(1);
  return owner === undefined || owner === "" ? null : [...rest.toReversed(), owner].join(".");
}

/** The name a function is bound to: `name = …`, `name: …`. */
export function bindingOf(parent: SyntaxNode, text: string): string | null {
  const target = parent.children.find((child) =>
    ["name", "key", "left", "property"].includes(child.role ?? ""),
  );
  if (target === undefined || target.end - target.start > mostLetters) return null;
  return text.slice(target.start, target.end);
}

export function parametersOf(node: SyntaxNode, text: string): readonly string[] {
  return parametersIn(node).flatMap((parameter) => {
    const names = parameter.children.filter(({ role }) => role === "name" || role === "pattern");
    const [first, ...others] = names.length > 0 ? names : [nameNodeOf(parameter) ?? parameter];
    if (first === parameter) return [firstWordOf(text.slice(first.start, first.end))];
    return [first, ...others].map((name) => lastPartOf(wordAt(name, text)));
  });
}

function wordAt(name: SyntaxNode | undefined, text: string): string {
  if (name === undefined) return "";
  const own = text.slice(name.start, Math.min(name.end, name.start + mostLetters));
  return /[\p{L}\p{N}_$]+$/u.exec(own)?.[0] ?? firstWordOf(own);
}

function parametersIn(node: SyntaxNode): readonly SyntaxNode[] {
  const list = declaratorsOf(node)
    .flatMap(({ children }) => children)
    .find((child) => child.role === "parameters" || isParameterList(child));
  if (list === undefined) return node.children.filter((child) => child.type === "parameter");
  return list.children.filter((child) => !isPunctuation(child));
}

/** What belongs to the head of a function, even if statements follow without a block. */
export function isParameterList(node: SyntaxNode): boolean {
  return node.type.endsWith("parameters") && !node.type.startsWith("type_");
}

function nameNodeOf(node: SyntaxNode): SyntaxNode | null {
  const name = withRole(node, "name");
  if (name !== undefined) return name;
  const innermost = declaratorsOf(node).at(-1) ?? node;
  return innermost === node || innermost.type.startsWith("abstract_") ? null : innermost;
}

/** The node, and what declares inside of it, from the outside in. */
function declaratorsOf(node: SyntaxNode): readonly SyntaxNode[] {
  const found = [node];
  for (let inner = declaratorIn(node); inner !== undefined; inner = declaratorIn(inner))
    found.push(inner);
  return found;
}

function declaratorIn(node: SyntaxNode): SyntaxNode | undefined {
  return withRole(node, "declarator");
}

function withRole(node: SyntaxNode, role: string): SyntaxNode | undefined {
  return node.children.find((child) => child.role === role);
}

function lastPartOf(name: string): string {
  return name.slice(name.lastIndexOf("::") + 1).replace(/^:/, "");
}

function firstWordOf(text: string): string {
  const own = text.slice(0, mostLetters);
  // The second for `&mut self` of Rust and `*rest` of Ruby.
  return (
    (/^[\p{L}\p{N}_$]+/u.exec(own) ?? /^[&*][^,]*?([\p{L}\p{N}_$]+)$/u.exec(own))?.at(-1) ?? ""
  );
}

function isPunctuation(node: SyntaxNode): boolean {
  return node.children.length === 0 && /^[\p{P}\p{S}]$/u.test(node.type);
}
