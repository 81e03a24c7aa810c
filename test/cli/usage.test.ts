/** Used wrongly: status 64, one sentence on stderr, nothing on stdout. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commands } from "../../src/app/cli/help.ts";
import { aDirectory, aRepository } from "../git/sandbox.ts";
import { aChange } from "./changes.ts";
import { recorded, scan } from "./recording.ts";

const harmless = { "README.md": "# Exchange, again\n" };

describe("a command line that is wrong is refused with a sentence", () => {
  it.each<[args: readonly string[], sentence: RegExp]>([
    [["scna"], /^foureyes: There is no command "scna"\. Did you mean scan\?\n$/],
    [["frobnicate"], /^foureyes: There is no command "frobnicate"\. Try foureyes --help\.\n$/],
    [["help", "scna"], /There is no command "scna"/],
    [["scan"], /--base is missing: name the commit or branch/],
    [["scan", "--bsae", "main"], /There is no flag "--bsae"\. Did you mean --base\?/],
    [["scan", "--zzz=1"], /There is no flag "--zzz"\.\n$/],
    [["scan", "-b", "main"], /There is no flag "-b"/],
    [["scan", "--no-base"], /There is no flag "--no-base"/],
    [["scan", "--__proto__=x"], /There is no flag "--__proto__"/],
    [["scan", "--base"], /--base needs a value\./],
    [["scan", "--base="], /--base needs a value\./],
    [["scan", "--base", "--head", "main"], /--base needs a value\./],
    [["scan", "--base", "a", "--base", "b"], /--base is given more than once\./],
    [["scan", "main"], /"main" is not expected here\./],
    [["scan", "--base", "main", "--", "x"], /"x" is not expected here\./],
    [["scan", "--base", "main", "--format", "xml"], /--format is "xml"; it can be text, json/],
    [["serve", "--port", "1"], /There is no flag "--port"/],
  ])("%j", async (args, sentence) => {
    const { status, out, err } = await recorded(args);
    expect({ status, out }).toEqual({ status: 64, out: "" });
    expect(err).toMatch(sentence);
    expect(err.split("\n")).toHaveLength(2);
  });

  it("and the right one runs", async () => {
    const sandbox = aChange(harmless);
    const args = ["scan", `--repo=${sandbox.directory}`, "--base=main~1", "--head", "main"];
    expect(await recorded([...args, "--format", "text", "--"])).toMatchObject({
      status: 0,
      err: "",
    });
  });
});

describe("a revision that names no commit is refused, whatever it looks like", () => {
  it.each([
    "nothing",
    "=--output=x",
    "HEAD~1..HEAD",
    "HEAD~1...HEAD",
    "HEAD:README.md",
    ":/Change",
    "^HEAD",
    "HEAD\nHEAD~1",
    "HEAD^{tree}",
    "@{u}",
    "@{push}",
    "HEAD@{999}",
    "\u001b[31mred",
    "\u009b31mred",
    "a\u202eb",
    "x".repeat(5_000),
  ])("%j", async (revision) => {
    const sandbox = aChange(harmless);
    // An equals sign in front gives the rest as the value, though it looks like a flag.
    const value = revision.replace(/^=/, "");
    for (const flags of [[`--base=${value}`], ["--base", "HEAD~1", `--head=${value}`]]) {
      const { status, out, err } = await scan(sandbox, flags);
      expect({ status, out }).toEqual({ status: 64, out: "" });
      expect(err).toMatch(/^foureyes: There is no commit ".*" in this repository\.\n$/);
      expect(err.length).toBeLessThan(300);
      expect(err).not.toMatch(/[^\P{C}\n]/u);
    }
  });

  it("and one that does is looked at: a branch, a tag, an abbreviated id", async () => {
    const sandbox = aChange(harmless);
    sandbox.git("update-ref", "refs/tags/v1", sandbox.base);
    for (const base of ["v1", "main~1", "refs/heads/main^", sandbox.base.slice(0, 9)])
      expect((await scan(sandbox, ["--base", base])).status).toBe(0);
  });
});

describe("where there is nothing to scan", () => {
  it.each<[what: string, directory: () => string, sentence: RegExp]>([
    ["no repository", aDirectory, /is not a git repository\.\n$/],
    ["no directory", () => join(aDirectory(), "none"), /is not a git repository\.\n$/],
    ["no commits", () => aRepository().directory, /has no commits\.\n$/],
  ])("%s", async (_what, directory, sentence) => {
    const { status, out, err } = await scan({ directory: directory() });
    expect({ status, out }).toEqual({ status: 64, out: "" });
    expect(err).toMatch(sentence);
  });

  it("and a directory below a repository's is fine", async () => {
    const sandbox = aChange(harmless);
    mkdirSync(join(sandbox.directory, "a", "b"), { recursive: true });
    const below = { directory: join(sandbox.directory, "a", "b") };
    expect((await scan(below)).status).toBe(0);
  });
});

describe("help", () => {
  it("is given for the whole and for each command, on stdout, with status 0", async () => {
    for (const args of [["--help"], ["-h"], ["help"]]) {
      const { status, out, err } = await recorded(args);
      expect({ status, err }).toEqual({ status: 0, err: "" });
      await expect(out).toMatchFileSnapshot("pages/help.txt");
    }
    for (const command of commands) {
      for (const args of [
        [command, "--help"],
        [command, "-h"],
        ["help", command],
      ]) {
        const { status, out, err } = await recorded(args);
        expect({ status, err }).toEqual({ status: 0, err: "" });
        await expect(out).toMatchFileSnapshot(`pages/help-${command}.txt`);
      }
    }
  });

  it("is shown to who gives no command at all, on stderr: that is no success", async () => {
    const { status, out, err } = await recorded([]);
    expect({ status, out }).toEqual({ status: 64, out: "" });
    expect(err).toContain("Usage: foureyes <command>");
  });
});
