/** Addresses that an expression is, or that a name of the file stands for. */
import { textOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import { definitionsOf, nameIn } from "../calls/definition.ts";
import type { Named } from "../sides/subject.ts";
import { type Address, addressesIn } from "./address.ts";

const mostTokens = 4_000;
const mostContext = 4;

export interface AddressToken {
  readonly address: Address;
  readonly token: Token;
}

/** Address literals in code: not those in comments. */
export function addressesAmong(tokens: readonly Token[]): readonly AddressToken[] {
  return tokens.slice(0, mostTokens).flatMap((token, index) => {
    if (token.text.length < 25 || token.text.length > 2_000) return [];
    const context = `${textOf(tokens.slice(Math.max(0, index - mostContext), index))} `;
    return addressesIn(context + token.text)
      .filter(({ at }) => at >= context.length)
      .map((address) => ({ address, token }));
  });
}

/** Nobody holds its key: zero, burnt, a precompile, a placeholder. */
export function isNobodys({ canonical }: Address): boolean {
  return (
    /^0x(?:0{30}|(.)\1{39}$|(..)\2{19}$|e{40}$|1234567890)/.test(canonical) ||
    /^0x.{0,8}dead.{0,4}$|dead$|^0x(?:dead|beef|cafe){3}/.test(canonical) ||
    /^1{32}$|1{20}/.test(canonical)
  );
}

/** The address that it is, written there or under a constant of this file; null for anything else. */
export function addressOf(value: readonly Token[], file: Named): Address | null {
  const literal = literalIn(value);
  if (literal !== null) return literal;
  const name = nameIn(value);
  if (name === null) return null;
  return (
    definitionsOf(name, file)
      .map(literalIn)
      .find((address) => address !== null) ?? null
  );
}

function literalIn(value: readonly Token[]): Address | null {
  return addressesAmong(value).find(({ address }) => !isNobodys(address))?.address ?? null;
}
