/** Addresses that a piece of code puts together or decodes, worked out where that can be done. */
import { base64, hex } from "@scure/base";
import type { Token } from "../../syntax/token.ts";
import { constantOf } from "../values/constant.ts";
import { unquoted } from "../values/literal.ts";
import { type Address, addressesIn } from "./address.ts";
import { isNobodys } from "./address-value.ts";

export interface Assembled {
  readonly address: Address;
  /** In words of ours: how it was hidden. */
  readonly how: string;
}

const mostTokens = 2_000;
const mostText = 400;
const leastText = 25;
const mostTexts = 40;
const mostLists = 4;

/** The first one; null where there is none. */
export function assembledIn(all: readonly Token[]): Assembled | null {
  const tokens = all.slice(0, mostTokens);
  return joinedIn(tokens) ?? decodedIn(tokens) ?? spelledIn(tokens);
}

/** `"0x5aAe" + "b6053F…"`, `["0x5a", "Ae"].join("")`. */
function joinedIn(tokens: readonly Token[]): Assembled | null {
  let parts: string[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.kind === "string") parts.push(textIn(token));
    const isBetween = /^(?:\+|,|\.|\.\.|\\)$/.test(token.text);
    const isLast = index === tokens.length - 1;
    if ((token.kind === "string" || isBetween) && !isLast) continue;
    const found = parts.length > 1 && parts.length <= 80 ? joined(parts) : null;
    if (found !== null) return found;
    parts = [];
  }
  return null;
}

function joined(parts: readonly string[]): Assembled | null {
  const whole = parts.some((part) => addressIn(part) !== null);
  if (whole) return null;
  for (const text of [parts.join(""), parts.toReversed().join("")]) {
    const address = addressIn(text);
    if (address !== null && text.length <= mostText)
      return { address, how: "put together from pieces" };
  }
  return null;
}

/** One text that is an address in other letters. */
function decodedIn(tokens: readonly Token[]): Assembled | null {
  const texts = tokens.filter(({ kind }) => kind === "string").map(textIn);
  for (const text of texts.slice(0, mostTexts)) {
    if (text.length < leastText || text.length > mostText || addressIn(text) !== null) continue;
    for (const [how, decode] of decoders) {
      const address = addressIn(decode(text) ?? "");
      if (address !== null) return { address, how };
    }
  }
  return null;
}

const decoders: readonly (readonly [string, (text: string) => string | null])[] = [
  ["written in base64", (text) => attempt(() => printable(base64.decode(text)))],
  ["written as bytes", (text) => attempt(() => printable(hex.decode(text.replace(/^0x/, ""))))],
  ["written backwards", (text) => [...text].reverse().join("")],
  [
    "written in base64, backwards",
    (text) => attempt(() => printable(base64.decode([...text].reverse().join("")))),
  ],
];

/** Numbers that are letters, as they are or after one `xor`. */
function spelledIn(tokens: readonly Token[]): Assembled | null {
  for (const bytes of listsIn(tokens).slice(0, mostLists))
    for (let key = 0; key < 256; key += 1) {
      const text = printable(Uint8Array.from(bytes, (byte) => byte ^ key));
      const address = addressIn(text ?? "");
      const how = key === 0 ? "spelled out in numbers" : "spelled out in numbers, turned by a key";
      if (address !== null) return { address, how };
    }
  return null;
}

/** Bytes that stand one after the other. */
function listsIn(tokens: readonly Token[]): readonly (readonly number[])[] {
  const lists: number[][] = [[]];
  for (const token of tokens) {
    const value = token.kind === "number" ? constantOf([token]) : null;
    const number = value?.kind === "number" ? value.number : -1;
    const isByte = Number.isInteger(number) && number >= 0 && number < 256;
    if (isByte) lists.at(-1)?.push(number);
    else if (token.text !== "," && lists.at(-1)?.length !== 0) lists.push([]);
  }
  return lists.filter(({ length }) => length >= leastText && length <= 100);
}

function textIn(token: Token): string {
  return unquoted(token.text).replaceAll(/\\x([\da-f]{2})/gi, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}

function printable(bytes: Uint8Array): string | null {
  return bytes.every((byte) => byte >= 32 && byte < 127) ? String.fromCharCode(...bytes) : null;
}

/** The text is an address and nothing else: in longer ones anything may be found. */
function addressIn(text: string): Address | null {
  const bare = text.trim();
  if (bare.length < leastText || bare.length > 100) return null;
  const found = addressesIn(`wallet ${bare}`)[0];
  return found !== undefined && found.text === bare && !isNobodys(found) ? found : null;
}

function attempt(decode: () => string | null): string | null {
  try {
    return decode();
  } catch {
    return null;
  }
}
