/** Code that pays, and ways to defeat it in one edit: what waits, what is shown, what nobody sees. */
import { describe, expect, test } from "vitest";
import { analyseFile } from "../../src/app/analysis/analyse-file.ts";
import type { Path, Version } from "../../src/domain/change.ts";
import type { Blob } from "../../src/domain/content.ts";
import { atLeast } from "../../src/domain/finding.ts";
import type { Sha } from "../../src/domain/sha.ts";
import type { Defeats } from "./defeats.ts";
import { go } from "./go.ts";
import { orders } from "./orders.ts";
import { python } from "./python.ts";
import { solidity } from "./solidity.ts";
import { typescript } from "./typescript.ts";
import { typescriptChecks } from "./typescript-checks.ts";

type Outcome = "waits" | "shown" | "unseen";

async function outcomeOf(path: string, before: string, after: string): Promise<Outcome> {
  const version = (digit: string): Version => ({
    path: path as Path,
    kind: "file",
    object: digit.repeat(40) as Sha,
  });
  const blob = (text: string): Blob => ({ kind: "bytes", bytes: new TextEncoder().encode(text) });
  const { findings } = await analyseFile({
    file: { before: version("a"), after: version("b") },
    before: blob(before),
    after: blob(after),
    detectors: {},
  });
  if (findings.some(({ severity }) => atLeast(severity, "high"))) return "waits";
  return findings.length > 0 ? "shown" : "unseen";
}

describe.each<[string, Defeats]>([
  ["TypeScript", typescript],
  ["TypeScript, checks", typescriptChecks],
  ["Python", python],
  ["Python, orders", orders],
  ["Go", go],
  ["Solidity", solidity],
])("%s", (_, { path, code, ...ways }) => {
  const outcomes: readonly Outcome[] = ["waits", "shown", "unseen"];
  const rows = outcomes.flatMap((outcome) =>
    ways[outcome].map((way) => [outcome, ...way] as const),
  );
  test.each(rows)("%s: %s", async (outcome, _name, from, to) => {
    const after = code.replace(from, to);
    expect(after).not.toBe(code);
    expect(await outcomeOf(path, code, after)).toBe(outcome);
  });
});
