/** Which areas guard a file: by either of its paths, and by what it was as well as what it is. */
import type { Minimatch } from "minimatch";
import type { ChangedFile, EntryKind, Version } from "../../domain/change.ts";
import type { Area, Policy } from "../../domain/policy.ts";
import { foldOf, skeletonOf, trimmedOf } from "./fold.ts";
import { alternativesOf, compileGlob } from "./glob.ts";
import { openLineage } from "./lineage.ts";

/** The areas of one policy with their globs compiled; ask it for many files. */
export interface AreaMatcher {
  /** In the order of the policy. A rename is guarded by what guards either path (C03). */
  areasOf(file: ChangedFile): readonly Area[];
  /** Of one side, or of an entry of a tree. */
  areasAt(version: Pick<Version, "path" | "kind">): readonly Area[];
  /** Why they do: every area whose `paths` match, in the order of the policy. */
  matchesAt(version: Pick<Version, "path" | "kind">): readonly AreaMatch[];
}

export interface AreaMatch {
  readonly area: Area;
  /** The globs of `paths` that match; none for a name that is guarded whatever the globs are. */
  readonly paths: readonly string[];
  /** Those of `except` that match, heeded or not. */
  readonly except: readonly string[];
  readonly isGuarded: boolean;
}

export function compileAreas({ areas, moved = [] }: Pick<Policy, "areas" | "moved">): AreaMatcher {
  const index = indexOf(areas);
  const exceptsOf = lazily((area) => (areas[area]?.except ?? []).map(compileGlob));
  // An area's exceptions are tried once for a path, however many of its globs match.
  const namedAt = ({ path, kind }: Pick<Version, "path" | "kind">): readonly number[] =>
    isUncheckable(path)
      ? [...areas.keys()]
      : [...new Set(index(path).flatMap((glob) => glob.areas))].filter(
          (area) => !isExcepted(path, kind, exceptsOf(area)),
        );
  const movesTo = openLineage(moved);
  // An area lets a file go that was moved out of it by excepting what it is called now.
  const positionsAt = (version: Pick<Version, "path" | "kind">): readonly number[] => {
    const { path, kind } = version;
    const earlier = movesTo(path).flatMap(({ from }) => namedAt({ path: from, kind }));
    const kept = earlier.filter((area) => !isExcepted(path, kind, exceptsOf(area)));
    return [...namedAt(version), ...kept];
  };
  const pick = (positions: readonly number[]): readonly Area[] =>
    inOrder(positions).flatMap((at) => areas[at] ?? []);
  return {
    areasAt: (version) => pick(positionsAt(version)),
    areasOf: ({ before, after }) =>
      pick([before, after].flatMap((version) => (version === null ? [] : positionsAt(version)))),
    matchesAt: ({ path, kind }) => {
      if (isUncheckable(path))
        return areas.map((area) => ({ area, paths: [], except: [], isGuarded: true }));
      const textsByArea = textsOf(index(path));
      return inOrder(textsByArea.keys()).flatMap((at) => {
        const area = areas[at];
        if (area === undefined) return [];
        const found = exceptsOf(at).filter((glob) => glob.match(path));
        return {
          area,
          paths: textsByArea.get(at) ?? [],
          except: found.map(({ pattern }) => pattern),
          isGuarded: !isExcepted(path, kind, found),
        };
      });
    },
  };
}

/** Of each area, made for the first path that it names: a large change may touch none. */
function lazily(make: (area: number) => readonly Minimatch[]): typeof make {
  const made: (readonly Minimatch[])[] = [];
  return (area) => {
    made[area] ??= make(area);
    return made[area];
  };
}

/** Each once, in the order of the policy. */
function inOrder(positions: Iterable<number>): readonly number[] {
  return [...new Set(positions)].sort((one, other) => one - other);
}

/** The globs that match, by the position of each area that has them. */
function textsOf(globs: readonly Glob[]): ReadonlyMap<number, readonly string[]> {
  const texts = new Map<number, string[]>();
  for (const { text, areas } of globs)
    for (const area of new Set(areas)) {
      const known = texts.get(area);
      if (known === undefined) texts.set(area, [text]);
      else known.push(text);
    }
  return texts;
}

/** A name that git would not check out is there to confuse somebody: every area guards it. */
function isUncheckable(path: string): boolean {
  return /(?:^|\/)\.{0,2}(?:\/|$)/.test(path);
}

/** Exceptions are for prose; what can be run, or points elsewhere, is never excepted (C05). */
function isExcepted(path: string, kind: EntryKind, globs: readonly Minimatch[]): boolean {
  switch (kind) {
    case "file":
      return globs.some((glob) => glob.match(path));
    case "executable":
    case "symlink":
    case "submodule":
      return false;
    default:
      return kind satisfies never;
  }
}

interface Glob {
  readonly text: string;
  /** Of its alternatives, each: the texts that a path must contain to match, as skeletons. */
  readonly needles: readonly (readonly string[])[];
  /** Made for the first path that has the needles: most globs of a policy never meet one. */
  readonly matchers: () => Matchers;
  /** What matches exactly also matches folded, if the path is ASCII. */
  readonly plain: boolean;
  /** Positions of the areas that have it. */
  readonly areas: number[];
}

interface Matchers {
  readonly exact: Minimatch;
  /** Of the folded glob. */
  readonly folded: Minimatch;
  /** Of the folded glob, trimmed. */
  readonly trimmed: Minimatch;
}

/** The globs of all `paths` that match; each is tried once, however many areas have it. */
function indexOf(areas: readonly Area[]): (path: string) => readonly Glob[] {
  const byText = new Map<string, Glob>();
  for (const [position, { paths }] of areas.entries())
    for (const text of paths) {
      const glob = byText.get(text) ?? compile(text);
      glob.areas.push(position);
      byText.set(text, glob);
    }
  const globs = [...byText.values()];
  return (path) => {
    const folded = foldOf(path);
    const trimmed = trimmedOf(folded);
    const seen = { path, folded, trimmed, skeleton: skeletonOf(path), ascii: isAscii(path) };
    return globs.filter((glob) => matches(glob, seen));
  };
}

function compile(text: string): Glob {
  let made: Matchers | null = null;
  return {
    text,
    needles: alternativesOf(text).map(needlesOf),
    matchers: () => {
      made ??= matchersOf(text);
      return made;
    },
    plain: isAscii(text) && !/[[\](){}!+@?|\\]/.test(text),
    areas: [],
  };
}

function matchersOf(text: string): Matchers {
  const exact = compileGlob(text);
  const folded = compiled(foldOf(text), exact);
  return { exact, folded, trimmed: compiled(trimmedOf(folded.pattern), folded) };
}

function compiled(text: string, known: Minimatch): Minimatch {
  return text === known.pattern ? known : compileGlob(text);
}

interface Seen {
  readonly path: string;
  readonly folded: string;
  readonly trimmed: string;
  readonly skeleton: string;
  readonly ascii: boolean;
}

/**
 * Looking for plain text first is what makes thousands of globs affordable. A name is also tried as
 * it is: `fees.*` matches `fees.`, and would not without the dot.
 */
function matches({ needles, matchers, plain }: Glob, seen: Seen): boolean {
  if (!needles.some((all) => all.every((needle) => seen.skeleton.includes(needle)))) return false;
  const { exact, folded, trimmed } = matchers();
  if (folded.match(seen.folded)) return true;
  const isTrimmed = trimmed !== folded || seen.trimmed !== seen.folded;
  if (isTrimmed && trimmed.match(seen.trimmed)) return true;
  return !(plain && seen.ascii) && exact.match(seen.path);
}

/** The text between the signs of a glob, up to the first group, class or escape, which may be anything. */
function needlesOf(glob: string): readonly string[] {
  const [sure = ""] = glob.split(/[[\](){}|\\]/, 1);
  return sure
    .split(/[*?!+@]/)
    .map((text) => skeletonOf(text).replace(/^\/+|\/+$/g, ""))
    .filter((text) => text !== "");
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}
