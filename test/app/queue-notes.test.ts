/** What deliveries tell of merge queues. */
import { describe, expect, it } from "vitest";
import { notesOf } from "../../src/app/webhook/read.ts";

const commit = (digit: string) => digit.repeat(40);
const common = {
  installation: { id: 1 },
  repository: { id: 2, name: "exchange", owner: { login: "acme" } },
  sender: { id: 9, login: "github-merge-queue[bot]", type: "Bot" },
};
const group = {
  head_sha: commit("a"),
  head_ref: `refs/heads/gh-readonly-queue/main/pr-3-${commit("b")}`,
  base_ref: "refs/heads/main",
};
const key = { installation: 1, repository: 2, pull: null, group: commit("a") };

const told = (action: string, more: object = {}, merge_group: object = group) =>
  notesOf("merge_group", { ...common, action, merge_group, ...more }, 1);

describe("a merge group", () => {
  it("that is to be checked is evaluated", () => {
    const { groups, keys } = told("checks_requested");
    expect(groups).toEqual([{ key, pull: 3, baseRef: "main", gone: false }]);
    expect(keys).toEqual([key]);
  });

  it("that left the queue is evaluated as gone", () => {
    const { groups, keys } = told("destroyed", { reason: "dequeued" });
    expect(groups).toMatchObject([{ gone: true }]);
    expect(keys).toEqual([key]);
  });

  it("that was merged is forgotten", () => {
    const { groups, keys, merged } = told("destroyed", { reason: "merged" });
    expect({ groups, keys, merged }).toEqual({ groups: [], keys: [], merged: [key] });
  });

  it("is one, whatever the name of its branch", () => {
    const { groups } = told("checks_requested", {}, { ...group, head_ref: "refs/heads/x" });
    expect(groups).toMatchObject([{ pull: 0 }]);
  });

  it.each([
    ["a commit that is none", { ...group, head_sha: "HEAD" }],
    ["no branch", { ...group, base_ref: undefined }],
  ])("with %s is refused", (_, hostile) => {
    expect(() => told("checks_requested", {}, hostile)).toThrow("not as GitHub writes it");
  });
});

describe("a push to a branch of the queue", () => {
  const pushed = (sender: object, ref: string) =>
    notesOf(
      "push",
      {
        ...common,
        sender,
        ref,
        before: commit("0"),
        after: commit("a"),
        deleted: false,
        commits: [{ id: commit("c") }],
      },
      1,
    ).facts;

  it("by the queue brings nothing of anybody's", () => {
    expect(pushed(common.sender, group.head_ref)).toEqual([]);
  });

  it.each([
    ["by somebody else", { ...common.sender, login: "mallory", type: "User" }, group.head_ref],
    ["by the queue elsewhere", common.sender, "refs/heads/main"],
  ])("%s does", (_, sender, ref) => {
    expect(pushed(sender, ref)).toMatchObject([
      { kind: "pushed", commits: [commit("c"), commit("a")] },
    ]);
  });
});
