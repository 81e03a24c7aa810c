/** The statuses that CI jobs rely on, each with its twin. */
import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { aDirectory, aRepository, type Entry, type Sandbox } from "../git/sandbox.ts";
import { aChange, book, firm, flipped, honest, policy, reworded } from "./changes.ts";
import { scan } from "./recording.ts";

/** As a partial clone that never fetched it. */
function loseBlob(sandbox: Sandbox, revision: string): void {
  rmSync(objectPath(sandbox, revision));
}

function objectPath(sandbox: Sandbox, revision: string): string {
  const id = sandbox.git("rev-parse", revision);
  return join(sandbox.directory, ".git", "objects", id.slice(0, 2), id.slice(2));
}

describe("status 0: clear", () => {
  it("when nothing guarded is touched", async () => {
    const { status, out } = await scan(aChange({ "README.md": "# Exchange, again\n" }));
    expect({ status, out }).toMatchObject({
      status: 0,
      out: expect.stringMatching(/^Clear\. Nothing guarded is touched\.\n/),
    });
  });

  it("when what is guarded changed harmlessly", async () => {
    const { status, out } = await scan(aChange({ [book]: reworded }));
    expect(status).toBe(0);
    expect(out).toMatch(/^Clear\. Nothing suspicious was found\.\n/);
  });

  it("when base and head are one commit", async () => {
    const { status, out } = await scan(aChange({ [book]: flipped }), ["--base", "HEAD"]);
    expect(status).toBe(0);
    expect(out).toContain("0 of 0 files");
  });
});

describe("status 1: held", () => {
  it("when a finding waits for an explanation", async () => {
    const { status, out, err } = await scan(aChange({ [book]: flipped }));
    expect({ status, err }).toEqual({ status: 1, err: "" });
    expect(out).toMatch(/^Held\. 1 finding needs an explanation\.\n/);
  });

  it.each([
    ["detectors", "detectors"],
    ["detectors, spelled with an escape", '"detect\\u006frs"'],
  ])("but not when the policy switched that detector off (%s)", async (_, key) => {
    const off = `${policy}${key}:\n  sign-flipped: off\n  guard-removed: off\n`;
    const sandbox = aChange({ [book]: flipped }, { ".github/foureyes.yml": off });
    expect((await scan(sandbox)).status).toBe(0);
  });

  it("and not when the same edit is in a file that nothing guards", async () => {
    const sandbox = aChange({ "web/book.py": flipped }, { "web/book.py": honest });
    expect((await scan(sandbox)).status).toBe(0);
  });
});

describe("status 2: could not look", () => {
  it("when a guarded file's content is missing", async () => {
    const sandbox = aChange({ [book]: reworded });
    loseBlob(sandbox, `HEAD:${book}`);
    const { status, out, err } = await scan(sandbox);
    expect({ status, err }).toEqual({ status: 2, err: "" });
    expect(out).toMatch(/^Not checked\. 1 file could not be looked at, so this is no pass\.\n/);
    expect(out).toContain(`${book}: its content is not in the repository that was read.`);
  });

  it("but not when the missing content is of a file that nothing guards", async () => {
    const sandbox = aChange({ "README.md": "# Exchange, again\n" });
    loseBlob(sandbox, "HEAD:README.md");
    expect((await scan(sandbox)).status).toBe(0);
  });

  it("wins over 1, and the finding is still shown", async () => {
    const sandbox = aChange({ [book]: flipped, "strategies/lost.py": "x = 1\n" });
    loseBlob(sandbox, "HEAD:strategies/lost.py");
    const { status, out } = await scan(sandbox);
    expect(status).toBe(2);
    expect(out).toMatch(/Besides, 1\s+finding needs an explanation\./);
    expect(out).toContain("sign flipped");
  });

  it("when the policy is invalid, with line and column", async () => {
    const wrong = policy.replace("paths:", "path:");
    const sandbox = aChange({ "README.md": "# Again\n" }, { ".github/foureyes.yml": wrong });
    const { status, out, err } = await scan(sandbox);
    expect({ status, err }).toEqual({ status: 2, err: "" });
    expect(out).toMatch(/^Not checked\. The policy has 1 mistake, so nothing was looked at\.\n/);
    expect(out).toMatch(
      /^\.github\/foureyes\.yml:4:5 Unknown key "path"\. Did you mean "paths"\?$/m,
    );
  });

  it("when the branches have no commit in common", async () => {
    const sandbox = aChange({ [book]: reworded });
    const stranger = sandbox.commit(firm, { message: "Another root" });
    const { status, out } = await scan(sandbox, ["--base", sandbox.base, "--head", stranger]);
    expect(status).toBe(2);
    expect(out).toMatch(/have no commit in\s+common\./);
  });

  it("in a shallow clone, which says what to do, and not in a whole one", async () => {
    const origin = aChange({ [book]: reworded });
    const { base, head } = origin;
    const side = origin.commit(firm, { parents: [base], message: "Elsewhere" });
    for (const [depth, status] of [
      [["--depth=1"], 2],
      [[], 0],
    ] as const) {
      const directory = join(aDirectory(), "clone");
      origin.git("update-ref", "refs/heads/side", head);
      const url = `file://${origin.directory}`;
      origin.git("clone", "-q", "--no-checkout", "--no-single-branch", ...depth, url, directory);
      const found = await scan({ directory }, ["--base", side, "--head", head]);
      expect(found.status).toBe(status);
      expect(found.out.includes("git fetch --unshallow")).toBe(status === 2);
    }
  });

  it("when an object is not what its id says, which is no fault of ours", async () => {
    const sandbox = aChange({ [book]: reworded });
    const pathOf = (revision: string) => objectPath(sandbox, revision);
    rmSync(pathOf(`HEAD:${book}`));
    copyFileSync(pathOf(`HEAD~1:${book}`), pathOf(`HEAD:${book}`));
    const { status, out, err } = await scan(sandbox);
    expect({ status, err }).toEqual({ status: 2, err: "" });
    expect(out).toMatch(/^Not checked\. The change could not be looked at, so this is no pass\.\n/);
    expect(out).toMatch(/The repository could not be read:\sObject [0-9a-f]{40} is corrupt/);
  });

  it("when git itself refuses the repository, on stderr: there is no commit to speak of", async () => {
    const sandbox = aRepository();
    sandbox.commit(firm);
    sandbox.git("config", "core.repositoryFormatVersion", "99");
    const { status, out, err } = await scan(sandbox);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toMatch(/^foureyes: git .*\n$/);
  });
});

describe("several merge bases", () => {
  it("are each judged, and it is said", async () => {
    const sandbox = aRepository();
    const root = sandbox.commit(firm);
    const withReadme = { ...firm, "README.md": "# Other\n" };
    const left = sandbox.commit({ ...firm, left: "1\n" }, { parents: [root], message: "left" });
    const right = sandbox.commit({ ...withReadme, right: "1\n" }, { parents: [root] });
    const both: Record<string, string | Entry> = { ...withReadme, left: "1\n", right: "1\n" };
    const base = sandbox.commit(both, { parents: [left, right], message: "base" });
    const head = sandbox.commit(
      { ...both, [book]: flipped },
      { parents: [right, left], message: "head" },
    );
    const { status, out } = await scan(sandbox, ["--base", base, "--head", head]);
    expect(status).toBe(1);
    expect(out).toMatch(/2 merge\s+bases:\s+the\s+change\s+was\s+judged\s+against\s+each\./);
  });

  it("and of one, nothing is said", async () => {
    const { out } = await scan(aChange({ [book]: reworded }));
    expect(out).not.toContain("merge base");
  });
});
