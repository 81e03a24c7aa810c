/** Which files of a change are guarded, in the whole and in passing. */
import { type Path, pathOf } from "../domain/change.ts";
import type { ShownFile } from "../domain/decision.ts";
import type { GuardedFile, Inspection } from "../domain/inspection.ts";

/** By the area's name; those of the whole first. */
export function pathsByArea({
  guarded,
  passing,
}: Inspection): ReadonlyMap<string, readonly Path[]> {
  const found = pathsIn(guarded);
  for (const [area, others] of pathsIn(passing))
    found.set(area, [...new Set([...(found.get(area) ?? []), ...others])]);
  return found;
}

function pathsIn(files: readonly GuardedFile[]): Map<string, Path[]> {
  const found = new Map<string, Path[]>();
  for (const { file, areas } of files) {
    const path = pathOf(file);
    for (const area of areas) {
      const paths = found.get(area);
      if (paths === undefined) found.set(area, [path]);
      else paths.push(path);
    }
  }
  return found;
}

/** Each by the objects that it was and is. */
export function shownIn({ guarded, passing }: Inspection): readonly ShownFile[] {
  const shown = ({ file }: GuardedFile): ShownFile => ({
    path: pathOf(file),
    before: file.before?.object ?? null,
    after: file.after?.object ?? null,
  });
  return [
    ...guarded.map(shown),
    ...passing.map((file) => ({ ...shown(file), commit: file.commit })),
  ];
}
