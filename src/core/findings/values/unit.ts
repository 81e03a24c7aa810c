/** Units of money and time, by the words that code has for them. */
import type { Token } from "../../syntax/token.ts";

export interface Unit {
  readonly kind: "amount" | "time" | "decimals";
  /** How much one is, in the smallest. */
  readonly factor: number;
}

const amounts: Readonly<Record<string, number>> = {
  wei: 1,
  gwei: 1e9,
  ether: 1e18,
  parseether: 1e18,
  parsegwei: 1e9,
  fromwei: 1e-18,
  towei: 1e18,
  sats: 1,
  satoshis: 1,
  btc: 1e8,
  lamports: 1,
  sol: 1e9,
};
const times: Readonly<Record<string, number>> = {
  nanosecond: 1e-9,
  microsecond: 1e-6,
  millisecond: 1e-3,
  second: 1,
  minute: 60,
  hour: 3_600,
  day: 86_400,
  week: 604_800,
};
/** Powers of ten that tokens have as decimals. */
const decimals: ReadonlySet<number> = new Set([6, 8, 9, 12, 18, 24, 27]);

export function unitIn({ kind, text }: Token): Unit | null {
  if (kind === "number") return decimalsIn(text);
  if (kind !== "word") return null;
  const word = text.toLowerCase().replaceAll("_", "");
  const amount = Object.hasOwn(amounts, word) ? amounts[word] : undefined;
  if (amount !== undefined) return { kind: "amount", factor: amount };
  const name = word.replace(/s$/, "");
  const time = Object.hasOwn(times, name) ? times[name] : undefined;
  return time === undefined ? null : { kind: "time", factor: time };
}

function decimalsIn(text: string): Unit | null {
  const power = /^(?:1e)?(\d{1,2})n?$/i.exec(text)?.[1];
  const count = Number(power);
  return decimals.has(count) ? { kind: "decimals", factor: 10 ** count } : null;
}
