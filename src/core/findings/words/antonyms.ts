/** Words that are each other's opposites where money is counted. */
import { wordsOf } from "../../syntax/statement.ts";
import { speaksOf } from "./lexicon.ts";

/** Each is the other's opposite where money is counted. */
const antonyms: readonly (readonly [string, string])[] = [
  ["bid", "ask"],
  ["bids", "asks"],
  ["buy", "sell"],
  ["buys", "sells"],
  ["buyer", "seller"],
  ["long", "short"],
  ["longs", "shorts"],
  ["min", "max"],
  ["minimum", "maximum"],
  ["debit", "credit"],
  ["debits", "credits"],
  ["maker", "taker"],
  ["base", "quote"],
  ["deposit", "withdraw"],
  ["deposits", "withdrawals"],
  ["deposit", "withdrawal"],
  ["sender", "recipient"],
  ["sender", "receiver"],
  ["from", "to"],
  ["payer", "payee"],
  ["owner", "spender"],
  ["asset", "liability"],
  ["assets", "liabilities"],
  ["collateral", "debt"],
  ["gross", "net"],
  ["profit", "loss"],
  ["gain", "loss"],
  ["upper", "lower"],
  ["above", "below"],
  ["over", "under"],
  ["high", "low"],
  ["highest", "lowest"],
  ["best", "worst"],
  ["up", "down"],
  ["ceil", "floor"],
  ["asc", "desc"],
  ["ascending", "descending"],
  ["first", "last"],
  ["open", "close"],
  ["entry", "exit"],
  ["increase", "decrease"],
  ["increment", "decrement"],
  ["add", "sub"],
  ["add", "subtract"],
  ["plus", "minus"],
  ["mul", "div"],
  ["borrow", "repay"],
  ["borrow", "lend"],
  ["mint", "burn"],
  ["lock", "unlock"],
  ["grant", "revoke"],
  ["allow", "deny"],
  ["enable", "disable"],
  ["pause", "unpause"],
  ["in", "out"],
  ["input", "output"],
  ["token0", "token1"],
  ["reserve0", "reserve1"],
  ["amount0", "amount1"],
  ["greatest", "least"],
  ["largest", "smallest"],
  ["before", "after"],
  ["start", "end"],
];

const opposites: ReadonlyMap<string, ReadonlySet<string>> = oppositesFrom(antonyms);

/** The two words in which two identifiers differ, if that is all and they are opposites; else null. */
export function antonymsIn(one: string, other: string): readonly [string, string] | null {
  const left = partsOf(one);
  const right = partsOf(other);
  if (left.length !== right.length) return null;
  const at = left.findIndex((part, index) => part !== right[index]);
  const [was, is] = [left[at] ?? "", right[at] ?? ""];
  if (at < 0 || left.some((part, index) => index !== at && part !== right[index])) return null;
  return opposites.get(was)?.has(is) ? [was, is] : null;
}

/** True of names that are no two names of one thing: `minAmount` and `maxAmount`, `daily` and `yearly`. */
export function meansOther(one: string, other: string): boolean {
  return (
    one !== other &&
    (antonymsIn(one, other) !== null || (speaksOf("span", one) && speaksOf("span", other)))
  );
}

/** As `wordsOf`, with a last digit kept: `token0`. */
function partsOf(text: string): readonly string[] {
  const digit = /\d$/.exec(text)?.[0] ?? "";
  return wordsOf(text).map((part, index, all) => (index === all.length - 1 ? part + digit : part));
}

function oppositesFrom(
  pairs: readonly (readonly [string, string])[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Map<string, Set<string>>();
  for (const [one, other] of [...pairs, ...pairs.map(([a, b]) => [b, a] as const)])
    known.set(one, (known.get(one) ?? new Set()).add(other));
  return known;
}
