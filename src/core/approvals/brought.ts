/** Which versions of guarded files the commits of a change bring: what an approval can be bound to. */
import { pathOf, pathsOf } from "../../domain/change.ts";
import type { GuardedFile, Inspection } from "../../domain/inspection.ts";

/**
 * Path and content of each, in the whole and in every commit of it; a deleted file and a new mode
 * are versions, too. Approved commits covered all of a change that brings no version besides
 * theirs. `area`: of this one alone.
 */
export function versionsBrought(
  { guarded, passing }: Pick<Inspection, "guarded" | "passing">,
  area: string | null,
): ReadonlySet<string> {
  const files = [...guarded, ...passing].filter(
    ({ areas }) => area === null || areas.includes(area),
  );
  return new Set(files.flatMap(versionsOf));
}

/** The old path of a rename is gone. */
function versionsOf({ file }: GuardedFile): readonly string[] {
  const { after } = file;
  return pathsOf(file).map((path) =>
    JSON.stringify([
      path,
      after !== null && path === pathOf(file) ? [after.kind, after.object] : null,
    ]),
  );
}
