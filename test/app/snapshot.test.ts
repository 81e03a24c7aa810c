/** What GitHub leaves out of an answer is never taken for nothing. */
import { describe, expect, it } from "vitest";
import type { CommitNode } from "../../src/app/github/commits-query.ts";
import type { ReviewNode } from "../../src/app/github/query.ts";
import { allNodes } from "../../src/app/snapshot/pages.ts";
import { commitPeopleOf, liveReviewOf } from "../../src/app/snapshot/people.ts";

const last = { hasNextPage: false, endCursor: null };
const more = { hasNextPage: true, endCursor: "next" };
const none = async () => null;

describe("a list", () => {
  it("is read to its last page", async () => {
    const rest = async () => ({ pageInfo: last, nodes: ["c"] });
    expect(await allNodes({ pageInfo: more, nodes: ["a", "b"] }, rest)).toEqual(["a", "b", "c"]);
  });

  it.each([
    ["with an item left out", { pageInfo: last, nodes: ["a", null] }],
    ["without its items", { pageInfo: last, nodes: null }],
    ["whose next page is gone", { pageInfo: more, nodes: ["a"] }],
    ["whose next page has no name", { pageInfo: { ...more, endCursor: null }, nodes: ["a"] }],
  ])("%s is no list", async (_title, first) => {
    await expect(allNodes<string>(first, none)).rejects.toThrow("GitHub");
  });
});

describe("a review", () => {
  const node: ReviewNode = {
    fullDatabaseId: "4294967296",
    state: "CHANGES_REQUESTED",
    author: { __typename: "User", login: "dave", databaseId: 4 },
    authorCanPushToRepository: true,
  };

  it("has its number, its author and its state", () => {
    const person = { id: 4, login: "dave", kind: "user" };
    expect(liveReviewOf(node)).toEqual({
      id: 4294967296,
      person,
      state: "changes-requested",
      mayPush: true,
    });
  });

  it.each([null, "", "x", "1e99"])("without a number (%j) is refused", (fullDatabaseId) => {
    expect(() => liveReviewOf({ ...node, fullDatabaseId })).toThrow("without its id");
  });
});

it("a review in a state that we do not know is refused", () => {
  const node = { fullDatabaseId: "1", author: null, authorCanPushToRepository: true };
  expect(liveReviewOf({ ...node, state: "PENDING" }).state).toBe("pending");
  expect(() => liveReviewOf({ ...node, state: "REVOKED" })).toThrow("a state we do not know");
});

describe("a commit", () => {
  const bob = { name: "Bob", user: { __typename: "User", login: "bob", databaseId: 2 } };
  const node: CommitNode = {
    oid: "a",
    signature: null,
    authors: { totalCount: 1, nodes: [bob] },
    committer: bob,
  };

  it("has the people that GitHub knows", () => {
    expect(commitPeopleOf(node).unknown).toEqual([]);
    expect(commitPeopleOf(node).people.map(({ login }) => login)).toEqual(["bob", "bob"]);
  });

  it("with authors that GitHub does not list has unknown ones", () => {
    expect(commitPeopleOf({ ...node, authors: { totalCount: 3, nodes: [bob] } }).unknown).toEqual([
      "2 more",
    ]);
    expect(
      commitPeopleOf({ ...node, authors: { totalCount: 2, nodes: [bob, null] } }).unknown,
    ).toEqual(["1 more"]);
    expect(commitPeopleOf({ ...node, authors: { totalCount: 1, nodes: null } }).unknown).toEqual([
      "1 more",
    ]);
  });

  it("of somebody without an account has an unknown one", () => {
    expect(commitPeopleOf({ ...node, committer: { name: "GitHub", user: null } }).unknown).toEqual([
      "GitHub",
    ]);
  });
});
