/** The policy that a text stands for, or everything that is wrong with it. */
import type { Policy, PolicyError, PolicySource } from "../../domain/policy.ts";
import { guard } from "./builtin.ts";
import { composePolicy, looseningOf } from "./compose.ts";
import { distinct, mostErrors, type PolicyText, parseText } from "./document.ts";
import { alternativesOf } from "./glob.ts";
import { type Misplaced, mistakesOf } from "./mistakes.ts";
import { quoted } from "./quote.ts";
import { type AreaFile, type KnownDetector, type PolicyFile, policySchema } from "./schema.ts";

export type ParsedPolicy =
  | { readonly kind: "policy"; readonly policy: Policy }
  /** In the order of the file; at most 20. */
  | { readonly kind: "invalid"; readonly errors: readonly PolicyError[] };

/** Bounds the work of matching one path; large monorepos need some hundreds. */
const mostGlobs = 10_000;

/** Never throws, whatever the text is; `text` is what a UTF-8 decoder gave, with U+FFFD for other bytes. */
export function parsePolicy(
  text: string,
  source: PolicySource,
  knownDetectors: readonly KnownDetector[],
): ParsedPolicy {
  const read = parseText(text);
  if (read.kind === "invalid") return read;
  const checked = policySchema(knownDetectors).safeParse(read.value, { reportInput: true });
  if (!checked.success) return invalid(read, mistakesOf(checked.error.issues, knownDetectors));
  const mistakes = contradictionsOf(checked.data);
  return mistakes.length > 0
    ? invalid(read, mistakes)
    : { kind: "policy", policy: composePolicy(checked.data, source) };
}

function invalid(text: PolicyText, mistakes: readonly Misplaced[]): ParsedPolicy {
  const errors = mistakes
    .slice(0, mostErrors)
    .map(({ place, about, message }) => text.errorAt(place, about, message()));
  return {
    kind: "invalid",
    errors: distinct(errors).toSorted(
      (one, other) => one.line - other.line || one.column - other.column,
    ),
  };
}

/** What is wrong though each value by itself is fine. */
function contradictionsOf({ areas = [] }: PolicyFile): readonly Misplaced[] {
  const names = new Set<string>();
  const mistakes = areas.flatMap((area, index) => {
    const repeated = names.has(area.name);
    names.add(area.name);
    return [...(repeated ? [repeatedName(area, index)] : []), ...contradictionsIn(area, index)];
  });
  return [...mistakes, ...excessOf(areas)];
}

function repeatedName(area: AreaFile, index: number): Misplaced {
  return {
    place: ["areas", index, "name"],
    about: "value",
    message: () => `Two areas are named ${quoted(area.name)}: rename one, or join them.`,
  };
}

function contradictionsIn(area: AreaFile, index: number): readonly Misplaced[] {
  const place = ["areas", index];
  const mistakes: Misplaced[] = [];
  if (area.paths === undefined && area.name !== guard.name)
    mistakes.push({
      place: [...place, "paths"],
      about: "key",
      message: () => `"paths" is missing: say what the area ${quoted(area.name)} guards.`,
    });
  if (area.reviews?.required !== undefined && area.reviews.seats !== undefined)
    mistakes.push({
      place: [...place, "reviews", "required"],
      about: "key",
      message: () => `"required" is short for "seats": give one of them.`,
    });
  const loosening = area.name === guard.name ? looseningOf(area) : null;
  if (loosening !== null)
    mistakes.push({
      place: [...place, loosening.key],
      about: "key",
      message: () => `${quoted(loosening.key)} ${loosening.message}: remove it, or ask for more.`,
    });
  return mistakes;
}

function excessOf(areas: readonly AreaFile[]): readonly Misplaced[] {
  const globs = areas.flatMap(({ paths = [], except = [] }) => [...paths, ...except]);
  let total = 0;
  for (const glob of globs) {
    total += alternativesOf(glob).length;
    if (total > mostGlobs)
      return [
        {
          place: ["areas"],
          about: "key",
          message: () => `All areas together may have at most ${mostGlobs} globs: use wider ones.`,
        },
      ];
  }
  return [];
}
