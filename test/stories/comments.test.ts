/** Beside the code: one comment a finding, never twice; and whose review is asked for, once. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commit, push } from "./desk.ts";
import {
  at,
  type Firm,
  findingId,
  flipped,
  honest,
  open,
  review,
  shown,
  startFirm,
  strategy,
} from "./firm.ts";

let firm: Firm;
beforeAll(async () => {
  firm = await startFirm();
});
afterAll(() => firm.close());

async function proposed(
  branch: string,
  files: Readonly<Record<string, string>> = { [strategy]: flipped },
) {
  await push(firm, "bob", branch, commit(firm, { author: "bob", files }));
  return open(firm, "bob", branch);
}

/** What our App wrote, oldest first. */
async function comments(pull_number: number) {
  const { data } = await firm.as("alice").rest.pulls.listReviewComments({ ...at, pull_number });
  return data.filter(({ user }) => user.login === "foureyes[bot]");
}

async function bodies(pull: number): Promise<readonly string[]> {
  return (await comments(pull)).map(({ body }) => body);
}

function pullOf(pull: number) {
  return firm.repository.pulls[pull - 1];
}

describe("a finding that waits", () => {
  it("is commented on at its line, once, in one review, and says how to explain it", async () => {
    const pull = await proposed("once");
    const [comment, ...others] = await comments(pull);
    expect(others).toEqual([]);
    expect(comment).toMatchObject({ path: strategy, line: 6, side: "RIGHT" });
    const id = findingId(await shown(firm, pull));
    expect(comment?.body).toContain(`foureyes: accept ${id} <reason>`);
    expect(pullOf(pull)?.reviews.map(({ state }) => state)).toEqual(["COMMENTED"]);

    await review(firm, "carol", pull, "COMMENT");
    await firm.restart();
    await review(firm, "carol", pull, "COMMENT");
    expect(await bodies(pull)).toHaveLength(1);
  });

  it("is told to be explained, and by whom", async () => {
    const pull = await proposed("explained");
    const id = findingId(await shown(firm, pull));
    await review(
      firm,
      "alice",
      pull,
      "APPROVE",
      `foureyes: accept ${id} The feed is sorted so. @bob`,
    );
    const [body = ""] = await bodies(pull);
    expect(body).toContain("**Explained** by alice: `The feed is sorted so. @bob`");
    expect(body).not.toContain("accept");
  });

  it("is told to be gone, comes back, and stays one comment", async () => {
    const pull = await proposed("gone");
    const head = pullOf(pull)?.head.sha ?? "";
    const mended = commit(firm, {
      author: "bob",
      parents: [head],
      files: { [strategy]: `${honest}\n\ndepth = 1\n` },
    });
    await push(firm, "bob", "gone", mended);
    expect(await bodies(pull)).toEqual([
      expect.stringMatching(
        new RegExp(`^Gone in \`${mended.slice(0, 7)}\`: \\*\\*critical · sign flipped\\*\\*\\.`),
      ),
    ]);
    await push(
      firm,
      "bob",
      "gone",
      commit(firm, { author: "bob", parents: [mended], files: { [strategy]: flipped } }),
    );
    expect(await bodies(pull)).toEqual([expect.stringContaining("foureyes: accept")]);
  });

  it("is commented on the file when its line is not in the diff, and of what is gone only on the page", async () => {
    const match = { method: "POST", path: /pulls\/\d+\/reviews$/, by: "installation" } as const;
    firm.github.faults.add({ kind: "status", status: 422, match });
    const pull = await proposed("file");
    expect(await comments(pull)).toMatchObject([{ path: strategy, subject_type: "file" }]);
    firm.github.faults.clear();
  });

  const reviews = { method: "POST", path: /pulls\/\d+\/reviews$/, by: "installation" } as const;

  it("is commented on once though the answer to the request was lost", async () => {
    firm.github.faults.add({ kind: "applied-then-cut", match: reviews });
    const pull = await proposed("lost");
    await firm.settled();
    await review(firm, "carol", pull, "COMMENT");
    await firm.settled();
    expect(await bodies(pull)).toHaveLength(1);
    expect((await shown(firm, pull))?.title).toMatch(/^Waiting/);
  });

  it("is commented on though somebody forged our mark while the request failed", async () => {
    firm.github.faults.add({ kind: "cut", times: 1_000, match: reviews });
    const pull = await proposed("forged");
    const [mark] = /<!-- foureyes .* -->/.exec((await bodies(1))[0] ?? "") ?? [""];
    await firm.as("mallory").rest.pulls.createReviewComment({
      ...at,
      pull_number: pull,
      commit_id: pullOf(pull)?.head.sha ?? "",
      path: strategy,
      line: 6,
      side: "RIGHT",
      body: `Fine.\n\n${mark}`,
    });
    firm.github.faults.clear();
    const all = await firm.eventually(
      () => bodies(pull),
      (found) => found.length > 0,
    );
    expect(all).toHaveLength(1);
  });
});

describe("those whose approval is missing", () => {
  it("are asked for a review once, when the pull request is ready", async () => {
    await push(
      firm,
      "bob",
      "draft",
      commit(firm, { author: "bob", files: { [strategy]: `${honest}\n\ndepth = 2\n` } }),
    );
    const { data } = await firm
      .as("bob")
      .rest.pulls.create({ ...at, head: "draft", base: "main", title: "Draft", draft: true });
    await firm.settled();
    expect(pullOf(data.number)?.requested).toEqual([]);

    const mutation =
      "mutation($id: ID!) { markPullRequestReadyForReview(input: { pullRequestId: $id }) { pullRequest { id } } }";
    await firm.as("bob").graphql(mutation, { id: data.node_id });
    await firm.settled();
    expect(pullOf(data.number)?.requested).toEqual(["acme/quant"]);

    await review(firm, "carol", data.number);
    expect(pullOf(data.number)?.requested).toEqual(["acme/quant"]);
  });

  it("are not asked when nothing is missing", async () => {
    const pull = await proposed("nothing", { "README.md": "# Nothing\n" });
    expect(pullOf(pull)?.requested).toEqual([]);
  });
});
