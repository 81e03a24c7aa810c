/** Every query against GitHub's own schema. */
import { validate } from "@octokit/graphql-schema";
import { expect, it } from "vitest";
import { anchorsQuery } from "../../src/app/github/anchors-query.ts";
import { commitsByIdQuery } from "../../src/app/github/commits-query.ts";
import {
  moreCollaboratorsQuery,
  moreCommitsQuery,
  moreMembersQuery,
  moreReviewsQuery,
  openPullsQuery,
  peopleQuery,
  pullQuery,
  tipsQuery,
} from "../../src/app/github/query.ts";

import { queueQuery } from "../../src/app/github/queue-query.ts";
import { branchesQuery, rulesQuery } from "../../src/app/github/rules-query.ts";

const teams = [
  { organization: "acme", slug: "quant" },
  { organization: "acme", slug: "security" },
];

it.each([
  ["the pull request", pullQuery({ teams: [], collaborators: false, branches: [], appId: 1 })],
  [
    "the pull request and people",
    pullQuery({ teams, collaborators: true, branches: ["main"], appId: 1 }),
  ],
  ["teams", peopleQuery({ teams, collaborators: false })],
  ["people", peopleQuery({ teams, collaborators: true })],
  ["more collaborators", moreCollaboratorsQuery],
  ["more members", moreMembersQuery],
  ["more reviews", moreReviewsQuery],
  ["more commits", moreCommitsQuery],
  ["commits by id", commitsByIdQuery(["a".repeat(40), "b".repeat(40)])],
  ["open pull requests", openPullsQuery],
  ["check runs of ours", anchorsQuery],
  ["the rules of branches", rulesQuery],
  ["branches", branchesQuery],
  ["a merge queue", queueQuery],
  ["tips of branches", tipsQuery(["main", 'a"b'])],
])("the query for %s is one that GitHub answers", (_title, query) => {
  expect(validate(query)).toEqual([]);
});

const hostile = { organization: 'a"){x}', slug: 'b\\"\n' };

it("a name that is hostile stays a string", () => {
  expect(validate(peopleQuery({ teams: [hostile], collaborators: false }))).toEqual([]);
});
