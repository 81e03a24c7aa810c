/** A check that is not required stops nobody: the page says so, and where it is required it counts. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commit, mainOf, push } from "./desk.ts";
import { at, type Firm, honest, merge, open, review, shown, startFirm, strategy } from "./firm.ts";

let firm: Firm;
beforeAll(async () => {
  firm = await startFirm({ guarded: [] });
});
afterAll(() => firm.close());

const harmless = honest.replace("best first", "the best first");

async function proposed(
  branch: string,
  base = "main",
  files: Readonly<Record<string, string>> = { [strategy]: harmless },
) {
  await push(firm, "bob", branch, commit(firm, { author: "bob", files }));
  return open(firm, "bob", branch, base);
}

async function summary(pull: number): Promise<string> {
  return (await shown(firm, pull))?.summary ?? "";
}

describe("the page says of the base branch", () => {
  const ours = () => ({ context: "foureyes", appId: firm.app.id });
  let pull = 0;
  beforeAll(async () => {
    pull = await proposed("told");
  });

  it("that the check is not required", async () => {
    expect(await summary(pull)).toContain("This check is not required on `main`");
  });

  it.each<readonly [string, () => object, RegExp | null]>([
    ["nothing when it is required from this App", () => ({ requiredChecks: [ours()] }), null],
    [
      "that anybody may report it",
      () => ({ requiredChecks: [{ context: "foureyes", appId: null }] }),
      /from whoever reports it/,
    ],
    [
      "that another App reports it",
      () => ({ requiredChecks: [{ context: "foureyes", appId: 1 }] }),
      /from another App/,
    ],
    [
      "who may bypass it",
      () => ({
        requiredChecks: [ours()],
        bypass: [{ kind: "organization-admin" }, { kind: "app", app: firm.app }],
      }),
      /may merge into `main`: `organization admins` and `App foureyes`/,
    ],
    [
      "that it is not in force",
      () => ({ requiredChecks: [ours()], enforcement: "evaluate" }),
      /is not required on `main`/,
    ],
    [
      "that it is for other branches",
      () => ({ requiredChecks: [ours()], include: ["refs/heads/release/*"] }),
      /is not required on `main`/,
    ],
  ])("%s, as soon as a ruleset changes", async (_, ruleset, expected) => {
    firm.github.setRuleset(firm.repository, "money", ruleset());
    await firm.settled();
    if (expected === null) expect(await summary(pull)).not.toContain("Ways around this check");
    else expect(await summary(pull)).toMatch(expected);
  });

  it("that nobody shows who may bypass it", async () => {
    firm.github.switches.hidesBypassLists = true;
    firm.github.setRuleset(firm.repository, "money", { requiredChecks: [ours()] });
    await firm.settled();
    expect(await summary(pull)).toContain(
      "shows only administrators who may bypass the rules of `main`",
    );
    firm.github.switches.hidesBypassLists = false;
  });

  it("the same of classic protection, which may leave administrators out", async () => {
    firm.github.removeRuleset(firm.repository, "money");
    firm.github.protect(firm.repository, "main", {
      requiredChecks: [ours()],
      adminEnforced: false,
    });
    await firm.settled();
    expect(await summary(pull)).toMatch(
      /may merge into `main`: `administrators of the repository`/,
    );
    firm.github.protect(firm.repository, "main", { requiredChecks: [ours()] });
    await firm.settled();
    expect(await summary(pull)).not.toContain("Ways around this check");
    expect(await merge(firm, "bob", pull)).toMatch(/is in progress/);
    firm.github.unprotect(firm.repository, "main");
    await firm.settled();
    expect(await summary(pull)).toContain("is not required on `main`");
  });
});

describe("a branch that requires the check", () => {
  it("is judged before a commit is green for any other, by its own policy", async () => {
    const check = { context: "foureyes", appId: firm.app.id };
    firm.github.setRuleset(firm.repository, "all", {
      requiredChecks: [check],
      include: ["~DEFAULT_BRANCH", "refs/heads/release/*"],
    });
    const policy = `version: 1\nareas:\n  - name: prose\n    paths: ["docs/**"]\n    reviews: { required: 1 }\n`;
    const pull = await proposed("docs-only", "main", { "docs/a.md": "# A\n" });
    expect((await shown(firm, pull))?.state).toBe("success");

    const release = commit(firm, { author: "dave", files: { ".github/foureyes.yml": policy } });
    await push(firm, "dave", "release/1", release);
    await firm.settled();
    const page = await shown(firm, pull);
    expect(page?.title).toBe("Clear for main, but not for release/1");
    expect(page?.state).toBe("in_progress");

    await review(firm, "alice", pull);
    expect((await shown(firm, pull))?.state).toBe("success");
  });

  it("is judged too when GitHub shows us no rules, but that the branch is protected", async () => {
    firm.github.switches.hidesRules = true;
    const pull = await proposed("unseen-rules", "main", { "docs/u.md": "# U\n" });
    firm.github.setRuleset(firm.repository, "other", { include: ["refs/heads/none"] });
    await firm.settled();
    const page = await shown(firm, pull);
    expect(page?.title).toBe("Clear for main, but not for release/1");
    expect(page?.state).toBe("in_progress");
    expect(page?.summary).toContain("The rules of `main` could not be read");

    await review(firm, "alice", pull);
    expect((await shown(firm, pull))?.state).toBe("success");
    firm.github.switches.hidesRules = false;
    firm.github.removeRuleset(firm.repository, "other");
    await firm.settled();
  });

  it("is missed when the rules name more branches than are looked at", async () => {
    const check = { context: "foureyes", appId: firm.app.id };
    const names = Array.from({ length: 101 }, (_, index) => `refs/heads/none-${index}`);
    const wanted = { requiredChecks: [check], include: ["~DEFAULT_BRANCH", ...names] };
    firm.github.setRuleset(firm.repository, "many", wanted);
    const pull = await proposed("many", "main", { "docs/b.md": "# B\n" });
    const page = await shown(firm, pull);
    expect(page?.title).toBe("Clear for main, but not for release/1 and more branches");
    expect(page?.state).not.toBe("success");

    firm.github.setRuleset(firm.repository, "many", { ...wanted, include: names.slice(1) });
    await firm.settled();
    await review(firm, "alice", pull);
    expect((await shown(firm, pull))?.state).toBe("success");
    firm.github.removeRuleset(firm.repository, "many");
  });

  it("lends what was cleared there: a hotfix branch is not judged again against main", async () => {
    const files = { [strategy]: harmless };
    const cleared = commit(firm, { author: "bob", parents: [mainOf(firm)], files });
    await push(firm, "bob", "release/2", mainOf(firm));
    await push(firm, "bob", "fix", cleared);
    const fix = await open(firm, "bob", "fix", "release/2");
    for (const who of ["alice", "carol"] as const) await review(firm, who, fix);
    await push(firm, "bob", "release/2", cleared);
    const next = commit(firm, {
      author: "bob",
      parents: [cleared],
      files: { "notes.md": "# Notes\n" },
    });
    await push(firm, "bob", "hotfix", next);
    const pull = await open(firm, "bob", "hotfix", "release/2");
    await firm.settled();
    expect((await shown(firm, pull))?.state).toBe("success");
    await firm.as("bob").rest.pulls.update({ ...at, pull_number: pull, state: "closed" });
  });
});
