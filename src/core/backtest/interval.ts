/** How often something happened, and how often it may happen, given how few were looked at. */

export interface Rate {
  readonly count: number;
  readonly of: number;
  /** Per 100; null of none. */
  readonly per100: number | null;
  /** Wilson's interval: in 95 of 100 such samples the true rate is in it. Null of none. */
  readonly low: number | null;
  readonly high: number | null;
}

/** Of the normal distribution: 95 of 100 lie within. */
const z = 1.959963984540054;

/** `count` of `of` independent trials. */
export function rateOf(count: number, of: number): Rate {
  if (of === 0) return { count, of, per100: null, low: null, high: null };
  const share = count / of;
  const weight = 1 + z ** 2 / of;
  const middle = (share + z ** 2 / (2 * of)) / weight;
  const reach = (z / weight) * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  // At the ends the formula comes to 0 and 1, but for the last digits.
  const low = count === 0 ? 0 : middle - reach;
  const high = count === of ? 1 : middle + reach;
  return { count, of, per100: rounded(share), low: rounded(low), high: rounded(high) };
}

/** Per 100, with two decimals. */
function rounded(share: number): number {
  return Math.round(share * 10_000) / 100;
}
