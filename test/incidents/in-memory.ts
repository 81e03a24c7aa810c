/** A change of files in two folders, looked at as any other, without git and without threads. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { analyseFile } from "../../src/app/analysis/analyse-file.ts";
import { inspect } from "../../src/app/inspection/inspect.ts";
import { type Scan, scanOf } from "../../src/core/scan.ts";
import type { ChangedFile, Path, Version } from "../../src/domain/change.ts";
import type { Blob } from "../../src/domain/content.ts";
import type { Policy } from "../../src/domain/policy.ts";
import { parseSha, type Sha } from "../../src/domain/sha.ts";
import { policy as ordinaryPolicy } from "../core/ordinary.ts";

type Files = ReadonlyMap<string, Uint8Array>;

const everything: Policy = {
  ...ordinaryPolicy,
  areas: ordinaryPolicy.areas.slice(0, 1).map((area) => ({ ...area, paths: ["**"], except: [] })),
};
const base = parseSha("b".repeat(40));
const head = parseSha("a".repeat(40));

/** By path from the folder; a folder that is not there has none. */
export function filesIn(folder: string): Files {
  if (!existsSync(folder)) return new Map();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        return [relative(folder, file), new Uint8Array(readFileSync(file))] as const;
      }),
  );
}

/** Files that are on the old side alone were deleted. */
export async function scanBetween(before: Files, after: Files): Promise<Scan> {
  const blobs = new Map<Sha, Blob>();
  const versionOf = (files: Files, path: string): Version | null => {
    const bytes = files.get(path);
    if (bytes === undefined) return null;
    const object = parseSha(createHash("sha1").update(bytes).digest("hex"));
    blobs.set(object, { kind: "bytes", bytes });
    return { path: path as Path, kind: "file", object };
  };
  const paths = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  const files: ChangedFile[] = paths
    .map((path) => ({ before: versionOf(before, path), after: versionOf(after, path) }))
    .filter((file) => file.before?.object !== file.after?.object);
  async function* readBlobs(ids: Iterable<Sha>) {
    for (const id of ids) yield [id, blobs.get(id) ?? ({ kind: "missing" } as const)] as const;
  }
  const parts = {
    repository: { readBlobs },
    fetchBlobs: async () => {},
    analysis: { analyse: analyseFile },
    progress: () => {},
  };
  const change = { base, head, tree: head, mergeBases: [base], files, commits: [], steps: [] };
  const inspection = await inspect(parts, everything, change, new Set());
  return scanOf(inspection, everything);
}
