/** The text of a policy as plain data that remembers where each of its values stands. */
import {
  type Document,
  type ErrorCode,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  visit,
} from "yaml";
import type { PolicyError } from "../../domain/policy.ts";
import { quoted } from "./quote.ts";
import { type Mistake, mostAliases, surfaceMistakeOf } from "./surface.ts";

/** In characters; no policy that people can review is longer. */
export const longestText = 256 * 1024;

export const mostErrors = 20;

export type Place = readonly PropertyKey[];

export interface PolicyText {
  readonly kind: "text";
  readonly value: unknown;
  /** `about: "key"` points at the key of the last step, `"value"` at what it holds. */
  errorAt(place: Place, about: "key" | "value", message: string): PolicyError;
}

export interface Unreadable {
  readonly kind: "invalid";
  readonly errors: readonly PolicyError[];
}

/** Refuses whatever is not one small document of plain YAML. Never throws. */
export function parseText(text: string): PolicyText | Unreadable {
  if (text.length > longestText)
    return invalid([
      { line: 1, column: 1, message: "A policy may have at most 256 kB: split it." },
    ]);
  const refused = surfaceMistakeOf(text);
  if (refused !== null) return invalid([errorIn(text, refused)]);
  const document = parseDocument(text, {
    version: "1.2",
    schema: "core",
    strict: true,
    stringKeys: true,
    // Its own check compares each key with every other; `repeatedKeysOf` is linear.
    uniqueKeys: false,
    prettyErrors: false,
    // "silent" would also hide that there is a second document.
    logLevel: "error",
  });
  const mistakes = yamlMistakesOf(document);
  if (mistakes.length > 0)
    return invalid(mistakes.slice(0, mostErrors).map((mistake) => errorIn(text, mistake)));
  return plainValueOf(document, text);
}

function plainValueOf(document: Document, text: string): PolicyText | Unreadable {
  const expanded = expandedValueOf(document);
  if (expanded.kind === "too-large")
    return invalid([
      { line: 1, column: 1, message: "The aliases stand for too much: write the values out." },
    ]);
  if (expanded.value === null)
    return invalid([
      { line: 1, column: 1, message: "The policy is empty: start it with `version: 1`." },
    ]);
  return {
    kind: "text",
    value: expanded.value,
    errorAt: (place, about, message) =>
      errorIn(text, { offset: offsetOf(document, place, about), message }),
  };
}

/** Aliases within aliases grow without bound; `yaml` counts and throws a ReferenceError. */
function expandedValueOf(
  document: Document,
): { readonly kind: "value"; readonly value: unknown } | { readonly kind: "too-large" } {
  try {
    return { kind: "value", value: document.toJS({ maxAliasCount: 2 * mostAliases }) };
  } catch (error) {
    if (error instanceof ReferenceError) return { kind: "too-large" };
    throw error;
  }
}

const explanations: Partial<Record<ErrorCode, string>> = {
  BAD_INDENT: "The indentation is wrong here: line it up with the lines that belong to it.",
  BAD_SCALAR_START: "Put this value in quotes.",
  KEY_OVER_1024_CHARS: "This key is longer than any that a policy has.",
  BAD_DQ_ESCAPE: 'There is no such escape: write "\\\\" for a backslash, or use single quotes.',
  MISSING_CHAR: "A bracket, a quote, a comma or a colon is missing here.",
  MULTIPLE_DOCS: "A policy is one document: remove what comes after its end.",
  NON_STRING_KEY: "A key is text: put it in quotes.",
};
const otherwise = "This is not valid YAML: check the indentation, quotes and brackets around here.";

function yamlMistakesOf(document: Document.Parsed): readonly Mistake[] {
  const broken = [...document.errors, ...document.warnings].map((error) => ({
    offset: error.pos[0],
    message: explanations[error.code] ?? otherwise,
  }));
  return broken.length > 0 ? broken : namingMistakesOf(document);
}

/** Keys that are given twice, and aliases of nothing. */
function namingMistakesOf(document: Document): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  const anchors = new Set<string>();
  visit(document, {
    Node: (_, node) => {
      const offset = node.range?.[0] ?? 0;
      if (isAlias(node)) {
        if (!anchors.has(node.source))
          mistakes.push({
            offset,
            message: `There is no anchor ${quoted(`&${node.source}`)} before this alias; if it is meant as text, put it in quotes.`,
          });
        return;
      }
      if (node.anchor !== undefined) anchors.add(node.anchor);
      if (isMap(node)) mistakes.push(...repeatedKeysOf(node.items));
    },
  });
  return mistakes;
}

function repeatedKeysOf(pairs: readonly { readonly key: unknown }[]): readonly Mistake[] {
  const seen = new Set<unknown>();
  return pairs.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    if (!seen.has(key.value)) {
      seen.add(key.value);
      return [];
    }
    const message = `${quoted(String(key.value))} is given twice here: keep one.`;
    return [{ offset: key.range?.[0] ?? 0, message }];
  });
}

/** Where a value stands; what is missing is looked for where it would belong. */
function offsetOf(document: Document, place: Place, about: "key" | "value"): number {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const [index, step] of place.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    const pair = isMap(node)
      ? node.items.find(({ key }) => isScalar(key) && key.value === step)
      : null;
    const next: unknown = isSeq(node) ? node.items[Number(step)] : pair?.value;
    const atKey = about === "key" && index === place.length - 1 && isPair(pair);
    const found = atKey || next === null ? pair?.key : next;
    if (!isNode(found)) return offset;
    offset = found.range?.[0] ?? offset;
    node = next;
  }
  return offset;
}

function errorIn(text: string, { offset, message }: Mistake): PolicyError {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  return { line, column: offset - before.lastIndexOf("\n"), message };
}

function invalid(errors: readonly PolicyError[]): Unreadable {
  return { kind: "invalid", errors: distinct(errors) };
}

/** What an alias repeats, and what the parser says twice, is one mistake. */
export function distinct(errors: readonly PolicyError[]): readonly PolicyError[] {
  return [...new Map(errors.map((error) => [JSON.stringify(error), error])).values()];
}
