/** Every query against GitHub's own schema. */
import { validate } from "@octokit/graphql-schema";
import { expect, it } from "vitest";
import {
  commitsByIdQuery,
  moreCommitsQuery,
  moreMembersQuery,
  moreReviewsQuery,
  openPullsQuery,
  pullQuery,
  teamsQuery,
} from "../../src/app/github/query.ts";

const teams = [
  { organization: "acme", slug: "quant" },
  { organization: "acme", slug: "security" },
];

it.each([
  ["the pull request", pullQuery([])],
  ["the pull request and teams", pullQuery(teams)],
  ["teams", teamsQuery(teams)],
  ["more members", moreMembersQuery],
  ["more reviews", moreReviewsQuery],
  ["more commits", moreCommitsQuery],
  ["commits by id", commitsByIdQuery(["a".repeat(40), "b".repeat(40)])],
  ["open pull requests", openPullsQuery],
])("the query for %s is one that GitHub answers", (_title, query) => {
  expect(validate(query)).toEqual([]);
});

it("a name that is hostile stays a string", () => {
  expect(validate(teamsQuery([{ organization: 'a"){x}', slug: 'b\\"\n' }]))).toEqual([]);
});
