/** What a constant expression is worth, whatever language writes it: `2 * 60 * time.Minute`. */
import type { Token } from "../syntax/token.ts";

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

const mostTokens = 120;
const mostDepth = 24;

/** Null where it is not constant, or not known to be. */
export function constantOf(tokens: readonly Token[]): Constant | null {
  if (tokens.length === 0 || tokens.length > mostTokens) return null;
  const reader = new Reader(tokens);
  const value = reader.expression(0, 0);
  return reader.isAtEnd() ? value : null;
}

const seconds: Readonly<Record<string, number>> = {
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
const wei: Readonly<Record<string, number>> = {
  wei: 1,
  gwei: 1e9,
  szabo: 1e12,
  finney: 1e15,
  ether: 1e18,
};

/** Calls that give their argument in another type. */
const wrappers: ReadonlySet<string> = new Set(
  `bigdecimal bigint biginteger bignumber bn dec decimal double fixed float float64 fromnumber int int64 integer
   long newfromfloat newfromint newint new number parsefloat parseint str string toint u128 u256 u64 uint uint256
   valueof from some ok requirefromstring newfromstring fromstring of wad ray big i128 i64 f64`.split(
    /\s+/,
  ),
);
const unlimited: ReadonlySet<string> = new Set([
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

class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  isAtEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  /** Operators that bind tighter than `floor` belong to it. */
  expression(floor: number, depth: number): Constant | null {
    let left = depth > mostDepth ? null : this.#operand(depth);
    for (;;) {
      const power = powers[this.#text() ?? ""];
      if (left === null || power === undefined || power < floor) return left;
      const sign = this.#text() ?? "";
      this.#at += 1;
      // A power binds to the right.
      const right = this.expression(sign === "**" ? power : power + 1, depth + 1);
      left = right === null ? null : computed(sign, left, right);
    }
  }

  #operand(depth: number): Constant | null {
    const token = this.#tokens[this.#at];
    if (token === undefined) return null;
    this.#at += 1;
    switch (token.kind) {
      case "number":
        return this.#withUnit(numberOf(token.text));
      case "string":
        return textConstantOf(unquoted(token.text));
      case "word":
        return this.#word(token, depth);
      case "operator":
        return this.#bracketOrSign(token.text, depth);
      default:
        return token.kind satisfies never;
    }
  }

  #bracketOrSign(text: string, depth: number): Constant | null {
    if (text === "(") return this.#closed(depth);
    const value =
      text === "-" || text === "+" ? this.expression(powers["*"] ?? 0, depth + 1) : null;
    if (value?.kind !== "number") return null;
    return text === "-" ? { ...value, number: -value.number } : value;
  }

  /** Up to the closing bracket; a name before a value, and further arguments, are passed over. */
  #closed(depth: number): Constant | null {
    const name = this.#tokens[this.#at];
    const isNamed = name?.kind === "word" && this.#tokens[this.#at + 1]?.text === "=";
    if (isNamed) this.#at += 2;
    let value = this.expression(0, depth + 1);
    if (isNamed) value = durationOf(value, name.text);
    if (this.#text() === "," && value !== null) value = this.#scaled(value, depth);
    if (this.#text() !== ")") return null;
    this.#at += 1;
    return value;
  }

  /** `parseUnits("1", 6)`: the second argument counts its decimals. */
  #scaled(value: Constant, depth: number): Constant | null {
    this.#at += 1;
    const decimals = this.expression(0, depth + 1);
    if (value.kind !== "number" || decimals?.kind !== "number" || decimals.number > 40) return null;
    return { ...value, number: value.number * 10 ** decimals.number };
  }

  #word(token: Token, depth: number): Constant | null {
    if (token.text === "new" && this.#tokens[this.#at]?.kind === "word")
      return this.#operand(depth);
    const path = [token.text, ...this.#members()];
    const name = (path.at(-1) ?? "").toLowerCase();
    if (this.#text() === "!" && this.#tokens[this.#at + 1]?.text === "(") this.#at += 1;
    if (this.#text() === "(") return this.#call(name, depth);
    if (unlimited.has(name) || (name === "max" && path.length > 1)) return { kind: "unlimited" };
    if (path.length === 1) return plainWordOf(name);
    const duration = seconds[name.replace(/s$/, "")];
    return duration !== undefined && name.length > 2 ? timeOf(duration) : null;
  }

  #call(name: string, depth: number): Constant | null {
    this.#at += 1;
    // `type(uint256).max`
    if (name === "type") return this.#largestOfType();
    const value = this.#closed(depth);
    const bare = name.replace(/^(?:of|from|to|as|parse|new)_?/, "");
    if (wei[bare] !== undefined) return scaledBy(value, wei[bare] ?? 1, "wei");
    if (name === "parseunits") return value;
    const duration = durationOf(value, bare);
    if (duration !== value) return duration;
    const isKnown =
      wrappers.has(name) || wrappers.has(bare) || name === "timedelta" || name === "duration";
    if (value === null || !isKnown) return null;
    return this.#memberOf(value);
  }

  #largestOfType(): Constant | null {
    const word = this.#tokens[this.#at];
    const rest = this.#tokens.slice(this.#at + 1, this.#at + 4).map(({ text }) => text);
    this.#at += 4;
    return word?.kind === "word" && rest.join("") === ").max" ? { kind: "unlimited" } : null;
  }

  #withUnit(value: Constant | null): Constant | null {
    const next = this.#tokens[this.#at];
    if (next?.kind !== "word") return this.#memberOf(value);
    const name = next.text.toLowerCase();
    const duration = seconds[name.replace(/s$/, "")];
    if (duration === undefined && wei[name] === undefined) return value;
    this.#at += 1;
    return duration === undefined
      ? scaledBy(value, wei[name] ?? 1, "wei")
      : scaledBy(value, duration, "seconds");
  }

  /** `5.minutes`, `48.hours`. */
  #memberOf(value: Constant | null): Constant | null {
    const [dot, name] = this.#tokens.slice(this.#at, this.#at + 2);
    if (dot?.text !== "." || name?.kind !== "word") return value;
    const duration = seconds[name.text.toLowerCase().replace(/s$/, "")];
    if (duration === undefined) return value;
    this.#at += 2;
    return scaledBy(value, duration, "seconds");
  }

  #members(): readonly string[] {
    const names: string[] = [];
    while (
      [".", "::"].includes(this.#text() ?? "") &&
      this.#tokens[this.#at + 1]?.kind === "word"
    ) {
      names.push(this.#tokens[this.#at + 1]?.text ?? "");
      this.#at += 2;
    }
    return names;
  }

  #text(): string | undefined {
    return this.#tokens[this.#at]?.text;
  }
}

const powers: Readonly<Record<string, number>> = {
  "<<": 1,
  "+": 2,
  "-": 2,
  "*": 3,
  "/": 3,
  "//": 3,
  "%": 3,
  "**": 4,
};

function computed(sign: string, left: Constant, right: Constant): Constant | null {
  if (left.kind !== "number" || right.kind !== "number") return null;
  const number = calculated(sign, left.number, right.number);
  const unit = left.unit === "none" ? right.unit : left.unit;
  return Number.isFinite(number) ? { kind: "number", number, unit } : { kind: "unlimited" };
}

function calculated(sign: string, left: number, right: number): number {
  switch (sign) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return left / right;
    case "//":
      return Math.floor(left / right);
    case "%":
      return left % right;
    case "<<":
      return left * 2 ** right;
    default:
      return left ** right;
  }
}

function plainWordOf(name: string): Constant | null {
  if (name === "true" || name === "false") return { kind: "boolean", is: name === "true" };
  return /^(?:none|null|nil|undefined)$/.test(name) ? { kind: "nothing" } : null;
}

function durationOf(value: Constant | null, unit: string): Constant | null {
  const name = unit.toLowerCase();
  const known =
    seconds[name] ?? seconds[name.replace(/s(?:ec)?$/, "")] ?? seconds[name.replace(/s$/, "")];
  return known === undefined ? value : scaledBy(value, known, "seconds");
}

function scaledBy(value: Constant | null, factor: number, unit: Unit): Constant | null {
  return value?.kind === "number" ? { kind: "number", number: value.number * factor, unit } : null;
}

function timeOf(number: number): Constant {
  return { kind: "number", number, unit: "seconds" };
}

/** `1_000n`, `0x10`, `1e6`, `5L`, `10u64`. */
function numberOf(text: string): Constant | null {
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
