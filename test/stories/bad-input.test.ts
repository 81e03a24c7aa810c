/** Names, dates, trailers, reviews and comments that nobody honest writes: a reasoned verdict, never a pass. */
import { Octokit } from "@octokit/rest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commitOf } from "../github/git/commits.ts";
import { writeObject } from "../github/git/objects.ts";
import { editTree } from "../github/git/trees.ts";
import { mainOf, push } from "./desk.ts";
import {
  at,
  closeAll,
  comment,
  type Firm,
  honest,
  type Login,
  open,
  review,
  shown,
  startFirm,
  strategy,
} from "./firm.ts";
import { knock, sent } from "./knock.ts";

let firm: Firm;
beforeAll(async () => {
  firm = await startFirm();
});
afterAll(() => firm.close());

const harmless = honest.replace("best first", "the best first");
const bob = "bob <bob@example.com> 1700000000 +0000";
let count = 0;

/** A commit with its lines as they are, by bob unless told, on a branch of its own; gives the pull request. */
async function proposed(written: {
  readonly author?: string;
  readonly committer?: string;
  readonly message?: string;
}): Promise<number> {
  const { author = bob, committer = bob, message = "A change" } = written;
  count += 1;
  const { directory } = firm.repository;
  const main = mainOf(firm);
  const tree = editTree(directory, commitOf(directory, main).tree, {
    [strategy]: { content: harmless },
  });
  const text = `tree ${tree}\nparent ${main}\nauthor ${author}\ncommitter ${committer}\n\n${message}\n\n${count}\n`;
  await push(firm, "bob", `bad-${count}`, writeObject(directory, "commit", Buffer.from(text)));
  return open(firm, "bob", `bad-${count}`);
}

const approve = async (pull: number, ...people: readonly Login[]) => {
  for (const who of people) await review(firm, who, pull);
};

const notCounted = (summary: string | undefined, who: string) =>
  new RegExp(`^\\| ${who} \\| .* \\| (.*) \\|$`, "m").exec(summary ?? "")?.[1];

describe("a commit", () => {
  const long = "x".repeat(100_000);
  it.each([
    ["with no name and no address", " <> 1700000000 +0000"],
    ["with brackets alone", "<>"],
    ["with nothing at all but a date", "1700000000 +0000"],
    ["with control characters", "\u0001\u0007\u001b[31m <\u0000> 1700000000 +0000"],
    ["with a mention", "@acme/everyone <@alice> 1700000000 +0000"],
    ["with a name of 100 kB", `${long} <${long}> 1700000000 +0000`],
  ])("%s is nobody's: one more approves, and it can be cleared", async (_, author) => {
    const pull = await proposed({ author });
    const page = await shown(firm, pull);
    expect(page?.title).toBe("Waiting: 3 approvals (trading)");
    expect(page?.summary).not.toMatch(/@acme|xxxx|\u001b/);
    await approve(pull, "alice", "carol");
    expect((await shown(firm, pull))?.state).toBe("in_progress");
    await approve(pull, "dave");
    expect((await shown(firm, pull))?.state).toBe("success");
  });

  it.each([
    ["of 1970", "0 +0000"],
    ["of the year 9999", "253402300799 +0000"],
    ["before 1970", "-1 +0000"],
    ["without a zone", "1700000000"],
    ["in a zone that is none", "1700000000 +9999"],
  ])("%s is its author's", async (_, date) => {
    const stamp = `bob <bob@example.com> ${date}`;
    const pull = await proposed({ author: stamp, committer: stamp });
    expect((await shown(firm, pull))?.title).toBe("Waiting: 2 approvals (trading)");
    await approve(pull, "alice", "carol");
    expect((await shown(firm, pull))?.state).toBe("success");
  });
});

describe("trailers", () => {
  const many = (size: number) =>
    Array.from({ length: size }, (_, at) => `Co-authored-by: P${at} <p${at}@example.com>`);
  const privateOf = (who: Login, name: string) =>
    `${firm.users[who].id}+${name}@users.noreply.github.com`;

  it("up to 1,000 are read, and whom the last one names is no reviewer", async () => {
    const last = `Co-authored-by: x <${privateOf("alice", "alice")}>`;
    const pull = await proposed({ message: ["A", "", ...many(999), last].join("\n") });
    await approve(pull, "alice", "carol");
    const page = await shown(firm, pull);
    expect(page?.title).toMatch(/^Waiting: 2 approvals/);
    expect(notCounted(page?.summary, "alice")).toMatch(/^is named in/);
  });

  it("more are not, and the page says so", async () => {
    const pull = await proposed({ message: ["A", "", ...many(1_001)].join("\n") });
    await approve(pull, "alice", "carol", "dave");
    const page = await shown(firm, pull);
    expect(page?.state).toBe("failure");
    expect(page?.summary).toContain("names more than 1000 people");
  });

  it.each<[what: string, lines: () => readonly string[]]>([
    [
      "that spell one person in many ways",
      () =>
        ["alice", "Alice", "ALICE", "bob", "x"].flatMap((name) => [
          `co-authored-by: ${name} <${privateOf("alice", name)}>`,
          `SIGNED-OFF-BY :${name}<${privateOf("alice", name)}>`,
          `> On-behalf-of: <${privateOf("alice", name)}> <bob@example.com>`,
        ]),
    ],
    [
      "that name each other",
      () => [
        `Co-authored-by: Signed-off-by: <${privateOf("alice", "alice")}>`,
        `Signed-off-by: Co-authored-by: <${privateOf("alice", "alice")}>`,
      ],
    ],
    [
      "that are folded without end",
      () => ["Co-authored-by: x", ...Array(50_000).fill(" y"), ` <${privateOf("alice", "a")}>`],
    ],
    [
      "of a bot and of the opener besides",
      () => [
        "Co-authored-by: foureyes[bot] <1+foureyes[bot]@users.noreply.github.com>",
        `Co-authored-by: bob <${privateOf("bob", "bob")}>`,
        `Co-authored-by: alice <${privateOf("alice", "alice")}>`,
      ],
    ],
  ])("%s take one approval away, and no more", async (_, lines) => {
    const pull = await proposed({ message: ["A", "", ...lines()].join("\n") });
    await approve(pull, "alice", "carol");
    const page = await shown(firm, pull);
    expect(page?.state).toBe("in_progress");
    expect(notCounted(page?.summary, "alice")).toMatch(/^(?:is named in|wrote a part of)/);
    await approve(pull, "dave");
    const needed = /: (\d) approval/.exec((await shown(firm, pull))?.title ?? "")?.[1] ?? "0";
    expect(Number(needed)).toBeLessThanOrEqual(1);
  });
});

describe("reviews", () => {
  /** GitHub has them, and nobody told of them. */
  function seeded(pull: number, size: number): void {
    const found = firm.repository.pulls.find(({ number }) => number === pull);
    const { author } = found?.reviews[0] ?? {};
    if (found === undefined || author === undefined) throw new Error("There is no review.");
    for (let given = 0; given < size; given += 1)
      found.reviews.push({
        id: 3_900_000 + found.reviews.length,
        author,
        state: given % 2 === 0 ? "COMMENTED" : "APPROVED",
        body: "",
        commit: found.head.sha,
        submittedAt: new Date(),
      });
  }

  it("of one account by the thousand are read to the last, and are one that nobody told of", async () => {
    const cost = async (size: number) => {
      const pull = await proposed({});
      await approve(pull, "alice");
      seeded(pull, size);
      firm.github.requests.clear();
      await approve(pull, "carol");
      const page = await shown(firm, pull);
      expect(page?.title).toBe("Waiting: 1 approval (trading)");
      expect(notCounted(page?.summary, "alice")).toMatch(/while Foureyes could not see it/);
      return firm.github.requests.tally().graphql.reads;
    };
    const little = await cost(200);
    expect(await cost(2_000)).toBeLessThanOrEqual(little + 18);
  });

  it.each<[what: string, change: Readonly<Record<string, unknown>>]>([
    ["by nobody", { user: null }],
    ["of no date", { submitted_at: "yesterday" }],
    ["of the year 275760", { submitted_at: "+275760-09-13T00:00:00Z" }],
    ["of nobody knows when", { submitted_at: null }],
    ["in a state that nobody knows", { state: "blessed" }],
  ])("%s that was delivered and is not GitHub's counts for nothing", async (_, change) => {
    const pull = await proposed({});
    await approve(pull, "alice");
    const payload = sent(firm, "pull_request_review", "submitted");
    const forged = { ...Object(payload.review), id: 3_999_999, ...change };
    expect(
      await knock(firm, { event: "pull_request_review", payload: { ...payload, review: forged } }),
    ).toBe(202);
    await firm.settled();
    expect((await shown(firm, pull))?.title).toBe("Waiting: 1 approval (trading)");
    await approve(pull, "carol");
    expect((await shown(firm, pull))?.state).toBe("success");
  });

  it("keep counting for whoever is renamed, and not for whoever takes the login", async () => {
    const pull = await proposed({});
    await approve(pull, "alice");
    firm.github.renameUser("alice", "alicia");
    const other = firm.github.addUser("alice");
    firm.github.setRole(firm.repository, "alice", "write");
    const { pulls } = new Octokit({ baseUrl: firm.github.url, auth: other.token }).rest;
    await pulls.createReview({ ...at, pull_number: pull, event: "APPROVE" });
    await firm.settled();
    const page = await shown(firm, pull);
    expect(page?.title).toBe("Waiting: 1 approval (trading)");
    expect(notCounted(page?.summary, "alice")).toBe("may not approve here");
    await approve(pull, "carol");
    expect((await shown(firm, pull))?.state).toBe("success");
    firm.github.renameUser("alice", "not-alice");
    firm.github.renameUser("alicia", "alice");
    await closeAll(firm);
  });
});

describe("a comment", () => {
  it.each<[what: string, change: Readonly<Record<string, unknown>>]>([
    ["of 65,000 characters of mentions", { body: "@alice @acme/quant ".repeat(3_450) }],
    ["of half mentions", { body: "@".repeat(65_000) }],
    ["without a body", { body: null }],
    ["without any body", { body: undefined }],
    ["by nobody", { user: null, body: "@alice" }],
    [
      "that suggests 65,000 characters",
      { body: `\`\`\`suggestion\n${"x".repeat(65_000)}\n\`\`\`` },
    ],
    ["that begins to suggest all the time", { body: "> > ```suggestio\n".repeat(3_800) }],
  ])("%s changes nothing that counts", async (_, change) => {
    const pull = await proposed({});
    await comment(firm, "alice", pull, "Hello");
    const payload = sent(firm, "issue_comment", "created");
    const bent = { ...Object(payload.comment), ...change };
    firm.lines.length = 0;
    expect(
      await knock(firm, { event: "issue_comment", payload: { ...payload, comment: bent } }),
    ).toBe(202);
    await firm.settled();
    expect(firm.lines.join("")).not.toMatch(/refused|failed/);
    expect((await shown(firm, pull))?.title).toBe("Waiting: 2 approvals (trading)");
    await approve(pull, "alice", "carol");
    expect((await shown(firm, pull))?.state).toBe("success");
  });
});
