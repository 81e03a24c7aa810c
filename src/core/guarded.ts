/** Which files of a change are guarded, in the whole and in passing. */
import { type Path, pathOf } from "../domain/change.ts";
import type { ShownFile } from "../domain/decision.ts";
import type { GuardedFile, Inspection } from "../domain/inspection.ts";

/** By the area's name, each once; those of the whole first. */
export function pathsByArea({
  guarded,
  passing,
}: Inspection): ReadonlyMap<string, ReadonlySet<Path>> {
  const found = new Map<string, Set<Path>>();
  for (const { file, areas } of [...guarded, ...passing])
    for (const area of areas) {
      const paths = found.get(area) ?? new Set();
      found.set(area, paths.add(pathOf(file)));
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
