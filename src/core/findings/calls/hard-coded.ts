/** Keys and words of wallets that are written into code. */
import { sha256 } from "@noble/hashes/sha2.js";
import { createBase58check } from "@scure/base";
import { remembered } from "../../remembered.ts";
import { wordsOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import { unquoted } from "../values/literal.ts";
import { speaksOf } from "../words/lexicon.ts";

export interface HardCoded {
  /** Ours: what it is. */
  readonly what: string;
  /** Everybody knows it: whoever uses it gives the money to everybody. */
  readonly isKnown: boolean;
  readonly line: number;
}

const checked = createBase58check(sha256);
const mostTokens = 4_000;
const mostText = 8_000;
const pem = /-----BEGIN (?:RSA |EC |DSA |OPENSSH |ENCRYPTED |PGP )?PRIVATE KEY(?: BLOCK)?-----/;
/** Of services whose keys say what they are. */
const services: readonly (readonly [string, RegExp])[] = [
  ["An access key of AWS", /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/],
  ["A token of GitHub", /\b(?:ghp|gho|ghs|ghu)_[A-Za-z0-9]{36}\b|\bgithub_pat_[A-Za-z0-9_]{60,}\b/],
  ["A token of Slack", /\bxox[abprs]-\d{8,14}-[A-Za-z0-9-]{20,80}\b/],
  ["A live key of Stripe", /\b[sr]k_live_[A-Za-z0-9]{24,99}\b/],
  ["A key of Google", /\bAIza[A-Za-z0-9_-]{35}\b/],
];
/** Words of the tools' own examples. */
const known =
  /^(?:test (?:test ){9,22}junk|(?:abandon ){11,23}(?:about|art)|legal winner thank year wave|letter advice cage absurd|zoo (?:zoo ){9,22}wrong|myth like bonus scare over problem|candy maple cake sugar)/;
/** English that no list of such words has. */
const never =
  /\b(?:the|and|for|not|are|was|from|with|this|that|has|have|its|but|when|than|then|into|been|will|does|must|should|can't|your|they|their|which|who|how|why|what|per|via|non)\b/;
const counts: ReadonlySet<number> = new Set([12, 15, 18, 21, 24]);

/** In code, not in comments. */
export function hardCodedIn(tokens: readonly Token[], holder: string | null): readonly HardCoded[] {
  return tokens.slice(0, mostTokens).flatMap((token, index): readonly HardCoded[] => {
    const found = inToken(tokens, index, token, holder);
    return found === null ? [] : [{ ...found, line: token.line }];
  });
}

type Kind = Omit<HardCoded, "line">;

function inToken(
  tokens: readonly Token[],
  index: number,
  token: Token,
  holder: string | null,
): Kind | null {
  const text = unquoted(token.text).slice(0, mostText);
  if (text.length < 20) return null;
  if (pem.test(text))
    return isPlaceholder(text) || !holdsMaterial(tokens)
      ? null
      : { what: "A private key", isKnown: false };
  const service = services.find(([, pattern]) => pattern.test(text));
  if (service !== undefined)
    return isPlaceholder(text) ? null : { what: service[0], isKnown: false };
  if (token.kind === "string" && isPhrase(text, tokens, index, holder))
    return { what: "The recovery phrase of a wallet", isKnown: known.test(text) };
  return walletKeyIn(text) ?? hexKeyIn(text, tokens, index, holder);
}

function isPhrase(
  text: string,
  tokens: readonly Token[],
  index: number,
  holder: string | null,
): boolean {
  if (text.length > 240 || !/^[a-z]{3,8}(?: [a-z]{3,8}){11,23}$/.test(text)) return false;
  if (!counts.has(text.split(" ").length)) return false;
  if (known.test(text)) return true;
  const isNamed = namesBefore(tokens, index, holder).some(
    (name) => speaksOf("walletKey", name) || /phrase|words/i.test(name),
  );
  return !never.test(text) && (isNamed || new Set(text.split(" ")).size > 10);
}

/** `WIF` of Bitcoin, extended private keys: their checksum says what they are. */
function walletKeyIn(text: string): Kind | null {
  const isLong = /^[xyz]prv[1-9A-HJ-NP-Za-km-z]{100,112}$/.test(text);
  if (!isLong && !/^[5KLc9][1-9A-HJ-NP-Za-km-z]{50,51}$/.test(text)) return null;
  const bytes = attempt(() => checked.decode(text));
  if (bytes === null) return null;
  if (isLong)
    return bytes.length === 78 ? { what: "An extended private key", isKnown: false } : null;
  const isWif =
    (bytes[0] === 0x80 || bytes[0] === 0xef) && (bytes.length === 33 || bytes.length === 34);
  return isWif ? { what: "A private key of Bitcoin", isKnown: false } : null;
}

/** Thirty-two bytes, under a name or in a call that says that they are a private key. */
function hexKeyIn(
  text: string,
  tokens: readonly Token[],
  index: number,
  holder: string | null,
): Kind | null {
  const digits = /^(?:0x)?([\da-fA-F]{64})$/.exec(text)?.[1]?.toLowerCase();
  if (digits === undefined || new Set(digits).size < 8) return null;
  const names = namesBefore(tokens, index, holder);
  const isKey = names.some((name) => {
    const words = wordsOf(name);
    const isWallet =
      words.at(-1) === "wallet" ||
      /(?:privatekeytoaccount|from_key|fromprivatekey|fromsecretkey)/i.test(name);
    const speaks = speaksOf("walletKey", name) && !speaksOf("besideSecret", name);
    return isWallet || speaks;
  });
  return isKey
    ? {
        what: "A private key",
        isKnown:
          digits.startsWith("ac0974bec39a17e36ba4a6b4d238ff94") ||
          digits.startsWith("59c6995e998f97a5a0044966f0945389"),
      }
    : null;
}

/** What it is assigned or handed to. */
function namesBefore(
  tokens: readonly Token[],
  index: number,
  holder: string | null,
): readonly string[] {
  const before = tokens.slice(Math.max(0, index - 6), index);
  const end = before.findLastIndex(({ text }) => text === "," || text === ";");
  const near = before.slice(end + 1).filter(({ kind }) => kind === "word" || kind === "string");
  return [...near.map(({ text }) => text), ...(holder === null ? [] : [holder])];
}

const leastMaterial = 40;

/** Without it, the marks of a key are there to be put around one, or taken off. */
const holdsMaterial = remembered((tokens: readonly Token[]): boolean => {
  let length = 0;
  for (const { kind, text } of tokens.slice(0, mostTokens))
    if (kind === "string") length += materialIn(unquoted(text).slice(0, mostText)).length;
  return length >= leastMaterial;
});

/** Of a text: what is no mark, no line break and no gap for a value. */
function materialIn(text: string): string {
  return text
    .replaceAll(/-----[A-Z ]{1,60}-----|\\[nrt]|\$?\{[^{}]{0,200}\}/g, "")
    .replaceAll(/[^A-Za-z0-9+/=]/g, "");
}

function isPlaceholder(text: string): boolean {
  return /example|placeholder|your|xxxx|\.\.\.|dummy|redacted|<|EXAMPLE/i.test(text);
}

function attempt(decode: () => Uint8Array): Uint8Array | null {
  try {
    return decode();
  } catch {
    return null;
  }
}
