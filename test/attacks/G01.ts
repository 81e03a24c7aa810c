/** Two who approve nobody's work but each other's. */
import { expect, it } from "vitest";
import { findingId, flipped, type Login, review, shown, strategy } from "../stories/firm.ts";
import { type About, approve, ignored, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack:
    "Two people do it together: each approves nobody's work but the other's, or explains what was found and approves as well.",
  defence:
    "Whoever explains a critical finding fills no seat while somebody else could. In an area that asks for independence neither does one half of a pair.",
};

const paired = "approved only bob’s work in the last 90 days, and bob only theirs";
const unreadable = { content: Buffer.from([0, 1, 2, 3, 255]) };

export function attack(stage: Stage): void {
  async function proposed(who: Login, name: string, edit: typeof unreadable | string = "a = 1\n") {
    const files = { [`pairs/${name}`]: edit };
    return (await propose(stage(), who, `pairs-${name}`, { files })).pull;
  }

  it("one half of a pair does not approve what the other wrote, nor explain it", async () => {
    const firm = stage();
    const hers = await proposed("erin", "hers.py");
    await approve(firm, hers, "bob");
    expect(await state(firm, hers)).toBe("success");

    const his = await proposed("bob", "his.bin", unreadable);
    const id = findingId(await shown(firm, his));
    await review(firm, "erin", his, "APPROVE", `foureyes: accept ${id} I compared it.`);
    const page = await shown(firm, his);
    expect(page).toMatchObject({
      state: "in_progress",
      title: "Waiting: 1 approval (pairs), 1 finding to explain",
    });
    expect(await ignored(firm, his, "erin")).toBe(paired);
    expect(page?.summary).toContain(`| erin | \`${id}\` | ${paired} |`);
  });

  it("the accomplice who explains the flipped sign does not approve it as well", async () => {
    const firm = stage();
    const { pull } = await propose(firm, "bob", "explained", { files: { [strategy]: flipped } });
    const line = `foureyes: accept ${findingId(await shown(firm, pull))} The feed turned around.`;
    await review(firm, "alice", pull, "APPROVE", line);
    await approve(firm, pull, "erin");
    expect(await shown(firm, pull)).toMatchObject({
      state: "in_progress",
      title: "Waiting: 1 approval (trading)",
    });
    expect(await ignored(firm, pull, "alice")).toBe(
      "explained a finding here; somebody else must approve",
    );
    await approve(firm, pull, "carol");
    expect(await state(firm, pull)).toBe("success");
  });

  it("whoever approved others' work too is half of no pair", async () => {
    const firm = stage();
    const hers = await proposed("alice", "alices.py");
    await approve(firm, hers, "erin");
    expect(await state(firm, hers)).toBe("success");
    const his = await proposed("bob", "his.py");
    await approve(firm, his, "erin");
    expect(await state(firm, his)).toBe("success");
  });
}
