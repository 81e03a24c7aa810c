import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Stage } from "./stage.ts";
import { ask, home, installationToken, openPull, setStage } from "./stage.ts";

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(async () => {
  expect(stage.github.contract.violations).toEqual([]);
  await stage.close();
});

async function query(text: string, token = stage.token) {
  return (await ask(stage.github, token, "POST", "/graphql", { query: text })).body;
}

const inRepository = (text: string) =>
  query(`{ repository(owner: "acme", name: "exchange") { ${text} } }`);

test("one query tells a pull request, its people and its reviews", async () => {
  const { github, people, repository } = stage;
  const head = await openPull(stage);
  await ask(github, people.bob.token, "POST", `${home}/pulls/1/reviews`, { event: "APPROVE" });
  await ask(github, people.rita.token, "POST", `${home}/pulls/1/reviews`, { event: "APPROVE" });
  const actor = "__typename login ... on User { databaseId } ... on Bot { databaseId }";
  const person = "name email user { databaseId login __typename }";
  const answer = await inRepository(`
    id databaseId nameWithOwner owner { login } isPrivate viewerPermission
    defaultBranchRef { name target { oid } }
    ref(qualifiedName: "refs/heads/deeper") { target { oid } }
    pullRequest(number: 1) {
      databaseId number title body state isDraft merged createdAt author { ${actor} }
      headRefName headRefOid headRepository { databaseId nameWithOwner } isCrossRepository
      baseRefName baseRefOid baseRef { name target { oid } }
      reviews(first: 50) {
        totalCount pageInfo { hasNextPage endCursor }
        nodes {
          databaseId fullDatabaseId state submittedAt body commit { oid }
          author { ${actor} } authorCanPushToRepository
        }
      }
      commits(first: 50) {
        totalCount
        nodes { commit {
          oid authors(first: 10) { nodes { ${person} } } author { ${person} }
          committer { ${person} } tree { oid } parents(first: 3) { nodes { oid } }
          associatedPullRequests(first: 5) { nodes { number state headRefOid baseRefName } }
        } }
      }
    }`);
  expect(answer).toMatchObject({
    data: {
      repository: {
        databaseId: repository.id,
        nameWithOwner: "acme/exchange",
        viewerPermission: "READ",
        ref: { target: { oid: head } },
        pullRequest: {
          state: "OPEN",
          author: { __typename: "User", login: "alice", databaseId: people.alice.id },
          headRefOid: head,
          isCrossRepository: false,
          reviews: {
            totalCount: 2,
            nodes: [
              { state: "APPROVED", commit: { oid: head }, authorCanPushToRepository: true },
              { author: { login: "rita" }, authorCanPushToRepository: false },
            ],
          },
          commits: {
            nodes: [
              {
                commit: {
                  oid: head,
                  author: { email: "alice@example.com", user: { databaseId: people.alice.id } },
                  committer: { name: "GitHub", user: null },
                  associatedPullRequests: { nodes: [{ number: 1, state: "OPEN" }] },
                },
              },
            ],
          },
        },
      },
    },
  });
});

test("A09: co-authors named in trailers are among the authors", async () => {
  const { github, people } = stage;
  const noreply = `${people.carol.id}+carol@users.noreply.github.com`;
  const edited = await ask(github, people.alice.token, "PUT", `${home}/contents/new.py`, {
    message: `New\n\nCo-authored-by: Carol <${noreply}>\nCo-authored-by: X <x@evil.test>`,
    content: "",
  });
  const oid = edited.body.commit?.sha;
  const answer = await inRepository(
    `object(oid: "${oid}") { ... on Commit { authors(first: 9) { nodes { email user { login } } } } }`,
  );
  expect(answer).toMatchObject({
    data: {
      repository: {
        object: {
          authors: {
            nodes: [
              { email: "alice@example.com", user: { login: "alice" } },
              { email: noreply, user: { login: "carol" } },
              { email: "x@evil.test", user: null },
            ],
          },
        },
      },
    },
  });
});

test("a team's members come in pages of at most a hundred", async () => {
  const { people } = stage;
  const members = (page: string) =>
    query(`{ organization(login: "acme") { databaseId team(slug: "quant") { databaseId slug
      members(${page}) { totalCount pageInfo { hasNextPage endCursor } nodes { databaseId login __typename } } } } }`);
  const first = await members("first: 1");
  const page = first.data?.organization?.team?.members;
  expect(page).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
  const cursor = page?.pageInfo?.endCursor;
  expect(await members(`first: 1, after: "${cursor}"`)).toMatchObject({
    data: { organization: { team: { members: { nodes: [{ databaseId: people.bob.id }] } } } },
  });
  expect(await members("first: 101")).toMatchObject({
    errors: [{ type: "EXCESSIVE_PAGINATION" }],
  });
  expect(await members("after: null")).toMatchObject({
    errors: [{ type: "MISSING_PAGINATION_BOUNDARIES" }],
  });
});

test("files can be read by revision and path", async () => {
  const answer = await inRepository(`
    at: object(expression: "main:strategies/book.py") { __typename oid ... on Blob { text isBinary isTruncated byteSize } }
    none: object(expression: "main:nothing") { oid }`);
  expect(answer).toMatchObject({
    data: { repository: { at: { __typename: "Blob", text: "depth = 1\n" }, none: null } },
  });
});

describe("what an App may not see", () => {
  test("another repository is not found, its own is", async () => {
    const { github } = stage;
    github.addRepository({ owner: "acme", name: "secret", files: { a: "b" } });
    const read = (name: string) =>
      query(`{ repository(owner: "acme", name: "${name}") { databaseId } }`);
    expect(await read("exchange")).not.toHaveProperty("errors");
    expect(await read("secret")).toMatchObject({
      data: { repository: null },
      errors: [{ type: "NOT_FOUND", path: ["repository"] }],
    });
  });

  test("an organization that it is not installed on is not found", async () => {
    stage.github.addOrganization("rival");
    const read = (login: string) => query(`{ organization(login: "${login}") { databaseId } }`);
    expect(await read("rival")).toMatchObject({ errors: [{ type: "NOT_FOUND" }] });
    expect(await read("acme")).not.toHaveProperty("errors");
  });

  test("members need members: read", async () => {
    const { github, app, installation } = stage;
    const blind = await installationToken(github, app, installation, {
      permissions: { checks: "write" },
    });
    const text = `{ organization(login: "acme") { team(slug: "quant") { slug } } }`;
    expect(await query(text, blind)).toMatchObject({ errors: [{ type: "FORBIDDEN" }] });
    expect(await query(text)).not.toHaveProperty("errors");
  });
});

test("drafts are made and undone, and told", async () => {
  const { github, people, receiver } = stage;
  await openPull(stage);
  const { data } = await inRepository("pullRequest(number: 1) { id }");
  const id = data?.repository?.pullRequest?.id;
  const mutate = (name: string, who: keyof Stage["people"]) =>
    query(
      `mutation { ${name}(input: { pullRequestId: "${id}" }) { pullRequest { isDraft } } }`,
      people[who].token,
    );
  expect(await mutate("convertPullRequestToDraft", "rita")).toMatchObject({
    errors: [{ type: "FORBIDDEN" }],
  });
  await mutate("convertPullRequestToDraft", "alice");
  expect(await ask(github, people.bob.token, "PUT", `${home}/pulls/1/merge`, {})).toMatchObject({
    status: 405,
  });
  await mutate("markPullRequestReadyForReview", "alice");
  await github.idle();
  const actions = receiver.heard.slice(-2).map(({ payload }) => payload.action);
  expect(actions).toEqual(["converted_to_draft", "ready_for_review"]);
});

test("the endpoint answers under /api/graphql as well", async () => {
  const { github, people } = stage;
  const asked = { query: "{ viewer { login } rateLimit { remaining } }" };
  const { body } = await ask(github, people.bob.token, "POST", "/api/graphql", asked);
  expect(body).toMatchObject({ data: { viewer: { login: "bob" } } });
});
