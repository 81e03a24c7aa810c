/** Conditions that tell one person, one account or one amount from all others. */
import { readableOf, textOf, wordsOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import { unquoted } from "../values/literal.ts";
import { speaksOf } from "../words/lexicon.ts";
import { type Comparison, comparisonsIn } from "./comparison.ts";

export interface Somebody {
  readonly kind: "person" | "amount" | "note" | "look-up";
  /** As written: `user.email`. Hostile text. */
  readonly who: string;
  /** The literal; hostile text. */
  readonly what: string;
}

/** Everybody and everything that these tokens single out by a literal. */
export function somebodiesIn(tokens: readonly Token[]): readonly Somebody[] {
  return [...comparisonsIn(tokens).flatMap(inComparison), ...lookUpsIn(tokens)];
}

function inComparison({ left, sign, right }: Comparison): readonly Somebody[] {
  if (/[<>]/.test(sign)) return [];
  const [who, what] =
    literalsIn(left).length > 0 && !isPlain(right) ? [right, left] : [left, right];
  const kind = isPlain(what) ? kindOf(who, literalsIn(what)) : null;
  return kind === null ? [] : [{ kind, who: shown(who), what: shown(what) }];
}

/** A literal, a list of them, or one that is put into another form: `Decimal("13.37")`. */
function isPlain(tokens: readonly Token[]): boolean {
  return (
    literalsIn(tokens).length > 0 &&
    tokens.every(
      ({ kind, text }, index) =>
        kind !== "word" || tokens[index + 1]?.text === "(" || /^(?:n|new|address)$/.test(text),
    )
  );
}

function literalsIn(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter(({ kind }) => kind === "string" || kind === "number");
}

function kindOf(who: readonly Token[], literals: readonly Token[]): Somebody["kind"] | null {
  const name = lastNameOf(who);
  const path = textOf(who);
  if (/\b(?:typeof|len|length|size|count|instanceof|type)\b/.test(path)) return null;
  if (literals.some((literal) => isSomebody(path, name, literal))) return "person";
  if (speaksOf("note", name)) return literals.some(isPassword) ? "note" : null;
  return speaksOf("amount", name) && literals.some(isMagic) ? "amount" : null;
}

/** What a path is asked for at last: `email` of `user.email.toLowerCase()`. */
function lastNameOf(tokens: readonly Token[]): string {
  const names = tokens.filter(
    ({ kind, text }) =>
      kind === "word" &&
      !/^(?:to|as|lower|upper|trim|strip|str|string|int|hex|get|value)/i.test(text),
  );
  const last = names.at(-1)?.text ?? tokens.findLast(({ kind }) => kind === "word")?.text ?? "";
  // `payload["code"]`, `payload.get("code")`.
  const key = /^[\])]$/.test(tokens.at(-1)?.text ?? "") ? tokens.at(-2) : undefined;
  return key?.kind === "string" ? unquoted(key.text) : last;
}

function isSomebody(path: string, name: string, literal: Token): boolean {
  const value = unquoted(literal.text);
  if (isPlaceholder(value) || speaksOf("category", name)) return false;
  if (isHash(value) && speaksOf("person", path)) return true;
  if (!speaksOf("identifier", name)) return false;
  if (speaksOf("person", path))
    return literal.kind === "number" ? Number(value) > 1 : value.length > 1;
  return speaksOf("identity", path) && isUnmistakable(value);
}

/** Nobody in particular: a group, a kind of account, nothing, the zero address. */
function isPlaceholder(value: string): boolean {
  return (
    value === "" ||
    /^0x(?:0+\d?|[eE]+)$/.test(value) ||
    /^[A-Z][A-Z_]*$/.test(value) ||
    /[%{*\\/\s]/.test(value) ||
    (/^[a-zA-Z_ -]+$/.test(value) && speaksOf("group", value))
  );
}

/** An address, an e-mail address, an account number. */
function isUnmistakable(value: string): boolean {
  return (
    /^0x[\da-fA-F]{6,}$/.test(value) ||
    /^[^@\s]+@[^@\s]+$/.test(value) ||
    (/\d{4,}/.test(value) && /^[\w-]+$/.test(value)) ||
    isHash(value) ||
    /^[1-9A-HJ-NP-Za-km-z]{26,}$/.test(value)
  );
}

function isHash(value: string): boolean {
  return /^(?:0x)?[\da-f]{32,128}$/i.test(value);
}

/** A number that nobody comes upon by chance. */
function isMagic({ text }: Token): boolean {
  const value = unquoted(text).replaceAll("_", "");
  if (/^0x/i.test(value)) return value.length > 4 && !/^0x[0f]+$/i.test(value);
  if (!/^\d[\d.]*[a-z]?\w{0,4}$/i.test(value)) return false;
  const number = Number(value.replace(/[a-z]\w*$/i, ""));
  if (!Number.isFinite(number) || Number.isInteger(Math.log2(number))) return false;
  return value.replace(".", "").replaceAll(/^0+|0+$/g, "").length >= 3;
}

/** A word that somebody thought of, told from a kind by a digit or a mark in it. */
function isPassword(literal: Token): boolean {
  const value = unquoted(literal.text);
  if (literal.kind === "number") return isMagic(literal);
  return value.length > 2 && /[^a-z_]/i.test(value) && !isPlaceholder(value);
}

/** `isUserEnabled("jdoe")`, `users.find("jdoe")`, `accounts["8c1f"]`. */
function lookUpsIn(tokens: readonly Token[]): readonly Somebody[] {
  return tokens.slice(0, 400).flatMap((token, index): readonly Somebody[] => {
    const [open, literal, close] = tokens.slice(index + 1, index + 4);
    if (token.kind !== "word" || literal?.kind !== "string" || !isPair(open, close)) return [];
    const value = unquoted(literal.text);
    const holder = tokens[index - 2]?.text ?? "";
    const asks =
      open?.text === "["
        ? /^(?:users|accounts|customers|employees|members|traders)$/i.test(token.text)
        : isLookUp(token.text) || (speaksOf("people", holder) && speaksOf("lookUp", token.text));
    if (!asks || value.length < 2 || isPlaceholder(value)) return [];
    return [{ kind: "look-up", who: token.text, what: literal.text }];
  });
}

function isPair(open: Token | undefined, close: Token | undefined): boolean {
  return (open?.text === "(" && close?.text === ")") || (open?.text === "[" && close?.text === "]");
}

/** `find_user`, `userExists`. */
function isLookUp(name: string): boolean {
  const last = wordsOf(name);
  return last.length > 1 && last.length < 4 && speaksOf("lookUp", name) && speaksOf("person", name);
}

function shown(tokens: readonly Token[]): string {
  return readableOf(textOf(tokens));
}
