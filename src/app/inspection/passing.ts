/** Guarded files as single commits leave them, where the whole change does not show them so (C15). */
import {
  type Change,
  type ChangedFile,
  pathOf,
  type Step,
  type Version,
} from "../../domain/change.ts";
import type { PassingFile, Unseen } from "../../domain/inspection.ts";
import type { Sha } from "../../domain/sha.ts";
import { unseenIn } from "./analyse.ts";
import { type Budget, tooLong } from "./budget.ts";
import type { BlobSource } from "./parts.ts";
import { type AreaNames, pairGuarded } from "./renames.ts";

export interface Passing {
  readonly passing: readonly PassingFile[];
  readonly unseen: readonly Unseen[];
}

/** `change`: with its renames paired. `cleared`: commits that a guarded branch let in already. */
export async function passingFiles(
  source: BlobSource,
  areasOf: AreaNames,
  change: Change,
  cleared: ReadonlySet<Sha>,
  budget: Budget,
): Promise<Passing> {
  const nameBefore = namesBefore(change.files);
  const passing = new Map<string, PassingFile>();
  const unseen: Unseen[] = [];
  for (const { commit, files: listed, gone } of change.steps) {
    if (cleared.has(commit)) continue;
    const files = listed.map((file) => renamed(file, nameBefore));
    const guarded = (file: ChangedFile) => areasOf(file).length > 0;
    if (![...files, ...gone].some(guarded)) continue;
    const paired = budget.isSpent()
      ? { files: [], unseen: files.map((file) => unseenIn({ file, commit }, tooLong)) }
      : await pairGuarded(source, areasOf, [...files, ...gone]);
    unseen.push(...paired.unseen.map((each) => ({ ...each, commit })));
    // The newest is listed first; of several that bring the same, the oldest brought it.
    for (const file of paired.files.filter((each) => guarded(each) && !isGone(each, gone)))
      passing.set(keyOf(file), { commit, file, areas: areasOf(file) });
  }
  return { passing: [...passing.values()], unseen };
}

/** What a file that the change renames was before, by its new path. */
function namesBefore(files: readonly ChangedFile[]): ReadonlyMap<string, Version> {
  const renames = files.flatMap(({ before, after }) =>
    before !== null && after !== null && before.path !== after.path
      ? [[after.path, before] as const]
      : [],
  );
  return new Map(renames);
}

function renamed(file: ChangedFile, nameBefore: ReadonlyMap<string, Version>): ChangedFile {
  return file.before === null
    ? { before: nameBefore.get(pathOf(file)) ?? null, after: file.after }
    : file;
}

/** Nothing became of it under another name: the whole change shows it deleted. */
function isGone(file: ChangedFile, gone: Step["gone"]): boolean {
  return file.after === null && gone.some((each) => pathOf(each) === pathOf(file));
}

function keyOf({ before, after }: ChangedFile): string {
  return JSON.stringify([before, after]);
}
