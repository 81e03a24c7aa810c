/** Our reading of times against the engine's. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { dayOf, millisecondsOf } from "../../src/domain/time.ts";

it("a time is as many milliseconds as the engine says", () => {
  const anyTime = fc.date({
    min: new Date("1970-01-01T00:00:00Z"),
    max: new Date("2399-12-31T23:59:59Z"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(anyTime, (date) => {
      expect(millisecondsOf(date.toISOString())).toBe(date.getTime());
    }),
  );
  expect(millisecondsOf("2028-02-29T12:00:00Z")).toBe(Date.parse("2028-02-29T12:00:00Z"));
});

it.each(["", "yesterday", "2026-05-12", "2026-05-12T12:00:00+02:00"])("%j is none", (text) => {
  expect(millisecondsOf(text)).toBeNaN();
});

it("a day is the one that the engine says", () => {
  fc.assert(
    fc.property(fc.nat(200_000), (days) => {
      expect(dayOf(days)).toBe(new Date(days * 86_400_000).toISOString().slice(0, 10));
    }),
  );
});
