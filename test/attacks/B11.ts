/** What a merge queue makes is not what was approved; or an approval goes while it waits. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import type { JournalEntry } from "../../src/domain/journal-entry.ts";
import { recorded } from "../cli/recording.ts";
import { commitOf } from "../github/git/commits.ts";
import { commit, mainOf, push } from "../stories/desk.ts";
import { at, type Firm, honest, policyText, strategy } from "../stories/firm.ts";
import { dismiss } from "./B13.ts";
import { queueGetsItWrong } from "./queue-content.ts";
import { approved, ci, enqueue, groupOf, isMerged, queueStage, runOn } from "./queue-stage.ts";
import { type About, approve, harmless, propose, state } from "./stage.ts";

export const about: About = {
  attack: "A merge queue makes a commit that nobody judged, or makes it wrong.",
  defence:
    "The queue's commit passes only if every pull request in it is clear as of now, and git makes the same of the branch and the approved heads.",
};

/** The number of the newest decision on a merge group. */
async function entryOf({ data }: Firm, group: string | null): Promise<number | undefined> {
  const { out } = await recorded(["journal", "export", "--data", data]);
  const entries: readonly JournalEntry[] = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  return entries.findLast(({ content }) => content.kind === "group" && content.group.head === group)
    ?.seq;
}

/** Nothing of what was merged is kept to be looked at. */
function groupsKnownIn({ data }: Firm): unknown {
  const database = new DatabaseSync(join(data, "foureyes.db"), { readOnly: true });
  const row = database.prepare("SELECT count(*) AS groups FROM merge_group").get();
  database.close();
  return row?.groups;
}

export function attack(): void {
  for (const method of ["MERGE", "SQUASH"] as const)
    describe(`a queue of method ${method}`, () => {
      const stage = queueStage({ method });

      it("merges two that were approved, one on the other", async () => {
        const firm = stage();
        const first = await approved(firm, "bob", "risk", { "strategies/risk.py": "LIMIT = 50\n" });
        const second = await approved(firm, "dave", "fees", { "strategies/fees.py": "FEE = 3\n" });
        await enqueue(firm, first.pull, second.pull);
        const group = groupOf(firm, second.pull);
        expect(await runOn(firm, group)).toMatchObject({
          state: "success",
          title: `Clear: #${first.pull} and #${second.pull}`,
        });

        // Both are merged at once, when the first may be.
        const before = groupOf(firm, first.pull);
        await ci(firm, group ?? "");
        expect(await isMerged(firm, second.pull)).toBe(false);
        await ci(firm, before ?? "");
        expect(await isMerged(firm, second.pull)).toBe(true);
        expect(mainOf(firm)).toBe(group);
        expect(groupsKnownIn(firm)).toBe(0);
        for (const more of [[], ["--entry", String(await entryOf(firm, group))]])
          expect(
            await recorded([
              "replay",
              `acme/exchange#${second.pull}`,
              "--data",
              firm.data,
              ...more,
            ]),
          ).toMatchObject({ status: 0 });
        for (const merged of [before, group])
          expect((await runOn(firm, merged))?.state).toBe("success");
      });
    });

  queueGetsItWrong();

  describe("a queue that asks for no check of ours before", () => {
    const stage = queueStage({ guarded: [] });

    it("what waits for people fails there, and passes once they have spoken", async () => {
      const firm = stage();
      const { pull, head } = await propose(firm, "bob", "early", {
        files: { "strategies/risk.py": "LIMIT = 30\n" },
      });
      await ci(firm, head);
      await enqueue(firm, pull);
      const group = groupOf(firm, pull);
      expect(await runOn(firm, group)).toMatchObject({
        state: "failure",
        title: `#${pull}: Waiting: 2 approvals (trading)`,
      });
      await approve(firm, pull, "alice", "carol");
      expect(await runOn(firm, group)).toMatchObject({
        state: "success",
        title: `Clear: #${pull}`,
      });
    });
  });

  describe("a file that the one before it changes as well", () => {
    const stage = queueStage({ guarded: [] });

    it("is another file then, which nobody was shown, also of approvals that come meanwhile", async () => {
      const firm = stage();
      const first = await propose(firm, "bob", "above", { files: { [strategy]: harmless } });
      const below = honest.replace("over the limit", "above the limit");
      const second = await propose(firm, "dave", "below", { files: { [strategy]: below } });
      for (const { head } of [first, second]) await ci(firm, head);
      await enqueue(firm, first.pull, second.pull);
      const [before, group] = [groupOf(firm, first.pull), groupOf(firm, second.pull)];
      await approve(firm, first.pull, "alice", "carol");
      await approve(firm, second.pull, "alice", "carol");
      expect(await state(firm, second.pull)).toBe("success");
      expect((await runOn(firm, before))?.state).toBe("success");
      expect(await runOn(firm, group)).toMatchObject({
        state: "failure",
        title: `#${second.pull}: Waiting: 2 approvals (trading)`,
      });
    });
  });

  describe("where Foureyes observes", () => {
    const policy = policyText.replace("version: 1", "version: 1\nmode: observe");
    const stage = queueStage({ guarded: [], policy });

    it("it says what it would say, and stops nobody", async () => {
      const firm = stage();
      const { pull, head } = await propose(firm, "bob", "observed", {
        files: { "strategies/risk.py": "LIMIT = 30\n" },
      });
      await ci(firm, head);
      await enqueue(firm, pull);
      const group = groupOf(firm, pull);
      expect(await runOn(firm, group)).toBeNull();
      expect(await runOn(firm, group, "foureyes (observe)")).toMatchObject({
        state: "neutral",
        title: `#${pull}: Observing only: this would wait for 2 approvals (trading)`,
      });
    });
  });

  describe("while it waits in the queue", () => {
    const stage = queueStage();

    it("an approval that is taken away takes the success away", async () => {
      const firm = stage();
      const { pull } = await approved(firm, "bob", "queued", {
        "strategies/risk.py": "LIMIT = 80\n",
      });
      await enqueue(firm, pull);
      const group = groupOf(firm, pull);
      expect((await runOn(firm, group))?.state).toBe("success");
      const { data } = await firm.as("bob").rest.pulls.listReviews({ ...at, pull_number: pull });
      await dismiss(firm, "bob", pull, data[0]?.id ?? 0);
      expect(await runOn(firm, group)).toMatchObject({
        state: "failure",
        title: `#${pull}: Waiting: 1 approval (trading)`,
      });
      await ci(firm, group ?? "");
      expect(await isMerged(firm, pull)).toBe(false);
    });

    it("its success is taken back before anything is read", async () => {
      const firm = stage();
      const { pull } = await approved(firm, "bob", "hanging", {
        "strategies/risk.py": "LIMIT = 81\n",
      });
      await enqueue(firm, pull);
      const group = groupOf(firm, pull);
      const { pulls } = firm.as("bob").rest;
      const { data } = await pulls.listReviews({ ...at, pull_number: pull });
      firm.github.faults.add({ kind: "delay", ms: 1_000, match: { body: /query queue/ } });
      const review = { pull_number: pull, review_id: data[0]?.id ?? 0, message: "No." };
      await pulls.dismissReview({ ...at, ...review });
      await firm.eventually(
        () => runOn(firm, group),
        (run) => run?.title === "Looking at the change again",
      );
      await firm.settled();
      firm.github.faults.clear();
      expect((await runOn(firm, group))?.state).toBe("failure");
    });

    it("another commit takes it out, and what the queue had made is green no more", async () => {
      const firm = stage();
      const { pull, head } = await approved(firm, "bob", "pushed", {
        "strategies/risk.py": "LIMIT = 90\n",
      });
      await enqueue(firm, pull);
      const group = groupOf(firm, pull);
      const files = { "strategies/risk.py": "LIMIT = 9000\n" };
      await push(firm, "bob", "pushed", commit(firm, { author: "bob", parents: [head], files }));
      expect(await runOn(firm, group)).toMatchObject({
        state: "failure",
        title: `Withdrawn: #${pull} left the merge queue, or is queued anew`,
      });
    });

    it("a pull request with the queue's commit as its head does not share its green", async () => {
      const firm = stage();
      const { pull } = await approved(firm, "bob", "shared", {
        "strategies/risk.py": "LIMIT = 85\n",
      });
      await enqueue(firm, pull);
      const group = groupOf(firm, pull) ?? "";
      await push(firm, "mallory", "borrowed", group);
      const { data } = await firm
        .as("mallory")
        .rest.pulls.create({ ...at, head: "borrowed", base: "main", title: "Mine" });
      await firm.settled();
      expect((await runOn(firm, group))?.state).toBe("in_progress");
      await firm
        .as("mallory")
        .rest.pulls.update({ ...at, pull_number: data.number, state: "closed" });
      await firm.settled();
      expect((await runOn(firm, group))?.state).toBe("success");
      firm.github.dequeue(firm.repository, pull, "dave");
      await firm.settled();
    });

    it("one that comes after a stricter policy is judged by it", async () => {
      const firm = stage();
      const { directory } = firm.repository;
      const policy = `version: 1
areas:
  - name: trading
    paths: ["strategies/**"]
    reviews:
      seats:
        - { count: 3, of: ["team:acme/quant"] }
`;
      const stricter = await propose(firm, "bob", "stricter", {
        files: { ".github/foureyes.yml": policy },
      });
      await approve(firm, stricter.pull, "alice", "carol");
      await ci(firm, stricter.head);
      const { pull } = await approved(firm, "bob", "after", {
        "strategies/risk.py": "LIMIT = 95\n",
      });
      await enqueue(firm, stricter.pull);
      const before = groupOf(firm, stricter.pull);
      firm.github.enqueue(firm.repository, pull, "dave");
      const group = groupOf(firm, pull);
      await firm.settled();
      expect(commitOf(directory, group ?? "").parents[0]).toBe(before);
      expect((await runOn(firm, before))?.state).toBe("success");
      expect(await runOn(firm, group)).toMatchObject({
        state: "failure",
        title: `#${pull}: Waiting: 1 approval (trading)`,
      });
    });
  });
}
