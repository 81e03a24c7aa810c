import { describe, expect, it } from "vitest";
import { areasOf, proposalOf } from "../../../src/core/backtest/proposal.ts";
import { knownDetectors } from "../../../src/core/findings/registry.ts";
import { compileAreas } from "../../../src/core/policy/match.ts";
import { parsePolicy } from "../../../src/core/policy/parse.ts";
import { namedLike } from "../../../src/core/policy-check/clues.ts";
import type { Version } from "../../../src/domain/change.ts";
import { parseSha } from "../../../src/domain/sha.ts";

const object = parseSha("0".repeat(40));

function treeOf(paths: readonly string[]): readonly Version[] {
  return paths.map((path) => ({ path: path as Version["path"], kind: "file", object }));
}

function proposedFor(paths: readonly string[], worded: Readonly<Record<string, string>> = {}) {
  const tree = treeOf([...paths, ...Object.keys(worded)]);
  const named = tree.flatMap((entry) => {
    const clue = namedLike(entry);
    return clue === null ? [] : [{ path: entry.path, clue }];
  });
  const words = Object.entries(worded).map(([path, clue]) => ({ path, clue }));
  return proposalOf(named, words, tree);
}

function read(text: string) {
  return parsePolicy(text, { kind: "file", path: "proposal" }, knownDetectors);
}

describe("areas that are proposed", () => {
  it("are folders whose names say money, and single files elsewhere", () => {
    const paths = ["src/exchange/okx.go", "src/exchange/a/b.go", "src/app/withdraw.go", "main.go"];
    const proposal = proposedFor(paths, { "src/app/send.go": "private key" });
    expect(proposal?.areas).toEqual([
      { name: "trading", paths: ["src/exchange/**"], files: 2 },
      { name: "withdrawals", paths: ["src/app/withdraw.go"], files: 1 },
      { name: "keys", paths: ["src/app/send.go"], files: 1 },
    ]);
    expect(proposal?.text).toContain('    paths:\n      - "src/exchange/**"\n');
  });

  it("are collected into folders where they would be too many to read", () => {
    const paths = Array.from({ length: 40 }, (_, index) => `src/pay/payout_${index}.py`);
    const [area] = proposedFor(paths)?.areas ?? [];
    expect(area).toEqual({ name: "withdrawals", paths: ["src/pay/*"], files: 40 });
  });

  it("are none where nothing says money", () => {
    expect(proposedFor(["README.md", "src/index.ts"])).toBeNull();
  });

  it("are a policy that Foureyes reads, and guard what they were made of, whatever its name", () => {
    const hostile = [
      "[id]",
      "{a,b",
      "*",
      "!x",
      "a\u202eb",
      " x ",
      'q"',
      "é\n- name: y",
      "\udc80",
      "$(x)",
      "\\",
    ];
    const paths = hostile.map((name) => `src/${name}/withdraw${name}.py`);
    const proposal = proposedFor([...paths, "src/exchange/x.py", `${"x".repeat(600)}/payout.py`]);
    if (proposal === null) throw new Error("Nothing was proposed.");
    const result = read(proposal.text);
    expect(result).toMatchObject({ kind: "policy", policy: { mode: "observe" } });
    const matcher = compileAreas({ areas: areasOf(proposal) });
    const missed = treeOf(paths).filter((entry) => matcher.areasAt(entry).length === 0);
    expect(missed.map(({ path }) => path)).toEqual([]);
  });
});
