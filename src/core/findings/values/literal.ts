/** What literals are worth: numbers with their suffixes, texts that hold numbers, units. */

export type Constant =
  | {
      readonly kind: "number";
      /** Durations in seconds, amounts of ether in wei. */
      readonly number: number;
      readonly unit: Unit;
    }
  /** No bound: infinity, the largest number of its type. */
  | { readonly kind: "unlimited" }
  | { readonly kind: "boolean"; readonly is: boolean }
  /** `None`, `null`, `nil`. */
  | { readonly kind: "nothing" }
  | { readonly kind: "text"; readonly text: string };

export type Unit = "none" | "seconds" | "wei";

export const seconds: Readonly<Record<string, number>> = {
  ns: 1e-9,
  nanosecond: 1e-9,
  us: 1e-6,
  microsecond: 1e-6,
  ms: 1e-3,
  milli: 1e-3,
  millisecond: 1e-3,
  s: 1,
  sec: 1,
  second: 1,
  min: 60,
  minute: 60,
  h: 3_600,
  hr: 3_600,
  hour: 3_600,
  d: 86_400,
  day: 86_400,
  w: 604_800,
  week: 604_800,
  year: 31_536_000,
};
export const wei: Readonly<Record<string, number>> = {
  wei: 1,
  gwei: 1e9,
  szabo: 1e12,
  finney: 1e15,
  ether: 1e18,
};

/** Calls that give their argument in another type. */
export const wrappers: ReadonlySet<string> = new Set(
  `bigdecimal bigint biginteger bignumber bn dec decimal double fixed float float64 fromnumber int int64 integer
   long newfromfloat newfromint newint new number parsefloat parseint str string toint u128 u256 u64 uint uint256
   valueof from some ok requirefromstring newfromstring fromstring of wad ray big i128 i64 f64`.split(
    /\s+/,
  ),
);
export const unlimited: ReadonlySet<string> = new Set([
  "infinity",
  "inf",
  "max_value",
  "max_safe_integer",
  "maxuint256",
  "max_uint256",
  "max_uint",
  "uint_max",
  "maxint64",
  "maxint",
  "maxsize",
  "max_int",
  "maxfloat64",
  "maxuint64",
]);

export function durationOf(value: Constant | null, unit: string): Constant | null {
  const name = unit.toLowerCase();
  const known =
    seconds[name] ?? seconds[name.replace(/s(?:ec)?$/, "")] ?? seconds[name.replace(/s$/, "")];
  return known === undefined ? value : scaledBy(value, known, "seconds");
}

export function scaledBy(value: Constant | null, factor: number, unit: Unit): Constant | null {
  return value?.kind === "number" ? { kind: "number", number: value.number * factor, unit } : null;
}

export function timeOf(number: number): Constant {
  return { kind: "number", number, unit: "seconds" };
}

/** `1_000n`, `0x10`, `1e6`, `5L`, `10u64`. */
export function numberOf(text: string): Constant | null {
  const bare = text.replaceAll("_", "");
  const hex = /^0[xX][\da-fA-F]+/.exec(bare);
  const decimal = /^\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/.exec(bare);
  const digits = hex?.[0] ?? decimal?.[0];
  if (digits === undefined) return null;
  const suffix = bare.slice(digits.length).toLowerCase();
  // A suffix that says the type says nothing of the number: 5L, 10u64, 1n, 2.0f.
  const isType = hex !== null || /^(?:[uifl]*\d*|n|[umdl]+|usize|isize|bd)$/.test(suffix);
  if (isType) return { kind: "number", number: Number(digits), unit: "none" };
  const duration = seconds[suffix.replace(/s$/, "")] ?? seconds[suffix];
  return duration === undefined ? null : timeOf(Number(digits) * duration);
}

/** `"0.05"`, `"48h"`, `"7 days"`, `"5%"`, `"PT48H"`; else the text itself. */
export function textConstantOf(text: string): Constant {
  const trimmed = text.trim();
  const match = /^([-+]?\d[\d_,]*(?:\.\d+)?(?:[eE][-+]?\d+)?)\s*([a-zA-Z]+|%)?$/.exec(trimmed);
  const number = match === null ? Number.NaN : Number((match[1] ?? "").replaceAll(/[_,]/g, ""));
  const suffix = (match?.[2] ?? "").toLowerCase();
  if (!Number.isNaN(number)) {
    if (suffix === "") return { kind: "number", number, unit: "none" };
    if (suffix === "%") return { kind: "number", number: number / 100, unit: "none" };
    const duration = seconds[suffix] ?? seconds[suffix.replace(/s$/, "")];
    if (duration !== undefined) return timeOf(number * duration);
    if (wei[suffix] !== undefined)
      return { kind: "number", number: number * (wei[suffix] ?? 1), unit: "wei" };
  }
  if (/^(?:inf|infinity|unlimited|\.inf)$/i.test(trimmed)) return { kind: "unlimited" };
  if (/^(?:true|false|yes|no|on|off)$/i.test(trimmed))
    return { kind: "boolean", is: /^(?:true|yes|on)$/i.test(trimmed) };
  return { kind: "text", text };
}

/** Without its quotes and what stands before them: `f"…"`, `b'…'`. */
export function unquoted(text: string): string {
  const match = /^[a-zA-Z]{0,2}("""|'''|["'`])([\s\S]*)\1$/.exec(text);
  return match?.[2] ?? text.replaceAll(/^["'`]|["'`]$/g, "");
}
