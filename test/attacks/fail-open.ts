/**
 * How such a guard itself lets changes pass when it fails. What is bounded and refused at the front
 * door: test/app/front-door-load.test.ts; deaths: test/faults/restart.test.ts; late writes:
 * test/faults/late-writes.test.ts.
 */
import { expect, it } from "vitest";
import { commit, mainOf, push } from "../stories/desk.ts";
import { at, comment, merge, open, review, shown, startFirm, strategy } from "../stories/firm.ts";
import { type About, approve, harmless, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "Nobody does anything: the guard loses, fails, or was never told what to guard.",
  defence:
    "What is lost is asked for again, what fails is tried again, and meanwhile nothing passes: no success without a decision.",
};

export function attack(stage: Stage): void {
  it("a delivery that never came through is asked for again", async () => {
    const firm = stage();
    const { pull } = await propose(firm, "bob", "lost");
    await review(firm, "alice", pull);
    firm.github.deliveries.fail(1);
    await review(firm, "carol", pull);
    expect(await state(firm, pull)).toBe("in_progress");
    await firm.restart();
    await firm.settled();
    expect(await state(firm, pull)).toBe("success");
  });

  it("a success that GitHub does not let us withdraw at first is withdrawn all the same", async () => {
    const firm = stage();
    const { pull } = await propose(firm, "bob", "stuck");
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("success");
    const match = { by: "installation", method: "POST", path: /\/check-runs$/ };
    firm.github.faults.add({ kind: "status", status: 502, match, times: 2 });
    await review(firm, "erin", pull, "REQUEST_CHANGES");
    const withdrawn = await firm.eventually(
      () => state(firm, pull),
      (shows) => shows !== "success",
    );
    expect(withdrawn).not.toBe("success");
    expect(firm.github.faults.left()).toBe(0);
  });

  it("what cannot be looked at does not pass, though nothing guarded may be in it", async () => {
    const firm = stage();
    firm.github.faults.weather = ({ path }) =>
      path.includes("/git-upload-pack") ? { kind: "status", status: 502 } : null;
    const { pull } = await propose(firm, "bob", "unseen", { files: { "docs/u.md": "# U\n" } });
    const page = await shown(firm, pull);
    expect(page?.state).not.toBe("success");
    expect(page?.title).toMatch(/^Not checked/);
    expect(await merge(firm, "bob", pull)).not.toBeNull();
    firm.github.faults.weather = null;
    await review(firm, "alice", pull, "COMMENT", "Hm.");
    await firm.eventually(
      () => state(firm, pull),
      (shows) => shows === "success",
    );
  });

  it("a policy of paths and a number is strict: no comment approves, and a push ends approvals", async () => {
    const firm = stage();
    const files = { "fees/a.py": "fee = 1\n" };
    const { pull, head } = await propose(firm, "bob", "defaults", { files });
    for (const who of ["alice", "carol"] as const) await comment(firm, who, pull, ":+1: LGTM");
    expect((await shown(firm, pull))?.title).toBe("Waiting: 2 approvals (fees)");
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("success");
    const next = { author: "bob" as const, parents: [head], files: { "fees/a.py": "fee = 2\n" } };
    await push(firm, "bob", "defaults", commit(firm, next));
    expect((await shown(firm, pull))?.title).toBe("Waiting: 2 approvals (fees)");
  });

  it("without a policy nothing is a success, and what requires the check waits", async () => {
    const lone = await startFirm({ policy: null });
    const { pull } = await propose(lone, "bob", "unguarded");
    await approve(lone, pull, "alice", "carol");
    expect(await shown(lone, pull)).toBeNull();
    expect((await shown(lone, pull, "foureyes (observe)"))?.state).toBe("neutral");
    expect(await merge(lone, "bob", pull)).not.toBeNull();
    await lone.close();
  });

  it("at its installation nothing turns green by itself", async () => {
    const lone = await startFirm({ installed: false });
    const sha = commit(lone, { author: "bob", files: { [strategy]: harmless } });
    await push(lone, "bob", "before", sha);
    const pull = await open(lone, "bob", "before");
    lone.install();
    await lone.settled();
    expect((await shown(lone, pull))?.title).toBe("Waiting: 2 approvals (trading)");
    const { checks } = lone.as("bob").rest;
    const { data } = await checks.listForRef({ ...at, ref: mainOf(lone) });
    expect(data.check_runs).toEqual([]);
    await lone.close();
  });
}
