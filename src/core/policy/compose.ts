/** What a policy file means once its shape is right: the areas, with `guard` always among them. */
import type { Severity } from "../../domain/finding.ts";
import { atLeast } from "../../domain/finding.ts";
import {
  type Area,
  type DetectorSetting,
  type Policy,
  type PolicySource,
  roles,
  type Seat,
  type Subject,
} from "../../domain/policy.ts";
import { guard } from "./builtin.ts";
import type { AreaFile, PolicyFile } from "./schema.ts";

const peopleByDefault = 2;
const holdByDefault: Severity = "high";

export function composePolicy(file: PolicyFile, source: PolicySource): Policy {
  const areas = (file.areas ?? []).map(areaOf);
  const own = areas.filter(({ name }) => name !== guard.name);
  const tightened = areas.find(({ name }) => name === guard.name);
  return {
    mode: file.mode ?? "enforce",
    areas: [...own, tightened === undefined ? guard : guardWith(tightened)],
    detectors: Object.fromEntries(Object.entries(file.detectors ?? {}).flatMap(settingOf)),
    sources: [source],
  };
}

/** Why an area named `guard` would loosen the built-in one, or null if it only tightens it. */
export function looseningOf(file: AreaFile): {
  readonly key: "except" | "reviews" | "findings";
  readonly message: string;
} | null {
  const area = areaOf(file);
  if (area.except.length > 0)
    return { key: "except", message: 'cannot be given for "guard": nothing of it is excepted' };
  if (peopleOf(area) < peopleOf(guard))
    return {
      key: "reviews",
      message: `cannot ask for fewer than ${peopleOf(guard)} people for "guard"`,
    };
  if (!atLeast(guard.hold, area.hold))
    return { key: "findings", message: `cannot hold less than ${guard.hold} for "guard"` };
  return null;
}

function guardWith(area: Area): Area {
  return { ...area, paths: [...new Set([...guard.paths, ...area.paths])] };
}

/** How many different people it takes at least. */
function peopleOf(area: Area): number {
  return area.seats.reduce((sum, { count }) => sum + count, 0);
}

function areaOf(file: AreaFile): Area {
  const seats = seatsOf(file);
  return {
    name: file.name,
    paths: file.paths ?? [],
    except: file.except ?? [],
    seats,
    independent: file.reviews?.independent ?? false,
    hold: file.findings?.hold ?? holdByDefault,
    answers: file.findings?.answers?.map(subjectOf) ?? everybodyOf(seats),
  };
}

function seatsOf({ reviews }: AreaFile): readonly Seat[] {
  const seats = reviews?.seats ?? [{ count: reviews?.required ?? peopleByDefault }];
  return seats.map(({ count, of }) => ({
    count,
    of: of === undefined ? [{ kind: "role", role: "write" }] : of.map(subjectOf),
  }));
}

/** Whoever may fill a seat, each once. */
function everybodyOf(seats: readonly Seat[]): readonly Subject[] {
  const all = seats.flatMap(({ of }) => of);
  return [...new Map(all.map((subject) => [JSON.stringify(subject), subject])).values()];
}

/** GitHub tells names apart without their case, so they are kept in lower case. */
function subjectOf(text: string): Subject {
  const [kind, name = ""] = text.toLowerCase().split(":");
  if (kind === "user") return { kind: "user", login: name };
  if (kind === "role")
    return { kind: "role", role: roles.find((role) => role === name) ?? "admin" };
  const [organization = "", slug = ""] = name.split("/");
  return { kind: "team", organization, slug };
}

function settingOf([id, setting]: readonly [
  string,
  "off" | { readonly known?: readonly string[] | undefined } | undefined,
]): readonly (readonly [string, DetectorSetting])[] {
  if (setting === undefined) return [];
  if (setting === "off") return [[id, { kind: "off" }]];
  return [[id, { kind: "on", known: setting.known ?? [] }]];
}
