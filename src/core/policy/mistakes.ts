/** Sentences for what is wrong with the values of a policy file: what, where, and what to do. */
import type { z } from "zod";
import type { Place } from "./document.ts";
import { quoted } from "./quote.ts";
import {
  areaSchema,
  findingsSchema,
  type KnownDetector,
  reservedKeys,
  reviewsSchema,
  seatSchema,
} from "./schema.ts";
import { suggestionOf } from "./suggest.ts";

export interface Misplaced {
  readonly place: Place;
  readonly about: "key" | "value";
  /** Made only for those that are shown. */
  readonly message: () => string;
}

type Issue = z.core.$ZodIssue;

/** All that the schema objects to, in the order of its keys. */
export function mistakesOf(
  issues: readonly Issue[],
  detectors: readonly KnownDetector[],
): readonly Misplaced[] {
  return issues.flatMap((issue) => explain(issue, [], detectors));
}

function explain(
  issue: Issue,
  above: Place,
  detectors: readonly KnownDetector[],
): readonly Misplaced[] {
  const place = [...above, ...issue.path];
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      place: [...place, key],
      about: "key",
      message: () => unknownKey(key, keysAt(place, detectors)),
    }));
  // `off` or a map: of a map, say what is wrong in it.
  if (issue.code === "invalid_union" && isMapping(issue.input))
    return (issue.errors[1] ?? []).flatMap((inner) => explain(inner, place, detectors));
  if (issue.input === undefined)
    return [{ place, about: "key", message: () => missing(place, issue.message) }];
  return [{ place, about: "value", message: () => wrong(place, issue) }];
}

function unknownKey(key: string, known: readonly string[]): string {
  if (reservedKeys.includes(key)) return `${quoted(key)} is not supported yet: remove it.`;
  const meant = suggestionOf(key, known);
  if (meant !== null) return `Unknown key ${quoted(key)}. Did you mean ${quoted(meant)}?`;
  return known.length === 0
    ? `Unknown key ${quoted(key)}: remove it.`
    : `Unknown key ${quoted(key)}: use ${known.slice(0, 8).join(", ")}${known.length > 8 ? ", …" : ""}.`;
}

function missing(place: Place, wanted: string): string {
  return `${nameOf(place)} is missing: it ${wanted}.`;
}

function wrong(place: Place, issue: Issue): string {
  // A file that is no policy may be somebody's secret, and an error ends up in logs.
  const isWhole = place.length === 0 && typeof issue.input === "string";
  const found = isWhole ? "text" : shown(issue.input);
  return `${nameOf(place)} ${issue.message}; here it is ${found}.${hintOf(issue)}`;
}

function hintOf(issue: Issue): string {
  if (typeof issue.input !== "string") return "";
  if (isQuotedInVain(issue.input, issue)) return " Leave out the quotes.";
  const words = issue.code === "invalid_value" ? issue.values : [];
  const known = words.filter((value) => typeof value === "string");
  const meant = suggestionOf(issue.input, known);
  return meant === null ? "" : ` Did you mean ${quoted(meant)}?`;
}

/** `"2"` where 2 is meant, `"true"` for true. */
function isQuotedInVain(input: string, issue: Issue): boolean {
  switch (wantedBy(issue)) {
    case "number":
    case "int":
      return /^\d+$/.test(input);
    case "boolean":
      return /^(?:true|false)$/.test(input);
    default:
      return false;
  }
}

/** The type of value; null where the issue is not about one. */
function wantedBy(issue: Issue): string | null {
  if (issue.code === "invalid_value") return typeof issue.values[0];
  return issue.code === "invalid_type" ? issue.expected : null;
}

/** The keys that may stand at a place of the file. */
function keysAt(place: Place, detectors: readonly KnownDetector[]): readonly string[] {
  const owner = place.findLast((step) => typeof step === "string");
  if (place[0] === "detectors")
    return place.length === 1
      ? detectors.map(({ id }) => id)
      : (detectors.find(({ id }) => id === place[1])?.options ?? []);
  switch (owner) {
    case undefined:
      return ["version", "mode", "areas", "detectors"];
    case "areas":
      return Object.keys(areaSchema.shape);
    case "reviews":
      return Object.keys(reviewsSchema.shape);
    case "seats":
      return Object.keys(seatSchema.shape);
    case "findings":
      return Object.keys(findingsSchema.shape);
    default:
      return [];
  }
}

function nameOf(place: Place): string {
  const last = place.at(-1);
  if (last === undefined) return "The policy";
  if (typeof last === "number") return `An entry of ${quoted(String(place.at(-2)))}`;
  return quoted(String(last));
}

function shown(value: unknown): string {
  if (value === null) return "empty";
  if (Array.isArray(value)) return "a list";
  if (isMapping(value)) return "a map";
  return typeof value === "string" ? quoted(value) : String(value);
}

function isMapping(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
