/** What a merge queue makes is not the branch and what was approved (B11). */
import { describe, expect, it } from "vitest";
import { mergedTreeOf } from "../github/git/merge.ts";
import { commit, mainOf } from "../stories/desk.ts";
import { approved, enqueue, type GroupRun, groupOf, queueStage, runOn } from "./queue-stage.ts";

export function queueGetsItWrong(): void {
  describe("a queue that has it wrong", () => {
    let wrong: NonNullable<Parameters<typeof queueStage>[0]>["madeOf"] = null;
    const stage = queueStage({
      method: "SQUASH",
      madeOf: (base, pull) => wrong?.(base, pull) ?? {},
    });

    it("does not pass a squash that takes back what came before it", async () => {
      const firm = stage();
      const main = mainOf(firm);
      const first = await approved(firm, "bob", "limit", { "strategies/risk.py": "LIMIT = 60\n" });
      const second = await approved(firm, "dave", "fee", { "strategies/fees.py": "FEE = 4\n" });
      const { directory } = firm.repository;
      // As GitHub did on 23 April 2026: the second is merged into the branch, not into the first.
      wrong = (_, { head }) => ({ tree: mergedTreeOf(directory, main, head.sha) ?? "" });
      await enqueue(firm, first.pull);
      const groups = [groupOf(firm, first.pull)];
      let reverting: string | null = null;
      firm.github.enqueue(firm.repository, second.pull, "dave");
      reverting = groupOf(firm, second.pull);
      await firm.settled();
      wrong = null;

      expect(await runOn(firm, groups[0] ?? null)).toMatchObject({ state: "success" });
      const run = await runOn(firm, reverting);
      expect(run).toMatchObject({
        state: "failure",
        title: `Blocked: this is not what was approved in #${second.pull}`,
      });
      expect(run?.summary).toContain("differs from its merge in `strategies/risk.py`");
      expect(groupOf(firm, second.pull)).toBeNull();
      firm.github.dequeue(firm.repository, first.pull, "dave");
      await firm.settled();
    });

    async function queuedAs(
      branch: string,
      made: (head: string) => { readonly parents?: readonly string[]; readonly tree?: string },
    ): Promise<GroupRun | null> {
      const firm = stage();
      const { pull, head } = await approved(firm, "bob", branch, {
        "strategies/risk.py": `LIMIT = 70 # ${branch}\n`,
      });
      wrong = () => made(head);
      firm.github.enqueue(firm.repository, pull, "dave");
      wrong = null;
      const group = groupOf(firm, pull);
      await firm.settled();
      const run = await firm.eventually(
        () => runOn(firm, group),
        (found) => found?.state !== "in_progress",
      );
      firm.github.dequeue(firm.repository, pull, "dave");
      await firm.settled();
      return run;
    }

    it("does not pass a commit that nobody approved, though its content is not there", async () => {
      const evil = commit(stage(), {
        author: "mallory",
        files: { "strategies/fees.py": "FEE=0\n" },
      });
      const run = await queuedAs("beside", () => ({ parents: [mainOf(stage()), evil] }));
      expect(run?.state).toBe("failure");
      expect(run?.summary).toContain(`and \`${evil.slice(0, 7)}\` was merged`);
    });

    it("does not pass a commit below that the queue does not list", async () => {
      const below = commit(stage(), { author: "mallory", files: { "docs/note.md": "x\n" } });
      const run = await queuedAs("below", () => ({ parents: [below] }));
      expect(run?.state).toBe("failure");
      expect(run?.summary).toContain("put 2 commits onto the branch, and lists 1 pull requests");
    });

    it("passes the honest one", async () => {
      expect((await queuedAs("honest", () => ({})))?.state).toBe("success");
    });
  });
}
