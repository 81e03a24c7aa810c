/** GitHub lets `neutral` and `skipped` pass, so they are never sent. */
import { expect, it } from "vitest";
import { commit, push } from "../stories/desk.ts";
import { at, flipped, review, strategy } from "../stories/firm.ts";
import { type About, approve, harmless, propose, type Stage } from "./stage.ts";

export const about: About = {
  attack: "`neutral` and `skipped` pass on GitHub.",
  defence: "They are never sent under the name that may be required.",
};

export function attack(stage: Stage): void {
  it("through a whole story, `foureyes` is in progress, a failure or a success", async () => {
    const firm = stage();
    const { pull, head } = await propose(firm, "bob", "all-states", {
      files: { [strategy]: flipped },
    });
    await review(firm, "erin", pull, "REQUEST_CHANGES");
    const next = commit(firm, { author: "bob", files: { [strategy]: harmless } });
    await push(firm, "bob", "all-states", next);
    await approve(firm, pull, "alice", "carol", "erin");
    await review(firm, "erin", pull, "REQUEST_CHANGES");
    const listed = await Promise.all(
      [head, next].map((ref) =>
        firm
          .as("bob")
          .rest.checks.listForRef({ ...at, ref, filter: "all", check_name: "foureyes" }),
      ),
    );
    const states = listed.flatMap(({ data }) =>
      data.check_runs.map(({ conclusion, status }) => conclusion ?? status),
    );
    expect([...new Set(states)].sort()).toEqual(["failure", "success"]);
  });
}
