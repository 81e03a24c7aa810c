/**
 * What has to be read again once all files are known: a function that left one file and came to
 * another is one function that may have changed on its way, and a check may have moved into one.
 */
import type { RoutineShape, Shape } from "./shape.ts";

/** The same function under both of its names, with the lines of each in its file. */
export interface MovedRoutine {
  readonly before: RoutineShape;
  readonly after: RoutineShape;
}

export type SecondLook =
  /** Functions that went from one file (an index) to another. */
  | {
      readonly kind: "moved";
      readonly from: number;
      readonly to: number;
      readonly routines: readonly MovedRoutine[];
    }
  /** A file that names what others gained, where it matters what that is. */
  | { readonly kind: "beside"; readonly file: number; readonly others: readonly number[] };

/** What must agree: of functions with the same name, and of others. */
const least = { sameName: 0.25, otherName: 0.6 };
/** Shorter functions are alike by chance. */
const fewestStatements = 4;
const mostCompared = 200;
const mostHolders = 50;

export function secondLooksOf(shapes: readonly Shape[]): readonly SecondLook[] {
  return [...movesOf(shapes), ...besidesOf(shapes)];
}

interface Placed {
  readonly file: number;
  readonly routine: RoutineShape;
}

function movesOf(shapes: readonly Shape[]): readonly SecondLook[] {
  const gone = placed(shapes, ({ gone: routines }) => routines);
  const waiting = new Set(placed(shapes, ({ fresh }) => fresh));
  const byName = Map.groupBy(waiting, ({ routine }) => lastName(routine.path));
  const byStatement = holdersOf(waiting);
  const moves = gone.flatMap((old) => {
    const named = (byName.get(lastName(old.routine.path)) ?? []).filter((each) =>
      waiting.has(each),
    );
    const now =
      likest(old, named, least.sameName) ??
      likest(
        old,
        sharing(old, byStatement).filter((each) => waiting.has(each)),
        least.otherName,
      );
    if (now === null) return [];
    waiting.delete(now);
    return [{ old, now }];
  });
  const byFiles = Map.groupBy(moves, ({ old, now }) => `${old.file} ${now.file}`);
  return [...byFiles.values()].flatMap((together): readonly SecondLook[] => {
    const [first] = together;
    if (first === undefined) return [];
    const routines = together.map(({ old, now }) => ({ before: old.routine, after: now.routine }));
    return [{ kind: "moved", from: first.old.file, to: first.now.file, routines }];
  });
}

function placed(
  shapes: readonly Shape[],
  routinesOf: (shape: Shape) => readonly RoutineShape[],
): readonly Placed[] {
  return shapes.flatMap((shape, file) => routinesOf(shape).map((routine) => ({ file, routine })));
}

type HoldersOf = ReadonlyMap<number, readonly Placed[]>;

/** Who has a statement; what more have is everybody's. */
function holdersOf(placed: Iterable<Placed>): HoldersOf {
  const holders = new Map<number, Placed[]>();
  for (const each of placed)
    for (const statement of each.routine.statements) {
      const known = holders.get(statement) ?? [];
      if (known.length < mostHolders) known.push(each);
      holders.set(statement, known);
    }
  return holders;
}

/** Those that have anything in common with it: to compare all with all would cost the square. */
function sharing({ routine }: Placed, holders: HoldersOf): readonly Placed[] {
  const found = new Set<Placed>();
  for (const statement of routine.statements) {
    for (const holder of holders.get(statement) ?? []) found.add(holder);
    if (found.size >= mostCompared) break;
  }
  return [...found];
}

/** The one in another file that shares most statements, if it shares enough. */
function likest(old: Placed, candidates: readonly Placed[], floor: number): Placed | null {
  const statements = new Set(old.routine.statements);
  let best: Placed | null = null;
  let most = 0;
  for (const candidate of candidates) {
    if (candidate.file === old.file) continue;
    const { length } = candidate.routine.statements;
    if (floor > least.sameName && Math.min(length, statements.size) < fewestStatements) continue;
    const shared = candidate.routine.statements.filter((each) => statements.has(each)).length;
    const share = (2 * shared) / Math.max(1, length + statements.size);
    if (share >= floor && share > most) [best, most] = [candidate, share];
  }
  return best;
}

function besidesOf(shapes: readonly Shape[]): readonly SecondLook[] {
  const holders = Map.groupBy(
    placed(shapes, ({ fresh }) => fresh),
    ({ routine }) => lastName(routine.path),
  );
  const namers = new Map<string, number[]>();
  for (const [file, { names }] of shapes.entries())
    for (const name of names) namers.set(name, [...(namers.get(name) ?? []), file]);
  return shapes.flatMap(({ asks }, file): readonly SecondLook[] => {
    const others = asks.flatMap((name) => [
      ...(holders.get(name) ?? []).map((each) => each.file),
      ...(namers.get(name) ?? []),
    ]);
    const files = [...new Set(others)].filter((other) => other !== file);
    return files.length === 0 ? [] : [{ kind: "beside", file, others: files.slice(0, mostBeside) }];
  });
}

const mostBeside = 8;

function lastName(path: string): string {
  return path.slice(path.lastIndexOf(".") + 1);
}
