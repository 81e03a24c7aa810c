import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { commitOf, writeCommit } from "./git/commits.ts";
import { keyOf } from "./git/signature.ts";
import type { Stage } from "./stage.ts";
import { ask, home, openPull, setStage } from "./stage.ts";

let stage: Stage;
let head: string;
beforeEach(async () => {
  stage = await setStage();
  head = await openPull(stage);
});
afterEach(async () => {
  expect(stage.github.contract.violations).toEqual([]);
  await stage.close();
});

const as = (who: keyof Stage["people"], method: string, path: string, body?: unknown) =>
  ask(stage.github, stage.people[who].token, method, home + path, body);

async function told(oid: string) {
  const query = `query ($oid: GitObjectID!) { repository(owner: "acme", name: "exchange") { object(oid: $oid) { ... on Commit {
    committedViaWeb parents(first: 2) { nodes { oid } }
    author { user { login } } committer { name user { login } }
    signature { isValid state wasSignedByGitHub signer { login databaseId } }
  } } } }`;
  const body = { query, variables: { oid } };
  return (await ask(stage.github, stage.token, "POST", "/graphql", body)).body.data?.repository
    ?.object;
}

const byGitHub = {
  committedViaWeb: true,
  committer: { name: "GitHub", user: null },
  signature: {
    isValid: true,
    state: "VALID",
    wasSignedByGitHub: true,
    signer: { login: "web-flow", databaseId: 19_864_447 },
  },
};

/** The head commit again, as somebody makes it at a desk. */
function copied(committer: string, key: string | null): string {
  const { directory } = stage.repository;
  const commit = commitOf(directory, head);
  const email = committer === "GitHub" ? "noreply@github.com" : `${committer}@example.com`;
  const stamp = { ...commit.committer, name: committer, email };
  return writeCommit(directory, { ...commit, committer: stamp }, key);
}

describe("a signature", () => {
  test("is GitHub's on what is edited in the browser and on merges", async () => {
    expect(await told(head)).toMatchObject({ ...byGitHub, author: { user: { login: "alice" } } });
    const rest = await as("bob", "GET", `/commits/${head}`);
    expect(rest.body).toMatchObject({
      committer: { login: "web-flow" },
      commit: { verification: { verified: true, reason: "valid" } },
    });
    const merged = await as("bob", "PUT", "/pulls/1/merge");
    expect(await told(String(merged.body.sha))).toMatchObject(byGitHub);
  });

  test("is missing where somebody only says that GitHub committed it", async () => {
    const said = copied("GitHub", null);
    expect(await told(said)).toMatchObject({ committedViaWeb: true, signature: null });
  });

  test("is of a person's key, and vouches for that committer only", async () => {
    const key = keyOf(stage.people.alice);
    expect(await told(copied("alice", key))).toMatchObject({
      committedViaWeb: false,
      signature: { isValid: true, wasSignedByGitHub: false, signer: { login: "alice" } },
    });
    expect(await told(copied("bob", key))).toMatchObject({
      signature: { isValid: false, state: "BAD_EMAIL", signer: null },
    });
    expect(await told(copied("bob", "0".repeat(16)))).toMatchObject({
      signature: { isValid: false, state: "UNKNOWN_KEY" },
    });
  });
});

describe("the button that updates a branch", () => {
  const update = (who: keyof Stage["people"], body?: unknown) =>
    as(who, "PUT", "/pulls/1/update-branch", body);

  test("makes a merge by who presses it, who is told as the sender", async () => {
    await stage.github.idle();
    const main = await onMain("# Exchange two\n");
    stage.receiver.heard.length = 0;
    expect(await update("bob", { expected_head_sha: head })).toMatchObject({ status: 202 });
    const now = String((await as("bob", "GET", "/pulls/1")).body.head?.sha);
    expect(await told(now)).toMatchObject({
      ...byGitHub,
      author: { user: { login: "bob" } },
      parents: { nodes: [{ oid: head }, { oid: main }] },
    });
    await stage.github.idle();
    expect(stage.receiver.heard.map(({ payload }) => payload)).toContainEqual(
      expect.objectContaining({
        action: "synchronize",
        after: now,
        sender: expect.objectContaining({ login: "bob" }),
      }),
    );
  });

  test("does nothing where nothing is new, for who may not push, and on another head", async () => {
    expect(await update("bob")).toMatchObject({ status: 422 });
    await onMain("# Exchange two\n");
    expect(await update("rita")).toMatchObject({ status: 403 });
    const other = { expected_head_sha: "1".repeat(40) };
    expect(await update("bob", other)).toMatchObject({ status: 422 });
    expect((await as("bob", "GET", "/pulls/1")).body.head?.sha).toBe(head);
  });
});

async function onMain(content: string): Promise<string> {
  const old = await as("carol", "GET", "/contents/README.md");
  const { body } = await as("carol", "PUT", "/contents/README.md", {
    message: "On main",
    content: Buffer.from(content).toString("base64"),
    sha: old.body.sha,
  });
  return String(body.commit?.sha);
}
