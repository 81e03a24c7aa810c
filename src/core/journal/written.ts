/**
 * Canonical JSON that is read back as it was. Texts with lone surrogates (paths that are not UTF-8)
 * have no canonical JSON, so those are written out as `\\u{dc80}`, and a `\\u{` that was there before
 * as `\\u{5c}u{`.
 */
import canonicalize from "canonicalize";

export function written(value: unknown): string {
  const text = canonicalize(mapped(value, writtenOut));
  if (text === undefined) throw new TypeError("Only what JSON can say can be written.");
  return text;
}

/** Throws a SyntaxError for what is no JSON. */
export function readBack(text: string): unknown {
  return mapped(JSON.parse(text), readIn);
}

function writtenOut(text: string): string {
  return text.replace(/\p{Cs}|\\(?=u\{)/gu, (unit) => `\\u{${unit.charCodeAt(0).toString(16)}}`);
}

function readIn(text: string): string {
  return text.replace(/\\u\{([0-9a-f]{1,4})\}/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function mapped(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((inner) => mapped(inner, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [change(key), mapped(inner, change)]),
  );
}
