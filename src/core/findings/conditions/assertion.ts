/** Calls that fail when what they are given does not hold: `require(x > 0)`, `ThrowIfNegative(x)`. */
import type { Token } from "../../syntax/token.ts";
import type { Call } from "../calls/call.ts";
import { type Logic, logicOf, negated } from "./condition.ts";

const asserts: ReadonlySet<string> = new Set([
  "require",
  "assert",
  "invariant",
  "ensure",
  "precondition",
  "expects",
  "verify",
]);

/** Whatever they are given is a condition. */
const sureAsserts: ReadonlySet<string> = new Set(["checkArgument", "checkState"]);

type Values = Call["arguments"];

/** When the call fails; null where its name and arguments do not say. */
export function failureOf(call: Call): Logic | null {
  const { name, path, arguments: values } = call;
  const [condition = []] = values;
  const isMacro = path.at(-1)?.text === "!";
  const isSure = sureAsserts.has(name) && condition.length > 0;
  if (isSure || ((asserts.has(name) || (isMacro && name === "validate")) && isTest(condition)))
    return negated(logicOf(condition));
  return failureByName(call);
}

/** Rust has `require_gte!(a, b)`, C# has `ThrowIfLessThan(a, b)` and `ThrowIfNegative(a)`. */
export function failureByName({ name, arguments: values }: Call): Logic | null {
  const held = /^(?:debug_)?(?:require|assert|ensure)_(?:keys_)?(\w+)$/.exec(name)?.[1];
  if (held === undefined) return comparison(/^ThrowIf(\w+)$/.exec(name)?.[1] ?? "", values);
  const logic = comparison(held, values);
  return logic === null ? null : negated(logic);
}

function comparison(name: string, [left, right]: Values): Logic | null {
  const [sign, fixed] = signs.get(name) ?? [];
  const other = fixed === undefined ? right : [{ kind: "word", text: fixed, line: 0 } as const];
  if (sign === undefined || left === undefined || other === undefined) return null;
  return logicOf([...left, operator(sign, left), ...other]);
}

const signs: ReadonlyMap<string, readonly [sign: string, fixed?: string]> = new Map([
  ["eq", ["=="]],
  ["ne", ["!="]],
  ["neq", ["!="]],
  ["gt", [">"]],
  ["gte", [">="]],
  ["lt", ["<"]],
  ["lte", ["<="]],
  ["Null", ["==", "null"]],
  ["Zero", ["==", "0"]],
  ["Negative", ["<", "0"]],
  ["NegativeOrZero", ["<=", "0"]],
  ["Equal", ["=="]],
  ["NotEqual", ["!="]],
  ["GreaterThan", [">"]],
  ["GreaterThanOrEqual", [">="]],
  ["LessThan", ["<"]],
  ["LessThanOrEqual", ["<="]],
]);

function operator(text: string, [beside]: readonly Token[]): Token {
  return { kind: "operator", text, line: beside?.line ?? 1 };
}

/** Told from `verify(signature)`, which is a call of somebody's own. */
function isTest(tokens: readonly Token[]): boolean {
  return (
    tokens.some((token) => /^(?:[<>]=?|[!=]==?|!|&&|\|\||not|in|is|and|or)$/.test(token.text)) ||
    tokens.length === 1 ||
    /^(?:is|has|can)[A-Z_]/.test(tokens[0]?.text ?? "")
  );
}
