/** `foureyes policy check`: what a policy does to a tree, as people and CI jobs get it. */
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { aDirectory, aRepository, type Files, type Sandbox } from "../git/sandbox.ts";
import { firm, policy } from "./changes.ts";
import { policyCheckSchema } from "./policy-check-schema.ts";
import { type Recorded, recorded, type Surroundings, unwrapped } from "./recording.ts";

const path = ".github/foureyes.yml";

function check(
  { directory }: Pick<Sandbox, "directory">,
  args: readonly string[] = [],
  surroundings: Surroundings = {},
): Promise<Recorded> {
  return recorded(["policy", "check", "--repo", directory, ...args], surroundings);
}

function aFirm(changed: Files = {}): Sandbox {
  const sandbox = aRepository();
  sandbox.commit({ ...firm, ...changed });
  return sandbox;
}

/** On disk, and in no commit. */
function write({ directory }: Sandbox, text: string | Uint8Array): string {
  mkdirSync(join(directory, ".github"), { recursive: true });
  const file = join(directory, path);
  writeFileSync(file, text);
  return file;
}

const flawed = `version: 1
mode: observe
areas:
  - name: trading
    paths: ["strategies/**", "stratgies/**"]
    except: ["**/*.md"]
  - name: settings
    paths: ["config/**"]
    except: ["**/*.yml"]
`;
const unguarded: Files = {
  "config/limits.yml": "max: 1\n",
  "services/withdraw/reference.ts": "export const reference = 1;\n",
  "services/withdraw/request.ts": "export const request = 1;\n",
  "tools/cold/sign.py": "def sign_transaction(private_key): ...\n",
  "web/index.ts": "export const colour = 1;\n",
};

describe("status", () => {
  it("0 when every rule guards something, and nothing that says money is left out", async () => {
    const { status, out, err } = await check(aFirm());
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toMatch(/^Nothing to mend\.\n/);
    expect(unwrapped(out)).toContain("custody: 1 file, services/withdraw/payouts.ts.");
  });

  it("0, said plainly, when nothing is guarded and nothing says money", async () => {
    const sandbox = aRepository();
    sandbox.commit({ "README.md": "# Exchange\n" });
    write(sandbox, "version: 1\n");
    const { status, out } = await check(sandbox);
    expect(status).toBe(0);
    expect(unwrapped(out)).toMatch(/^Nothing to mend, and nothing guarded: no area names a file/);
    expect(unwrapped(out)).toMatch(/0 of 1 file at \w+ is guarded\./);
  });

  it("0 for words in a file and for exceptions without use: they are shown, and no more", async () => {
    const except = policy.replace(/(paths: .*withdraw.*)/, '$1\n    except: ["**/*.md"]');
    const { "tools/cold/sign.py": tool = "" } = unguarded;
    const { status, out } = await check(aFirm({ [path]: except, "tools/cold/sign.py": tool }));
    expect(status).toBe(0);
    expect(out).toContain("- tools/cold/sign.py (private key)");
    expect(out).toMatch(/:7:14 custody: \*\*\/\*\.md\n/);
  });

  it.each<[what: string, changed: Files, said: string]>([
    [
      "a glob matches nothing",
      { [path]: policy.replace('["strategies/**"]', '["strategies/**", "strategy/**"]') },
      "matches no file",
    ],
    [
      "an area excepts all that it names",
      { [path]: policy.replace(/(paths: .*strategies.*)/, '$1\n    except: ["**/*.py"]') },
      "trading guards nothing",
    ],
    [
      "a file whose name says money is left out",
      { "desk/trader.py": "pass\n" },
      "1 file whose name says money and that no area guards",
    ],
  ])("1 when %s", async (_what, changed, said) => {
    const { status, out } = await check(aFirm(changed));
    expect(status).toBe(1);
    expect(unwrapped(out)).toContain(said);
  });

  it("2 when the policy is invalid, with the place of each mistake", async () => {
    const file = join(aDirectory(), "mine.yml");
    writeFileSync(file, policy.replace("paths:", "path:"));
    const { status, out, err } = await check(aFirm(), [file]);
    expect({ status, err }).toEqual({ status: 2, err: "" });
    expect(out).toMatch(/^Invalid\. The policy has \d mistakes?; until they are mended/);
    expect(unwrapped(out)).toContain(`${file}:4:5 Unknown key "path". Did you mean "paths"?`);
  });

  it("2 when the tree cannot be read", async () => {
    const sandbox = aFirm();
    const tree = sandbox.git("rev-parse", "HEAD:strategies");
    rmSync(join(sandbox.directory, ".git", "objects", tree.slice(0, 2), tree.slice(2)));
    const { status, out } = await check(sandbox);
    expect(status).toBe(2);
    expect(out).toMatch(/^Not checked\. The repository could not be looked at\.\n/);
    expect(JSON.parse((await check(sandbox, ["--format", "json"])).out)).toMatchObject({
      status: 2,
      reason: expect.stringContaining("tree"),
    });
  });

  it.each<[args: readonly string[], sentence: RegExp]>([
    [["policy"], /Say what to do with the policy: foureyes policy check\./],
    [["policy", "chekc"], /There is no command policy "chekc"\. Did you mean check\?/],
    [["policy", "draw"], /There is no command policy "draw"\. Try foureyes policy --help\./],
    [["policy", "check", "a.yml", "b.yml"], /"b\.yml" is not expected here\./],
    [["policy", "check", ""], /"" is not expected here\./],
    [["policy", "check", "--haed", "x"], /Did you mean --head\?/],
    [["policy", "check", "--format", "xml"], /it can be text, json, markdown/],
    [["policy", "check", "--app-id", "1"], /--app-id is for --remote/],
    [["policy", "check", "x.yml", "--remote", "a/b"], /--remote looks at GitHub alone/],
    [["policy", "check", "--remote", "a/b", "--head", "x"], /--remote looks at GitHub alone/],
    [["policy", "check", "--remote", "a/b"], /GITHUB_TOKEN is not set/],
  ])("64 for %j", async (args, sentence) => {
    const { status, out, err } = await recorded(args);
    expect({ status, out }).toEqual({ status: 64, out: "" });
    expect(err).toMatch(sentence);
  });

  it("64 for a file, a revision or a repository that is not there", async () => {
    const sandbox = aFirm();
    for (const args of [[join(aDirectory(), "none.yml")], [aDirectory()], ["--head", "nowhere"]])
      expect(await check(sandbox, args)).toMatchObject({ status: 64, out: "" });
    expect((await check({ directory: aDirectory() })).err).toMatch(/is not a git repository/);
  });
});

describe("the policy that is checked", () => {
  const policyOf = async (sandbox: Sandbox, args: readonly string[] = []) => {
    const { out } = await check(sandbox, [...args, "--format", "json"]);
    return policyCheckSchema.parse(JSON.parse(out)).policy;
  };

  it("is the one on disk, before it is committed", async () => {
    const sandbox = aFirm();
    const file = write(sandbox, flawed);
    expect(await policyOf(sandbox)).toEqual({ kind: "file", path: file });
    expect((await check(sandbox)).status).toBe(1);
  });

  it("else that of --head, also in a repository without a work tree", async () => {
    const sandbox = aFirm();
    expect(await policyOf(sandbox)).toEqual({ kind: "repository", path });
    const bare = { ...sandbox, directory: join(sandbox.directory, ".git") };
    write(sandbox, flawed);
    expect(await policyOf(bare)).toEqual({ kind: "repository", path });
  });

  it("else the built-in areas, which is said", async () => {
    const sandbox = aRepository();
    sandbox.commit({ "strategies/book.py": "pass\n" });
    expect(await policyOf(sandbox)).toEqual({ kind: "built-in", path: null });
    const { status, out } = await check(sandbox);
    expect(status).toBe(0);
    expect(out).toMatch(/^No policy\. The built-in areas apply, and only watch\.\n/);
  });

  it("and the tree is that of --head", async () => {
    const sandbox = aFirm();
    sandbox.commit({ ...firm, ...unguarded });
    expect((await check(sandbox)).status).toBe(1);
    sandbox.git("update-ref", "refs/heads/other", sandbox.commit({ ...firm }));
    expect((await check(sandbox, ["--head", "other"])).status).toBe(0);
  });
});

describe("a hostile work tree", () => {
  it("leads nowhere by a link in the place of the policy, or of its folder", async () => {
    const elsewhere = aDirectory();
    writeFileSync(join(elsewhere, "foureyes.yml"), "secret: x\n");
    const file = aFirm();
    rmSync(write(file, ""));
    symlinkSync(join(elsewhere, "foureyes.yml"), join(file.directory, path));
    const folder = aFirm();
    symlinkSync(elsewhere, join(folder.directory, ".github"));
    for (const sandbox of [file, folder]) {
      const { status, out } = await check(sandbox);
      expect(status).toBe(2);
      expect(unwrapped(out)).toContain("The policy must be a file: not a link,");
      expect(out).not.toContain("secret");
    }
  });

  it("does not make it wait for a pipe", async () => {
    const sandbox = aFirm();
    rmSync(write(sandbox, ""));
    execFileSync("mkfifo", [join(sandbox.directory, path)]);
    expect((await check(sandbox)).status).toBe(2);
  });

  it("shows no name that a terminal obeys", async () => {
    const name = "desk/trader\u001b[31m\u202e\n.py";
    const sandbox = aFirm({ [name]: "withdraw\n", "strategies/\u009b2J.py": "pass\n" });
    for (const format of ["text", "json", "markdown"]) {
      const { status, out } = await check(sandbox, ["--format", format]);
      expect(status).toBe(1);
      expect(out).not.toMatch(/[^\P{C}\n]/u);
    }
  });
});

describe("hostile policies on disk end with status 2, in time", () => {
  const big = `version: 1\nareas:\n${Array.from({ length: 10_000 }, (_, at) => `  - { name: a${at}, paths: [x${at}] }\n`).join("")}`;
  it.each<[what: string, text: string | Uint8Array, said: RegExp]>([
    ["1 MB of comment", `version: 1\n#${"x".repeat(1_000_000)}`, /at most 256 kB/],
    ["2 MB", Buffer.alloc(2_000_000, "#"), /more than 256 kB/],
    ["10,000 areas", big, /256 kB|at most 1000 areas/],
    ["UTF-16", Buffer.from(`\ufeff${policy}`, "utf16le"), /not UTF-8/],
    ["a NUL", `${policy}\0`, /not UTF-8/],
    ["Latin-1, at its place", Buffer.from(`version: 1 # caf\xe9`, "latin1"), /:1:17 .*not UTF-8/],
    ["half a surrogate pair", Buffer.from([0x61, 0xed, 0xa0, 0x80]), /not UTF-8/],
    ["a name of 4 kB", policy.replace("custody", "c".repeat(4096)), /at most 100 of a-z/],
    ["a name that reads from the right", policy.replace("custody", '"\u202ecustody"'), /invisible/],
    ["letters nobody sees", policy.replace("strategies/", "strat\u200begies/"), /invisible/],
  ])("%s", async (_what, text, said) => {
    const sandbox = aFirm();
    write(sandbox, text);
    const started = performance.now();
    const { status, out } = await check(sandbox);
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(status).toBe(2);
    expect(unwrapped(out)).toMatch(said);
    expect(unwrapped(out)).toMatch(/foureyes\.yml:\d+:\d+ /);
  });
});

describe("a page shows", () => {
  it("the first of many rules that do nothing, and how many more there are", async () => {
    const globs = Array.from({ length: 200 }, (_, at) => `"none${at}/**"`).join(", ");
    const sandbox = aFirm({ [path]: `${policy}  - { name: none, paths: [${globs}] }\n` });
    const { out } = await check(sandbox);
    expect(out).toMatch(/^To mend: 200 rules that do nothing\.\n/);
    expect(out).toMatch(/none: none29\/\*\* matches no file\n- 170 more like these\n/);
    expect(out).not.toContain("none30/**");
  });

  it.each([
    ["text", "txt"],
    ["markdown", "md"],
  ])("all that is to be mended, first, as %s", async (format, extension) => {
    const { out, err } = await check(aFirm({ [path]: flawed, ...unguarded }), ["--format", format]);
    expect(err).toBe("");
    await expect(out).toMatchFileSnapshot(`pages/policy-check.${extension}`);
  });

  it("and the JSON says the same, as it is promised", async () => {
    const { status, out } = await check(aFirm({ [path]: flawed, ...unguarded }), ["--format=json"]);
    const said = policyCheckSchema.parse(JSON.parse(out));
    expect(said).toMatchObject({
      status,
      mode: "observe",
      files: { guarded: 2 },
      areas: [{ name: "trading", files: 1 }, { name: "settings", files: 0 }, { name: "guard" }],
      faults: [
        { kind: "dead-path", glob: "stratgies/**", line: 5, column: 30 },
        { kind: "hollow-area", area: "settings", glob: null, line: 7, column: 11 },
      ],
      idleExceptions: [{ area: "trading", glob: "**/*.md", line: 6, column: 14 }],
      unguarded: {
        named: { files: 3, folders: [{ folder: "services/withdraw/", clue: "withdrawals" }] },
        worded: { files: 1, folders: [{ example: "tools/cold/sign.py", clue: "private key" }] },
      },
    });
  });
});
