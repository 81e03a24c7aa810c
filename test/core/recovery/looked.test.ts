/** What makes a pull request another one than that which was looked at. */
import { expect, it } from "vitest";
import { digestOf, type Seen } from "../../../src/core/recovery/looked.ts";

const seen: Seen = {
  head: "a".repeat(40),
  baseRef: "main",
  base: "b".repeat(40),
  draft: false,
  reviews: [
    { id: 1, state: "approved" },
    { id: 2, state: "commented" },
  ],
  default: { ref: "main", commit: "b".repeat(40) },
  baseline: null,
};

it.each<[string, Partial<Seen>]>([
  ["another head", { head: "c".repeat(40) }],
  ["another base", { baseRef: "next" }],
  ["a base that moved", { base: "c".repeat(40) }],
  ["a draft", { draft: true }],
  ["a review more", { reviews: [...seen.reviews, { id: 3, state: "approved" }] }],
  ["a review less", { reviews: seen.reviews.slice(1) }],
  ["a review dismissed", { reviews: [{ id: 1, state: "dismissed" }, ...seen.reviews.slice(1)] }],
  ["another default branch", { default: { ref: "next", commit: "b".repeat(40) } }],
  ["a default branch that moved", { default: { ref: "main", commit: "c".repeat(40) } }],
  ["a policy of the organisation's", { baseline: "d".repeat(40) }],
])("%s is news", (_, change) => {
  expect(digestOf({ ...seen, ...change })).not.toBe(digestOf(seen));
});

it("the order in which reviews are given is none, and only the newest hundred count", () => {
  const reviews = seen.reviews.toReversed();
  expect(digestOf({ ...seen, reviews })).toBe(digestOf(seen));
  const many = Array.from({ length: 130 }, (_, index) => ({ id: index + 1, state: "commented" }));
  const all = digestOf({ ...seen, reviews: many });
  expect(digestOf({ ...seen, reviews: many.slice(-100) })).toBe(all);
  expect(digestOf({ ...seen, reviews: many.slice(-99) })).not.toBe(all);
});
