/** Which files of a change are guarded, in the whole and in passing. */
import { type Path, pathOf } from "../domain/change.ts";
import type { ShownFile } from "../domain/decision.ts";
import type { GuardedFile, Inspection } from "../domain/inspection.ts";

/** Those of the whole first. */
export function pathsIn({ guarded, passing }: Inspection, area: string): readonly Path[] {
  const pathsOfArea = (files: readonly GuardedFile[]) =>
    files.filter(({ areas }) => areas.includes(area)).map(({ file }) => pathOf(file));
  const whole = pathsOfArea(guarded);
  const others = pathsOfArea(passing);
  return others.length === 0 ? whole : [...new Set([...whole, ...others])];
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
