/** What a constant expression is worth, whatever language writes it: `2 * 60 * time.Minute`. */
import type { Token } from "../../syntax/token.ts";
import {
  type Constant,
  durationOf,
  numberOf,
  scaledBy,
  seconds,
  textConstantOf,
  timeOf,
  unlimited,
  unquoted,
  wei,
  wrappers,
} from "./literal.ts";

const mostTokens = 120;
const mostDepth = 24;

/** Null where it is not constant, or not known to be. */
export function constantOf(tokens: readonly Token[]): Constant | null {
  if (tokens.length === 0 || tokens.length > mostTokens) return null;
  const reader = new Reader(tokens);
  const value = reader.expression(0, 0);
  return reader.isAtEnd() ? value : null;
}

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
