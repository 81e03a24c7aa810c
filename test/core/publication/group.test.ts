/** What people read on the commit of a merge queue, and what the queue makes of it. */
import { describe, expect, it } from "vitest";
import type { Showing } from "../../../src/core/publication/check-run.ts";
import { groupRunOf } from "../../../src/core/publication/group-run.ts";
import type { GroupDecision, GroupFlaw } from "../../../src/domain/group.ts";
import { say } from "../../../src/domain/sentence.ts";
import { sha } from "../ordinary.ts";
import { group, member } from "../queue/ordinary-group.ts";

const alone: Showing = { entry: 1042, retrying: false, siblings: [] };
const trouble: GroupFlaw = { kind: "trouble", reason: say`GitHub did not answer.` };
const hostile = ["strategies/`|@acme/all <b>\u202egnp.\n# x.py", "b.py", "c.py"];
const flaws: readonly GroupFlaw[] = [
  { kind: "moved", pull: 30, head: sha("a"), merged: sha("c") },
  { kind: "shape", pull: 30, commit: sha("e") },
  { kind: "conflict", pull: 30, paths: hostile },
  { kind: "merge-bases", pull: 30, count: 2 },
  { kind: "tree", pull: 30, paths: hostile, count: 70 },
  { kind: "uncleared", branches: ["release/1`"] },
  trouble,
];

const written = (decision: GroupDecision, showing = alone) => {
  const { state, title, summary } = groupRunOf(decision, showing);
  return `${state}\n${title}\n\n${summary.trimEnd()}\n`;
};

it("the pages", async () => {
  const pages = [
    group([member("clear"), member("clear", 31)]),
    group([member("clear"), member("held", 31)]),
    group([{ ...member("held"), decision: { ...member("held").decision, mode: "observe" } }]),
    ...flaws.map((flaw) => group([], [flaw])),
  ];
  await expect(pages.map((page) => written(page)).join("\n")).toMatchFileSnapshot("pages/group.md");
});

describe("the state", () => {
  const clear = group([member("clear")]);
  const state = (decision: GroupDecision, showing: Partial<Showing> = {}) =>
    groupRunOf(decision, { ...alone, ...showing }).state;

  it("is a success only when all are clear", () => {
    expect(state(clear)).toBe("success");
    expect(state(group([member("clear"), member("held", 31)]))).toBe("failure");
  });

  it.each(flaws)("is a failure with a flaw: $kind", (flaw) => {
    expect(state(group([], [flaw]))).toBe("failure");
  });

  it("waits only while we look again", () => {
    expect(state(group([], [trouble]), { retrying: true })).toBe("in_progress");
    expect(state(group([member("held")]), { retrying: true })).toBe("failure");
  });

  it("is not green beside a pull request of that very commit that is not", () => {
    expect(state(clear, { siblings: [{ pull: 9, verdict: null }] })).toBe("in_progress");
    expect(state(clear, { siblings: [{ pull: 9, verdict: "blocked" }] })).toBe("failure");
    expect(state(clear, { siblings: [{ pull: 9, verdict: "clear" }] })).toBe("success");
  });
});
