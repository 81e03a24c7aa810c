/** Addresses that money can be sent to, in a line of any text. */
import { sha256 } from "@noble/hashes/sha2.js";
import { keccak_256 } from "@noble/hashes/sha3.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { base58, bech32, bech32m, createBase58check } from "@scure/base";

export type Chain = "EVM" | "Bitcoin" | "TRON" | "bech32" | "base58check" | "Solana";

export interface Address {
  readonly chain: Chain;
  /** As it is written. */
  readonly text: string;
  /** Two addresses are the same if and only if these are. */
  readonly canonical: string;
  /** Offset in the line. */
  readonly at: number;
  /** True when its letters claim a checksum that is wrong; other chains have no such address. */
  readonly isMistyped: boolean;
}

const candidate =
  /(?<![A-Za-z0-9])(?:0[xX][0-9a-fA-F]{40}|[A-Za-z0-9]{1,20}1[02-9ac-hj-np-zAC-HJ-NP-Z]{38,90}|[1-9A-HJ-NP-Za-km-z]{25,62})(?![A-Za-z0-9])/g;
const solanaHint =
  /sol|pubkey|public_?key|mint|wallet|account|program|owner|authority|treasury|recipient|vault|payer|destination|address|payout|fee/i;
const checked = createBase58check(sha256);

/** In the order of the line. A Solana address has no checksum, so the line must speak of one. */
export function addressesIn(line: string): readonly Address[] {
  const found: Address[] = [];
  for (const match of line.matchAll(candidate)) {
    const address = addressOf(match[0], match.index) ?? solanaIn(match[0], match.index, line);
    if (address !== null) found.push(address);
  }
  return found;
}

/** For comparing with what somebody wrote in a policy: the text itself where it is no address. */
export function canonicalOf(text: string): string {
  const trimmed = text.trim();
  return addressOf(trimmed, 0)?.canonical ?? trimmed;
}

/** Four characters at either end are what people compare. */
export function isLookAlike(one: string, other: string): boolean {
  return endsOf(one) === endsOf(other);
}

/** Of the canonical form: what it begins and ends with, the mark of its chain aside. */
export function endsOf(canonical: string): string {
  const body = canonical.replace(/^(?:0x|[a-z]{1,20}1(?=[02-9ac-hj-np-z]{30}))/, "");
  return body.slice(0, 4) + body.slice(-4);
}

function addressOf(text: string, at: number): Address | null {
  if (/^0x[0-9a-f]{40}$/i.test(text)) return evmOf(text, at);
  return segwitOf(text, at) ?? base58checkOf(text, at);
}

function evmOf(text: string, at: number): Address {
  const digits = text.slice(2);
  const lower = digits.toLowerCase();
  const isMixed = digits !== lower && digits !== digits.toUpperCase();
  const isMistyped = isMixed && digits !== checksummed(lower);
  return { chain: "EVM", text, canonical: `0x${lower}`, at, isMistyped };
}

/** EIP-55: a letter is upper-case where the hash of the address has a high digit. */
function checksummed(lower: string): string {
  const hash = bytesToHex(keccak_256(utf8ToBytes(lower)));
  return [...lower]
    .map((digit, index) =>
      Number.parseInt(hash[index] ?? "0", 16) >= 8 ? digit.toUpperCase() : digit,
    )
    .join("");
}

function segwitOf(text: string, at: number): Address | null {
  const isOneCase = text === text.toLowerCase() || text === text.toUpperCase();
  if (!isOneCase || !/^[a-zA-Z0-9]{1,20}1[a-zA-Z0-9]{38,90}$/.test(text)) return null;
  const lower = text.toLowerCase();
  const decoded = bech32.decodeUnsafe(lower, 120) ?? bech32m.decodeUnsafe(lower, 120);
  if (!decoded) return null;
  const chain = /^(?:bc|tb|bcrt)$/.test(decoded.prefix) ? "Bitcoin" : "bech32";
  return { chain, text, canonical: lower, at, isMistyped: false };
}

function base58checkOf(text: string, at: number): Address | null {
  if (text.length > 40) return null;
  const bytes = attempt(() => checked.decode(text));
  if (bytes === null || bytes.length !== 21) return null;
  const version = bytes[0] ?? 0;
  const isBitcoin = [0x00, 0x05, 0x6f, 0xc4].includes(version);
  const chain = isBitcoin ? "Bitcoin" : version === 0x41 ? "TRON" : "base58check";
  return { chain, text, canonical: text, at, isMistyped: false };
}

function solanaIn(text: string, at: number, line: string): Address | null {
  if (text.length < 32 || text.length > 44) return null;
  // The hint stands near it: a line may be as long as an attacker likes.
  const around =
    line.slice(Math.max(0, at - 120), at) + line.slice(at + text.length, at + text.length + 60);
  if (!solanaHint.test(around) || !/\d/.test(text) || !/[A-Z]/.test(text)) return null;
  const bytes = attempt(() => base58.decode(text));
  if (bytes === null || bytes.length !== 32) return null;
  return { chain: "Solana", text, canonical: text, at, isMistyped: false };
}

function attempt(decode: () => Uint8Array): Uint8Array | null {
  try {
    return decode();
  } catch {
    return null;
  }
}
