import fc from "fast-check";
import { expect, it } from "vitest";
import { rateOf } from "../../../src/core/backtest/interval.ts";

it.each([
  // As Newcombe (1998) and every table since has them.
  { count: 81, of: 263, per100: 30.8, low: 25.53, high: 36.62 },
  { count: 15, of: 148, per100: 10.14, low: 6.24, high: 16.05 },
  { count: 0, of: 20, per100: 0, low: 0, high: 16.11 },
  { count: 1, of: 29, per100: 3.45, low: 0.61, high: 17.18 },
  { count: 20, of: 20, per100: 100, low: 83.89, high: 100 },
])("$count of $of is $per100 of 100, from $low to $high", (rate) => {
  expect(rateOf(rate.count, rate.of)).toEqual(rate);
});

it("of none there is no rate: 0 would look like a good one", () => {
  expect(rateOf(0, 0)).toEqual({ count: 0, of: 0, per100: null, low: null, high: null });
});

it("the interval holds the rate, and lies within 0 and 100", () => {
  fc.assert(
    fc.property(fc.nat(2_000), fc.nat(2_000), (one, other) => {
      const { per100, low, high } = rateOf(Math.min(one, other), Math.max(one, other, 1));
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(per100 ?? -1);
      expect(high).toBeGreaterThanOrEqual(per100 ?? 101);
      expect(high).toBeLessThanOrEqual(100);
    }),
  );
});
