/** What each area of a policy matches in a tree, and what no area does. */
import type { Path, Version } from "../../domain/change.ts";
import type { Policy } from "../../domain/policy.ts";
import { type AreaMatch, compileAreas } from "../policy/match.ts";

export interface AreaCoverage {
  readonly name: string;
  /** How many files it guards. */
  readonly files: number;
  /** The first of them, by name. */
  readonly first: readonly Path[];
  /** How many it names: those that it guards, and those that it excepts. */
  readonly named: number;
  /** The globs of `paths` and of `except` that match something. */
  readonly paths: ReadonlySet<string>;
  readonly except: ReadonlySet<string>;
}

export interface Coverage {
  /** In the order of the policy. */
  readonly areas: readonly AreaCoverage[];
  /** Files that some area guards. */
  readonly guarded: number;
  /** What no area names; what one names and excepts was thought of. */
  readonly unnamed: readonly Version[];
}

const mostShown = 3;

export function coverageOf(policy: Pick<Policy, "areas">, entries: readonly Version[]): Coverage {
  const { matchesAt } = compileAreas(policy);
  const tallies = new Map(policy.areas.map((area) => [area.name, new Tally(area.name)]));
  const unnamed: Version[] = [];
  let guarded = 0;
  for (const entry of sorted(entries)) {
    const matches = matchesAt(entry);
    for (const match of matches) tallies.get(match.area.name)?.add(entry.path, match);
    if (matches.length === 0) unnamed.push(entry);
    if (matches.some(({ isGuarded }) => isGuarded)) guarded += 1;
  }
  return { areas: [...tallies.values()], guarded, unnamed };
}

/** By code unit: the same on every host. */
function sorted(entries: readonly Version[]): readonly Version[] {
  return entries.toSorted((one, other) =>
    one.path < other.path ? -1 : one.path > other.path ? 1 : 0,
  );
}

class Tally implements AreaCoverage {
  readonly name: string;
  readonly first: Path[] = [];
  readonly paths = new Set<string>();
  readonly except = new Set<string>();
  files = 0;
  named = 0;

  constructor(name: string) {
    this.name = name;
  }

  add(path: Path, { paths, except, isGuarded }: AreaMatch): void {
    this.named += 1;
    for (const glob of paths) this.paths.add(glob);
    for (const glob of except) this.except.add(glob);
    if (!isGuarded) return;
    this.files += 1;
    if (this.first.length < mostShown) this.first.push(path);
  }
}
