/** What a change to the policy would loosen, path by path of a tree: the old policy is the judge. */
import type { Version } from "../../domain/change.ts";
import { atLeast } from "../../domain/finding.ts";
import type { Area, Loosening, Policy } from "../../domain/policy.ts";
import { listOf, login, type Sentence, say } from "../../domain/sentence.ts";
import { ours, seatWords, subjectWords } from "../publication/words.ts";
import { compileAreas } from "./match.ts";
import {
  approversBesides,
  asksNoLess,
  isSubset,
  isWithin,
  seatsHold,
  teamsLost,
} from "./requirement.ts";

export type Entry = Pick<Version, "path" | "kind">;

export interface PolicyDifference {
  readonly loosened: readonly Loosening[];
  readonly tightens: boolean;
}

/** What differs for the entries noted so far; note every entry of the tree that `to` would hold for. */
export interface OpenDifference {
  readonly note: (entries: readonly Entry[]) => void;
  readonly difference: () => PolicyDifference;
}

export function openDifference(from: Policy, to: Policy): OpenDifference {
  const [before, after] = [compileAreas(from), compileAreas(to)];
  const away = openReleases();
  const back = openReleases();
  return {
    note: (entries) => {
      for (const entry of entries) {
        const [old, now] = [before.areasAt(entry), after.areasAt(entry)];
        away.note(entry.path, old, now);
        // What is a loosening when it is taken back is a tightening.
        back.note(entry.path, now, old);
      }
    },
    difference: () => ({
      loosened: looseningsOf(from, to, away),
      tightens: looseningsOf(to, from, back).length > 0,
    }),
  };
}

/** In the order of the old policy's areas. */
function looseningsOf(from: Policy, to: Policy, releases: Releases): readonly Loosening[] {
  const everywhere = changesEverywhere(from, to);
  const later = new Map(to.areas.map((area) => [area.name, area]));
  const blurred = teamsLost(from.areas, to.areas).map(
    (team) =>
      say`takes two people of ${login(team)} for people of different teams, as no area names it`,
  );
  return from.areas.flatMap((area) => [
    ...everywhere.map((what) => loosening(area, what, [])),
    ...(area.independent ? blurred.map((what) => loosening(area, what, [])) : []),
    ...(to.areas.some((other) => isWithin(area, other))
      ? []
      : changesOf(area, later.get(area.name), releases)),
  ]);
}

function changesOf(from: Area, to: Area | undefined, releases: Releases): readonly Loosening[] {
  const gone = releases.gone.get(from) ?? [];
  if (to === undefined) return [loosening(from, ours("is no longer there"), gone)];
  const weaker = releases.weaker.get(from) ?? [];
  const weakened = weakenings(from, to).map((what) => loosening(from, what, weaker));
  const released =
    gone.length > 0
      ? [loosening(from, ours("no longer guards all that it did"), gone)]
      : globChanges(from, to).map((what) => loosening(from, what, []));
  return [...weakened, ...released];
}

const mostPaths = 10;

function loosening({ name }: Area, what: Sentence, paths: readonly string[]): Loosening {
  return { area: name, what, paths: paths.slice(0, mostPaths), count: paths.length };
}

/** Paths that are not guarded any more as they were. */
interface Releases {
  /** The area of that name does not have them any more. */
  readonly gone: ReadonlyMap<Area, readonly string[]>;
  /** It has them, and asks for less. */
  readonly weaker: ReadonlyMap<Area, readonly string[]>;
  readonly note: (path: string, old: readonly Area[], now: readonly Area[]) => void;
}

/**
 * A path stays guarded where another area asks for the very same, or the one of the same name for
 * no less.
 */
function openReleases(): Releases {
  const [gone, weaker] = [new Map<Area, string[]>(), new Map<Area, string[]>()];
  const demand = demands();
  const isKept = (area: Area, next: Area) =>
    demand(next) === demand(area) || (next.name === area.name && asksNoLess(area, next));
  return {
    gone,
    weaker,
    note: (path, old, now) => {
      for (const area of old) {
        if (now.some((next) => isKept(area, next))) continue;
        const released = now.some(({ name }) => name === area.name) ? weaker : gone;
        const paths = released.get(area) ?? [];
        paths.push(path);
        released.set(area, paths);
      }
    },
  };
}

/** What an area asks for, as a text to compare; each is made once. */
function demands(): (area: Area) => string {
  const known = new Map<Area, string>();
  return (area) => {
    const text =
      known.get(area) ?? JSON.stringify([area.seats, area.independent, area.hold, area.answers]);
    known.set(area, text);
    return text;
  };
}

/** How the same area asks people for less. */
function weakenings(from: Area, to: Area): readonly Sentence[] {
  const said: Sentence[] = [];
  const isEasier = !seatsHold(from.seats, to.seats);
  if (isEasier) said.push(say`asks for ${seatsWords(to)} instead of ${seatsWords(from)}`);
  if (from.independent && !to.independent)
    said.push(ours("no longer asks for somebody from another team"));
  const others = from.independent && to.independent ? approversBesides(from, to) : [];
  if (others.length > 0 && !isEasier)
    said.push(say`lets ${listOf(others.map(subjectWords), "or")} be the one from another team`);
  if (!atLeast(from.hold, to.hold))
    said.push(ours(`waits for findings from ${to.hold} on instead of ${from.hold}`));
  if (!isSubset(to.answers, from.answers) && !(isEasier && followSeats(from) && followSeats(to)))
    said.push(say`lets ${peopleWords(to)} explain findings instead of ${peopleWords(from)}`);
  return said;
}

/** Those who explain are those who approve: said once, of the seats. */
function followSeats({ seats, answers }: Area): boolean {
  const of = seats.flatMap((seat) => seat.of);
  return isSubset(of, answers) && isSubset(answers, of);
}

function seatsWords({ seats }: Area): Sentence {
  return listOf(seats.map(seatWords));
}

function peopleWords({ answers }: Area): Sentence {
  return listOf(answers.map(subjectWords), "or");
}

/** Globs that concern no path of this tree, though perhaps one that comes later. */
function globChanges(from: Area, to: Area): readonly Sentence[] {
  const paths = new Set(to.paths);
  const except = new Set(from.except);
  return [
    ...from.paths
      .filter((glob) => !paths.has(glob))
      .map((glob) => say`no longer names ${glob}, though no path of this tree needs it`),
    ...to.except
      .filter((glob) => !except.has(glob))
      .map((glob) => say`excepts ${glob}, though no path of this tree is concerned`),
  ];
}

/** What concerns every area: the mode, and detectors that see less. */
function changesEverywhere(from: Policy, to: Policy): readonly Sentence[] {
  const said: Sentence[] = [];
  if (from.mode === "enforce" && to.mode === "observe") said.push(ours("is only observed"));
  for (const [id, setting] of Object.entries(to.detectors)) {
    const before = from.detectors[id] ?? { kind: "on", known: [] };
    if (before.kind === "off") continue;
    if (setting.kind === "off") said.push(say`is no longer searched by ${id}`);
    else {
      const known = new Set(before.known);
      const added = setting.known.filter((value) => !known.has(value));
      if (added.length > 0) said.push(say`is searched by ${id} without ${addedWords(added)}`);
    }
  }
  return said;
}

const mostValues = 5;

function addedWords(values: readonly string[]): Sentence {
  const shown = values.slice(0, mostValues).map((value) => say`${value}`);
  const more = values.length - shown.length;
  return listOf(more === 0 ? shown : [...shown, ours(`${more} more`)]);
}
