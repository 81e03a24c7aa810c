/** What a CI job reads: every field of the JSON, and nothing beside it. */
import { describe, expect, it } from "vitest";
import type { Sandbox } from "../git/sandbox.ts";
import { aChange, book, firm, flipped, policy, redirected, reworded } from "./changes.ts";
import { scan } from "./recording.ts";
import { type ScanJson, scanSchema } from "./scan-schema.ts";

async function jsonOf(
  sandbox: Pick<Sandbox, "directory">,
  flags = ["--base", "HEAD~1"],
): Promise<{ readonly status: number; readonly json: ScanJson }> {
  const { status, out, err } = await scan(sandbox, [...flags, "--format", "json"]);
  expect(err).toBe("");
  expect(out.endsWith("}\n")).toBe(true);
  return { status, json: scanSchema.parse(JSON.parse(out)) };
}

describe("the JSON of a scan", () => {
  it("of findings has every field", async () => {
    const binary = { content: Buffer.from([0, 1, 2]) };
    const sandbox = aChange({
      [book]: flipped,
      "services/withdraw/payouts.ts": redirected,
      "services/withdraw/key.bin": binary,
      "README.md": "# Again\n",
    });
    const { status, json } = await jsonOf(sandbox);
    expect(status).toBe(1);
    expect(json).toMatchObject({
      version: 1,
      verdict: "held",
      base: sandbox.base,
      head: sandbox.head,
      files: { changed: 4, guarded: 3, inspected: 4, uninspected: [] },
      areas: [
        { name: "trading", paths: [book] },
        {
          name: "custody",
          paths: ["services/withdraw/key.bin", "services/withdraw/payouts.ts"],
        },
      ],
      policy: { kind: "repository", path: ".github/foureyes.yml" },
      mergeBases: 1,
    });
    expect(json.findings).toMatchObject([
      { detector: "opaque-content", severity: "high", area: "custody", function: null },
      { detector: "address-replaced", area: "custody", side: "after", startLine: 2, endLine: 2 },
      {
        detector: "sign-flipped",
        family: "order",
        severity: "critical",
        blocking: true,
        area: "trading",
        path: book,
        side: "after",
        startLine: 6,
        endLine: 6,
        function: "rank",
      },
    ]);
  });

  it("of a clear change has no findings", async () => {
    const { status, json } = await jsonOf(aChange({ [book]: reworded }));
    expect(status).toBe(0);
    expect(json).toMatchObject({ verdict: "clear", findings: [], files: { guarded: 1 } });
  });

  it("of an invalid policy has its mistakes", async () => {
    const wrong = policy.replace("version: 1", "version: 7");
    const { status, json } = await jsonOf(aChange({}, { ".github/foureyes.yml": wrong }));
    expect(status).toBe(2);
    expect(json).toMatchObject({
      verdict: "undetermined",
      policyErrors: [{ line: 1, column: 10 }],
    });
    expect(json.reason).toBeUndefined();
  });

  it("of unrelated histories says why there is nothing else", async () => {
    const sandbox = aChange({ [book]: reworded });
    const stranger = sandbox.commit(firm, { message: "Another root" });
    const { status, json } = await jsonOf(sandbox, ["--base", sandbox.base, "--head", stranger]);
    expect(status).toBe(2);
    expect(json).toMatchObject({ verdict: "undetermined", policy: null, files: { changed: 0 } });
    expect(json.reason).toContain("have no commit in common");
  });

  it("says the same each time, but for the duration", async () => {
    const sandbox = aChange({ [book]: flipped });
    const [first, second] = [await jsonOf(sandbox), await jsonOf(sandbox)];
    expect({ ...second.json, durationMs: 0 }).toEqual({ ...first.json, durationMs: 0 });
  });

  it("tells below which severity a finding is shown and does not hold", async () => {
    const lenient = policy.replace(
      'paths: ["strategies/**"]',
      'paths: ["strategies/**"]\n    findings: { hold: critical }',
    );
    const binary = { "strategies/model.bin": { content: Buffer.from([0, 1, 2]) } };
    const { status, json } = await jsonOf(aChange(binary, { ".github/foureyes.yml": lenient }));
    expect(status).toBe(0);
    expect(json.findings).toMatchObject([{ severity: "high", blocking: false, area: "trading" }]);
    expect((await jsonOf(aChange(binary))).status).toBe(1);
  });
});
