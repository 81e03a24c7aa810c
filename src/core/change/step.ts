/** What one commit brings that its change as a whole does not show. */
import {
  type ChangedFile,
  type Path,
  pathOf,
  type Step,
  type Version,
} from "../../domain/change.ts";
import type { Sha } from "../../domain/sha.ts";

type Versions = ReadonlyMap<Path, Version>;

/** A commit, and the files that its parents all have otherwise. */
export interface Touched {
  readonly commit: Sha;
  readonly files: readonly ChangedFile[];
  /** What they are in the commit of the base branch that it goes on from. */
  readonly origin: Versions;
}

/** What the files that any of the commits touches are, in each merge base and in the head. */
export interface ChangeEnds {
  readonly befores: readonly Versions[];
  readonly after: Versions;
}

export function stepsOf(touched: readonly Touched[], ends: ChangeEnds): readonly Step[] {
  const origins = touched.flatMap(({ origin }) => [...origin.values()]);
  const known = new Set(origins.map(({ object }) => object));
  return touched.flatMap((each) => stepOf(each, ends, known) ?? []);
}

/** Null when the whole shows all of it. `known`: what the base branch has already. */
function stepOf(
  { commit, files: touched, origin }: Touched,
  { befores, after }: ChangeEnds,
  known: ReadonlySet<Sha>,
): Step | null {
  const isShown = (file: ChangedFile): boolean => {
    const path = pathOf(file);
    return [after, origin, ...befores].some((end) => isSame(end.get(path), file.after));
  };
  const files = touched.filter((file) => !isShown(file)).map(asWhole(origin, after, known));
  if (files.length === 0) return null;
  const isNew = files.some(({ before }) => before === null);
  const gone = isNew ? touched.filter((file) => file.after === null && isShown(file)) : [];
  return { commit, files, gone };
}

/**
 * As the whole change would show a file, if it ended here. One that is new in the whole is new
 * here: what it loses on the way nobody ever had, unless it was moved and had it elsewhere.
 */
function asWhole(origin: Versions, after: Versions, known: ReadonlySet<Sha>) {
  return (file: ChangedFile): ChangedFile => {
    const path = pathOf(file);
    const { before } = file;
    const isNew = after.has(path) && before !== null && !known.has(before.object);
    return { before: origin.get(path) ?? (isNew ? null : before), after: file.after };
  };
}

function isSame(one: Version | undefined, other: Version | null): boolean {
  return one?.kind === other?.kind && one?.object === other?.object;
}
