/** What is merged is not what was clear: somebody went around the check, or was quicker than it. */
import { expect, it } from "vitest";
import { recorded } from "../cli/recording.ts";
import { commit, mainOf, push } from "../stories/desk.ts";
import { merge, open } from "../stories/firm.ts";
import { type About, approve, propose, type Stage } from "./stage.ts";

export const about: About = {
  attack: "What is merged is not what was clear: a bot or a bypass was quicker than the check.",
  defence:
    "The check belongs to the commit, so that GitHub refuses another one. A head that came onto a guarded branch without having been clear is told in the log and in the journal.",
};

export function attack(stage: Stage): void {
  const files = { "strategies/raced.py": "FAST = True\n" };
  const other = { "strategies/honest.py": "FAST = False\n" };

  async function told(pull: number) {
    const { out } = await recorded(["journal", "export", "--data", stage().data]);
    const inJournal = out
      .split("\n")
      .filter((line) => line.includes('"merged-unclear"'))
      .map((line) => JSON.parse(line).content.fact)
      .filter((fact) => fact.pull === pull);
    const inLog = stage()
      .lines.map((line) => JSON.parse(line))
      .filter((line) => line.event === "merged without the check" && line.pull === pull);
    return { inJournal, inLog };
  }

  it("a head that comes onto the branch without having been clear is told, once", async () => {
    const firm = stage();
    const { pull, head } = await propose(firm, "bob", "raced", { files });
    await approve(firm, pull, "alice");
    await push(firm, "mallory", "main", head);
    const { inJournal, inLog } = await told(pull);
    expect(inJournal).toEqual([
      {
        kind: "merged-unclear",
        repository: firm.repository.id,
        pull,
        head,
        baseRef: "main",
      },
    ]);
    expect(inLog).toMatchObject([{ level: "warn", head, branch: "main" }]);
    await firm.restart();
    await firm.settled();
    expect((await told(pull)).inLog).toHaveLength(1);
  });

  it("one that was clear is not", async () => {
    const firm = stage();
    const { pull, head } = await propose(firm, "bob", "not-raced", { files: other });
    await approve(firm, pull, "alice", "carol");
    expect(await merge(firm, "bob", pull)).toBeNull();
    expect(await told(pull)).toEqual({ inJournal: [], inLog: [] });
    const { out } = await recorded(["journal", "export", "--data", firm.data]);
    const entries = out.split("\n").filter((line) => line.includes('"kind":"merged"'));
    const { alice, carol } = firm.users;
    const merged = entries.map((line) => JSON.parse(line).content.fact);
    expect(merged.filter((fact) => fact.pull === pull)).toMatchObject([
      {
        head,
        baseRef: "main",
        approvals: [alice, carol].map(({ id }) => ({ person: { id }, commit: head })),
        files: [{ path: "strategies/honest.py", before: null, after: expect.any(String) }],
      },
    ]);
  });

  it("nor one on a branch that does not require the check", async () => {
    const firm = stage();
    await push(firm, "bob", "playground", mainOf(firm));
    const toy = commit(firm, { author: "bob", files: { "strategies/toy.py": "FUN = True\n" } });
    await push(firm, "bob", "toy", toy);
    const pull = await open(firm, "bob", "toy", "playground");
    expect(await merge(firm, "bob", pull)).toBeNull();
    expect(await told(pull)).toEqual({ inJournal: [], inLog: [] });
  });
}
