/** What is said of reviews beside what counts: it changes no verdict. */
import { expect, it } from "vitest";
import type { Fact } from "../../../src/domain/fact.ts";
import { plainOf } from "../../../src/domain/sentence.ts";
import {
  alice,
  bob,
  carol,
  dave,
  earlier,
  erin,
  type Given,
  head,
  inspection,
  key,
  mallory,
  opened,
  review,
} from "../ordinary.ts";
import { type Difference, decided } from "./decided.ts";

const on = { repository: key.repository, pull: key.pull };
const pushed = (at: string): Fact => ({
  kind: "updated",
  ...on,
  by: mallory,
  before: head,
  after: head,
  at,
});
const approved = (at: string) => [
  review(1, alice, "approved", { at }),
  review(2, carol, "approved", { at: "2026-05-12T13:00:00Z" }),
];

/** What it shows is the same. */
const bound = (given: Given): Given => ({ ...given, binding: { ...given.binding, differs: null } });

function said(different: Difference): readonly string[] {
  const decision = decided(different);
  expect(decision.verdict).toBe("clear");
  return (decision.remarks ?? []).map(plainOf);
}

const justAfter = "2026-05-12T12:00:01Z";
const noon = [pushed("2026-05-12T12:00:00Z")];
const quickly = "alice approved within 10 seconds of the last push";

it.each<readonly [string, string, readonly Fact[], readonly string[]]>([
  ["nine seconds", "2026-05-12T12:00:09Z", noon, [quickly]],
  ["ten seconds", "2026-05-12T12:00:10Z", noon, []],
  [
    "an hour after a push, and a moment after the last",
    "2026-05-12T13:00:01Z",
    [...noon, pushed("2026-05-12T13:00:00Z")],
    ["alice and carol approved within 10 seconds of the last push"],
  ],
  ["nobody knows how long", "", noon, []],
  ["nobody knows how long after", "2026-05-12T12:00:01Z", [], []],
])("an approval after %s", (_, at, facts, words) => {
  expect(said({ given: approved(at), facts })).toEqual(words);
});

it("is counted from the commit that it was given for, wherever it holds now", () => {
  const carried = [
    bound(review(1, alice, "approved", { at: "2026-05-12T11:00:00Z", commit: earlier })),
    review(2, carol, "approved", { at: "2026-05-12T13:00:00Z" }),
  ];
  const before: Fact = { ...opened, at: "2026-05-12T10:00:00Z" };
  expect(said({ given: carried, facts: [before, ...noon] })).toEqual([]);
  const atOnce: Fact = { ...opened, at: "2026-05-12T10:59:59Z" };
  expect(said({ given: carried, facts: [atOnce, ...noon] })).toEqual([quickly]);
});

it("the more is guarded, the longer it takes to look at", () => {
  const guarded = Array.from({ length: 20 }, () => inspection.guarded[0]).filter(
    (each) => each !== undefined,
  );
  const snapshot = { inspection: { ...inspection, guarded } };
  const given = approved("2026-05-12T12:00:39Z");
  expect(said({ given, facts: noon, snapshot })).toEqual([
    "alice approved within 40 seconds of the last push",
  ]);
});

it.each<readonly [string, boolean, typeof bob, readonly string[]]>([
  [
    "somebody else who had written one",
    true,
    bob,
    ["bob took back the request for a review by dave, who had written one"],
  ],
  ["who had said nothing yet", false, bob, []],
  ["themselves", true, dave, []],
])("a request for a review that was taken back, by or of %s", (_, spoke, by, words) => {
  const given = [...approved(""), ...(spoke ? [review(3, dave, "commented")] : [review(3, erin)])];
  const facts: readonly Fact[] = [
    { kind: "request-removed", ...on, by, asked: dave, at: "2026-05-12T14:00:00Z" },
  ];
  expect(said({ given, facts })).toEqual(words);
});

it.each<readonly [string, readonly Given[]]>([
  [
    "does not count",
    [review(1, alice), review(2, carol), review(3, mallory, "approved", { at: justAfter })],
  ],
  [
    "is no approval",
    [review(1, alice), review(2, carol), review(3, dave, "commented", { at: justAfter })],
  ],
])("nothing is said of a quick review that %s", (_, given) => {
  expect(said({ given, facts: noon })).toEqual([]);
});

it("nothing is said where nothing is guarded", () => {
  const snapshot = { inspection: { ...inspection, guarded: [] } };
  expect(said({ given: approved(justAfter), facts: noon, snapshot })).toEqual([]);
});

it("another commit's push is another matter", () => {
  const before: Fact = { ...opened, head: earlier, at: "2026-05-12T12:00:08Z" };
  const given = approved("2026-05-12T12:00:10Z");
  expect(said({ given, facts: [before, ...noon] })).toEqual([]);
});
