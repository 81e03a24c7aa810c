/** More guarded branches than are judged: whoever may push may make them. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { commit, mainOf, push, pushQuietly } from "./desk.ts";
import { type Firm, mainAndReleases, open, policyText, shown, startFirm } from "./firm.ts";

let firm: Firm;
beforeAll(async () => {
  firm = await startFirm({ guarded: mainAndReleases });
});
afterAll(() => firm.close());

it("leave a commit undetermined as soon as they are made: the last may ask for more", async () => {
  const strict = `${policyText}  - { name: prose, paths: ["docs/**"] }\n`;
  const tightened = commit(firm, { author: "dave", files: { ".github/foureyes.yml": strict } });
  await push(firm, "dave", "release/strict", tightened);
  for (let made = 10; made < 30; made += 1)
    await pushQuietly(firm, "mallory", `release/${made}`, mainOf(firm));
  const prose = commit(firm, { author: "mallory", files: { "docs/a.md": "# A\n" } });
  await push(firm, "mallory", "prose", prose);
  const pull = await open(firm, "mallory", "prose");
  expect((await shown(firm, pull))?.title).toBe("Clear for main, but not for 1 more branch");
});
