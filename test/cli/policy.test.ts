/** Which policy a scan goes by: never one that the change brings along. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseSha } from "../../src/domain/sha.ts";
import { aDirectory } from "../git/sandbox.ts";
import { aChange, book, flipped, policy } from "./changes.ts";
import { scan, unwrapped } from "./recording.ts";

const path = ".github/foureyes.yml";
const nothing = policy.replace("strategies/**", "elsewhere/**");

describe("the policy of a scan", () => {
  it("is the one at --base, not the one that the change brings", async () => {
    const sandbox = aChange({ [book]: flipped, [path]: nothing });
    const { status, out } = await scan(sandbox);
    expect(status).toBe(1);
    expect(unwrapped(out)).toContain(`Policy: ${path} at ${sandbox.base.slice(0, 7)}.`);
  });

  it("so the same policy, once it is at the base, holds nothing", async () => {
    expect((await scan(aChange({ [book]: flipped }, { [path]: nothing }))).status).toBe(0);
  });

  it("that a change breaks is still the one at --base", async () => {
    expect((await scan(aChange({ [path]: "nonsense" }))).status).toBe(0);
  });

  it("that a change adds does not count either: the built-in areas do", async () => {
    const sandbox = aChange({ [book]: flipped, [path]: nothing }, { [path]: null });
    const { status, out } = await scan(sandbox);
    expect(status).toBe(1);
    expect(unwrapped(out)).toContain("Policy: none at the base, so the built-in areas apply.");
  });

  it("that is nowhere leaves the built-in areas, which guard no README", async () => {
    const sandbox = aChange({ "README.md": "# Again\n" }, { [path]: null });
    expect((await scan(sandbox)).status).toBe(0);
  });

  it("is the file of --policy when it is given", async () => {
    const file = join(aDirectory(), "mine.yml");
    const sandbox = aChange({ [book]: flipped });
    writeFileSync(file, nothing);
    const flags = ["--base", "HEAD~1", "--policy", file];
    expect(await scan(sandbox, flags)).toMatchObject({ status: 0, err: "" });
    writeFileSync(file, `${policy}  - nonsense\n`);
    const { status, out } = await scan(sandbox, flags);
    expect(status).toBe(2);
    expect(out).toContain(`${file}:7:`);
  });

  it("that --policy names and nobody can read is a mistake of usage", async () => {
    const sandbox = aChange({ [book]: flipped });
    for (const [file, why] of [
      [join(aDirectory(), "none.yml"), "there is no such file"],
      [aDirectory(), "it is a folder"],
    ] as const) {
      const { status, out, err } = await scan(sandbox, ["--base", "HEAD~1", "--policy", file]);
      expect({ status, out }).toEqual({ status: 64, out: "" });
      expect(err).toBe(`foureyes: The policy ${JSON.stringify(file)} cannot be read: ${why}.\n`);
    }
  });

  it("that --policy names is not read without end", async () => {
    const sandbox = aChange({ [book]: flipped });
    const { status, out } = await scan(sandbox, ["--base", "HEAD~1", "--policy", "/dev/zero"]);
    expect(status).toBe(2);
    expect(out).toContain("The policy has more than 256 kB: split it.");
  });

  it.each([
    ["a symbolic link", { mode: "120000", content: "../policy.yml" }],
    ["a submodule", { mode: "160000", object: parseSha("a".repeat(40)) }],
  ])("is refused when it is %s", async (_what, entry) => {
    const sandbox = aChange({ [book]: flipped }, { [path]: entry, "policy.yml": nothing });
    const { status, out } = await scan(sandbox);
    expect(status).toBe(2);
    expect(out).toContain("The policy must be a file, not a link or a submodule.");
  });

  it("is taken when it is marked executable, as the file it is", async () => {
    const sandbox = aChange({ [book]: flipped }, { [path]: { mode: "100755", content: policy } });
    expect((await scan(sandbox)).status).toBe(1);
  });

  it("is refused when it is no UTF-8", async () => {
    const entry = { content: Buffer.from([0x76, 0xff, 0xfe]) };
    const { status, out } = await scan(aChange({ [book]: flipped }, { [path]: entry }));
    expect(status).toBe(2);
    expect(out).toContain(":1:2 This is not UTF-8: save the file as UTF-8.");
  });
});
