/** The examples beside this file: what each detector fires on, and what it leaves alone. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { analyseFile } from "../../src/app/analysis/analyse-file.ts";
import type { Path, Version } from "../../src/domain/change.ts";
import type { Finding } from "../../src/domain/finding.ts";
import { plainOf } from "../../src/domain/sentence.ts";
import { parseSha } from "../../src/domain/sha.ts";

export type Outcome = "fires" | "silent";

export interface Fixture {
  readonly name: string;
  readonly folder: string;
  readonly why: string;
}

export function fixturesOf(detector: string, outcome: Outcome): readonly Fixture[] {
  const root = join(import.meta.dirname, detector, outcome);
  if (!existsSync(root)) return [];
  return readdirSync(root).map((name) => ({
    name,
    folder: join(root, name),
    why: readFileSync(join(root, name, "why.txt"), "utf8").trim(),
  }));
}

/** `.py`; of the new side, if there is one. */
export function extensionOf({ folder }: Fixture): string {
  const names = readdirSync(folder).filter((name) => /^(?:after|before)\./.test(name));
  return extname(names.toSorted()[0] ?? "");
}

export async function findingsOf(fixture: Fixture): Promise<readonly Finding[]> {
  const before = sideOf(fixture, "before");
  const after = sideOf(fixture, "after");
  const found = await analyseFile({
    file: { before: before?.version ?? null, after: after?.version ?? null },
    before: before === null ? null : { kind: "bytes", bytes: before.bytes },
    after: after === null ? null : { kind: "bytes", bytes: after.bytes },
    detectors: {},
  });
  return found.findings;
}

function sideOf(
  fixture: Fixture,
  side: "before" | "after",
): { readonly version: Version; readonly bytes: Uint8Array } | null {
  const name = readdirSync(fixture.folder).find((file) => file.startsWith(`${side}.`));
  if (name === undefined) return null;
  const bytes = new Uint8Array(readFileSync(join(fixture.folder, name)));
  const object = parseSha(createHash("sha1").update(bytes).digest("hex"));
  const path = pathOfFixture(fixture, name, side);
  return { version: { path, kind: "file", object }, bytes };
}

/** `path.txt` names the path where that matters, of both sides or the old and the new one; else it is source code of no special name. */
function pathOfFixture({ folder }: Fixture, name: string, side: "before" | "after"): Path {
  const named = join(folder, "path.txt");
  if (existsSync(named)) {
    const paths = readFileSync(named, "utf8").trim().split("\n");
    return paths.at(side === "before" ? 0 : -1) as Path;
  }
  return `src/example${extname(name)}` as Path;
}

/** As a person reads it, without the id. */
export function pageOf(findings: readonly Finding[]): string {
  return `${findings.map(paragraphOf).join("\n\n")}\n`;
}

function paragraphOf(finding: Finding): string {
  const { startLine, endLine, side } = finding;
  const lines = startLine === endLine ? `line ${startLine}` : `lines ${startLine} to ${endLine}`;
  const old = (finding.before?.lines ?? []).map((line) => `- ${line}`);
  const now = (finding.after?.lines ?? []).map((line) => `+ ${line}`);
  const head = `${finding.severity} · ${finding.detector} · ${lines} ${side}`;
  return [head, plainOf(finding.message), ...old, ...now].join("\n");
}
