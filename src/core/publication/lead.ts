/** The first lines of a page: the verdict, and who does what next. */
import type { AreaDecision, Decision } from "../../domain/decision.ts";
import type { Person } from "../../domain/person.ts";
import { listOf, login, type Sentence, say, strong } from "../../domain/sentence.ts";
import { shortOf } from "../../domain/sha.ts";
import { elsewhereLead } from "./elsewhere-words.ts";
import { nextSteps } from "./next-steps.ts";
import { firstOf, mergedBy } from "./page.ts";
import {
  areaNames,
  capitalised,
  numberWord,
  ours,
  pathsOf,
  peopleCount,
  peopleOf,
} from "./words.ts";

/** Areas that the first lines speak of; the table has more. */
const mostAreas = 3;

export function leadOf(decision: Decision): readonly Sentence[] {
  if (decision.elsewhere.length > 0) return elsewhereLead(decision);
  switch (decision.verdict) {
    case "clear":
      return [clearLead(decision)];
    case "held":
      return [heldLead(decision), nextSteps(decision)];
    case "blocked":
      return [blockedLead(decision), nextSteps(decision)];
    case "undetermined":
      return [
        say`${strong("Not checked.")} Foureyes could not look at everything, so it cannot pass this change.`,
      ];
    default:
      return decision.verdict satisfies never;
  }
}

function clearLead(decision: Decision): Sentence {
  if (decision.areas.length === 0) return say`${strong("Clear.")} Nothing guarded is touched.`;
  const approved = say`${peopleOf(approversOf(decision))}, who wrote no part of it, approved ${shortOf(decision.head)}`;
  return say`${strong("Clear.")} ${guardedWords(decision)}. ${approved}.`;
}

function heldLead(decision: Decision): Sentence {
  const { shown, more } = firstOf(needsOf(decision.areas), mostAreas);
  const needs = shown.flatMap((need, index) => say` ${needWords(need, index === 0)}`);
  const rest = more === 0 ? [] : ours(" The table has the others.");
  return say`${strong("Waiting.")} ${guardedWords(decision)}.${needs}${rest}`;
}

/** What several areas need alike, said once. */
interface Need {
  /** Nothing when there is only one area: it was named just before. */
  readonly areas: readonly AreaDecision[];
  readonly needed: number;
  readonly has: number;
  readonly independence: Sentence;
}

function needsOf(areas: readonly AreaDecision[]): readonly Need[] {
  const needs = areas.map(
    (area): Need => ({
      areas: areas.length === 1 ? [] : [area],
      needed: area.seats.reduce((sum, { seat }) => sum + seat.count, 0),
      has: area.seats.reduce((sum, { filledBy }) => sum + filledBy.length, 0),
      independence: independenceNeed(area),
    }),
  );
  return mergedBy(
    needs,
    ({ needed, has, independence }) => JSON.stringify([needed, has, independence]),
    (one, other) => ({ ...one, areas: [...one.areas, ...other.areas] }),
  );
}

function needWords({ areas, needed, has, independence }: Need, isFirst: boolean): Sentence {
  const where = areas.length === 0 ? [] : say`For ${areaNames(areas)}, `;
  const have = has === needed ? "they have" : `${numberWord(has)} ${has === 1 ? "has" : "have"}`;
  const who = isFirst ? " who wrote no part of it" : "";
  const people = `${peopleCount(needed)}${who} must approve; ${have}.`;
  return say`${where}${ours(areas.length === 0 ? capitalised(people) : people)}${independence}`;
}

function independenceNeed({ independence }: AreaDecision): Sentence {
  if (independence === null || independence.reached || independence.teams.length === 0) return [];
  const own = listOf(independence.teams.map((team) => say`${login(team)}`));
  return say` One of them must be from outside of ${own}, where somebody who wrote it is.`;
}

function blockedLead(decision: Decision): Sentence {
  const said = decision.vetoes.map((veto) => say`${login(veto.person.login)} ${veto.reason}`);
  return say`${strong("Blocked.")} ${listOf(said)}. ${guardedWords(decision)}.`;
}

/** Areas that guard the same files are named together. */
function guardedWords({ areas }: Decision): Sentence {
  const byPaths = Map.groupBy(areas, ({ paths }) => JSON.stringify(paths.slice(0, 50)));
  const groups = [...byPaths.values()];
  const { shown, more } = firstOf(groups, mostAreas);
  const guarded = shown.map((group) => {
    const paths = pathsOf(group[0]?.paths ?? []);
    return groups.length === 1
      ? say`${paths}, guarded as ${areaNames(group)}`
      : say`${paths} (guarded as ${areaNames(group)})`;
  });
  const rest = more === 0 ? [] : [ours("more")];
  return say`This changes ${listOf([...guarded, ...rest])}`;
}

export function approversOf({ areas }: Decision): readonly Person[] {
  const people = areas.flatMap((area) => area.seats.flatMap((seat) => seat.filledBy));
  return [...new Map(people.map((person) => [person.id, person])).values()];
}
