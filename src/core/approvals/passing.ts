/** Whether whoever was shown a change was shown what single commits of it now bring in passing (C15). */
import type { Differs } from "../../domain/binding.ts";
import { type Change, type ChangedFile, pathOf, type Version } from "../../domain/change.ts";
import type { PassingFile } from "../../domain/inspection.ts";

/** The first that was not; null when all of it was there then, in the whole or in a commit. */
export function passingDifference(
  then: Pick<Change, "files" | "steps">,
  passing: readonly PassingFile[],
): Differs | null {
  const files = [...then.files, ...then.steps.flatMap((step) => step.files)];
  const shown = new Set(files.flatMap(versionsOf));
  const fresh = passing.find(({ file }) => !shown.has(keyOf(pathOf(file), file.after)));
  return fresh === undefined
    ? null
    : { kind: "in-commit", path: pathOf(fresh.file), commit: fresh.commit };
}

function versionsOf({ before, after }: ChangedFile): readonly string[] {
  return [
    ...(before === null ? [] : [keyOf(before.path, before)]),
    ...(after === null ? [] : [keyOf(after.path, after)]),
    // What is gone from where it was is a version, too.
    ...(before !== null && after?.path !== before.path ? [keyOf(before.path, null)] : []),
  ];
}

function keyOf(path: string, version: Version | null): string {
  return JSON.stringify([path, version === null ? null : [version.kind, version.object]]);
}
