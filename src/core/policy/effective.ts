/** The strictest of several policies: areas add up, and a setting holds as loosely as all of them allow. */
import type { Area, DetectorSetting, Policy, PolicySource } from "../../domain/policy.ts";
import { isWithin, teamsLost } from "./requirement.ts";

/** At least one; in the order in which the page is to name them. */
export function effectivePolicy(policies: readonly [Policy, ...Policy[]]): Policy {
  const [first, ...others] = policies;
  if (others.length === 0) return first;
  return {
    mode: policies.some(({ mode }) => mode === "enforce") ? "enforce" : "observe",
    areas: addedUp(policies),
    detectors: strictestDetectors(policies),
    sources: policies.flatMap(({ sources }) => sources),
  };
}

/**
 * An area that another policy has as well, or stricter, is named once. Two of one name that each
 * ask for something of their own both apply, and the later one is named after where it is from.
 */
function addedUp(policies: readonly Policy[]): readonly Area[] {
  const covers = coversIn(policies);
  const kept: Area[] = [];
  const at = new Map<string, number>();
  const add = (area: Area) => {
    at.set(area.name, kept.length);
    kept.push(area);
  };
  for (const { areas, sources } of policies)
    for (const area of areas) {
      const position = at.get(area.name);
      const known = position === undefined ? undefined : kept[position];
      if (position === undefined || known === undefined) add(area);
      else if (covers(known, area)) continue;
      else if (covers(area, known)) kept[position] = area;
      else add({ ...area, name: freeName(`${area.name} (${placeOf(sources)})`, at) });
    }
  return kept;
}

/**
 * Whether one area makes another needless. Independence is about all teams that any area names, so
 * where it is asked for, no team may get lost.
 */
function coversIn(policies: readonly Policy[]): (strict: Area, area: Area) => boolean {
  const isAsked = policies.some(({ areas }) => areas.some(({ independent }) => independent));
  return (strict, area) =>
    isWithin(area, strict) && !(isAsked && teamsLost([area], [strict]).length > 0);
}

function freeName(wanted: string, taken: ReadonlyMap<string, number>): string {
  for (let number = 2, name = wanted; ; number += 1, name = `${wanted} ${number}`)
    if (!taken.has(name)) return name;
}

function placeOf([source]: readonly PolicySource[]): string {
  switch (source?.kind) {
    case "repository":
      return source.ref ?? source.path;
    case "baseline":
      return "baseline";
    case "file":
      return source.path;
    case "built-in":
      return "built-in";
    case undefined:
      return "other";
    default:
      return source satisfies never;
  }
}

/** A detector is off, and a value is known to it, only where every policy says so. */
function strictestDetectors(policies: readonly Policy[]): Policy["detectors"] {
  const [first, ...others] = policies;
  const shared = Object.entries(first?.detectors ?? {}).flatMap(([id, setting]) => {
    const strictest = others.reduce<DetectorSetting>(
      (so, { detectors }) => stricterSetting(so, detectors[id] ?? on),
      setting,
    );
    return [[id, strictest] as const];
  });
  return Object.fromEntries(shared);
}

const on: DetectorSetting = { kind: "on", known: [] };

function stricterSetting(one: DetectorSetting, other: DetectorSetting): DetectorSetting {
  if (one.kind === "off") return other;
  if (other.kind === "off") return one;
  const both = new Set(other.known);
  return { kind: "on", known: one.known.filter((value) => both.has(value)) };
}
