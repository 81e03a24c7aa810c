/** Rules that changed while nobody could tell of it. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { commit, push } from "./desk.ts";
import { type Firm, mainAndReleases, open, policyText, shown, startFirm } from "./firm.ts";

let firm: Firm;
beforeAll(async () => {
  firm = await startFirm({ guarded: mainAndReleases });
});
afterAll(() => firm.close());

const strict = `${policyText}  - { name: prose, paths: ["docs/**"] }\n`;
const tightened = () => commit(firm, { author: "dave", files: { ".github/foureyes.yml": strict } });

async function proseFor(branch: string) {
  const files = { [`docs/${branch}.md`]: "# Prose\n" };
  await push(firm, "mallory", branch, commit(firm, { author: "mallory", files }));
  return shown(firm, await open(firm, "mallory", branch));
}

it("a branch that is made where no rules are shown may be guarded from the start", async () => {
  firm.github.switches.hidesRules = true;
  expect((await proseFor("before"))?.state).toBe("success");
  await push(firm, "dave", "release/strict", tightened());
  expect((await proseFor("after"))?.title).toBe("Clear for main, but not for release/strict");
  await firm.as("dave").rest.git.deleteRef({
    owner: "acme",
    repo: "exchange",
    ref: "heads/release/strict",
  });
  firm.github.switches.hidesRules = false;
});

it("rules are read again once the App is installed again", async () => {
  await push(firm, "dave", "prod", tightened());
  await firm.guard(["~DEFAULT_BRANCH"]);
  expect((await proseFor("installed"))?.state).toBe("success");
  firm.github.uninstall(firm.installation);
  await firm.settled();
  await firm.guard(["~DEFAULT_BRANCH", "refs/heads/prod"]);
  firm.install();
  await firm.settled();
  expect((await proseFor("again"))?.title).toBe("Clear for main, but not for prod");
});
