/** Reviews and explanations that do not count, each with its reason; and what else is worth knowing of them. */
import type { AreaDecision, Decision, Opinion } from "../../domain/decision.ts";
import { login, type Sentence, say, strong } from "../../domain/sentence.ts";
import { shortOf } from "../../domain/sha.ts";
import { type Block, firstOf, heading, paragraph } from "./page.ts";
import { countOf, ours } from "./words.ts";

const mostRows = 30;

export function aboutReviews(decision: Decision): readonly Block[] {
  return [...ignoredTable(decision), ...refusedTable(decision), ...remarksNote(decision)];
}

function ignoredTable({ opinions, areas }: Decision): readonly Block[] {
  const ignored = [
    ...opinions.filter((opinion) => opinion.ignored !== null),
    ...opinions.flatMap((opinion) => leftOutOnly(opinion, areas)),
  ];
  if (ignored.length === 0) return [];
  const { shown, more } = firstOf(ignored, mostRows);
  return [
    heading(ours("Reviews that do not count")),
    { kind: "table", header: ["who", "said", "because"].map(ours), rows: shown.map(ignoredRow) },
    ...(more === 0 ? [] : [paragraph(ours(`And ${countOf(more, "more review")}.`))]),
  ];
}

/** Counts in one area, and not in others: said of each. */
function leftOutOnly(opinion: Opinion, areas: readonly AreaDecision[]): readonly Opinion[] {
  if (opinion.ignored !== null) return [];
  return areas.flatMap(({ name, leftOut = [] }) =>
    leftOut
      .filter(({ person }) => person.id === opinion.person?.id)
      .map(({ because }) => ({ ...opinion, ignored: say`for ${strong(name)}: ${because}` })),
  );
}

function ignoredRow({ person, said, commit, ignored }: Opinion): readonly Sentence[] {
  const about = commit === null ? [] : say` ${shortOf(commit)}`;
  return [
    person === null ? ours("a deleted account") : [login(person.login)],
    say`${ours(said)}${about}`,
    ignored ?? [],
  ];
}

function refusedTable({ refusedAnswers }: Decision): readonly Block[] {
  if (refusedAnswers.length === 0) return [];
  const { shown, more } = firstOf(refusedAnswers, mostRows);
  return [
    heading(ours("Explanations that do not count")),
    {
      kind: "table",
      header: ["who", "for", "because"].map(ours),
      rows: shown.map(({ person, id, because }) => [[login(person.login)], say`${id}`, because]),
    },
    ...(more === 0 ? [] : [paragraph(ours(`And ${countOf(more, "more explanation")}.`))]),
  ];
}

function remarksNote({ remarks = [] }: Decision): readonly Block[] {
  const { shown, more } = firstOf(remarks, mostRows);
  const said = shown.flatMap((remark) => say` ${remark}.`);
  const rest = more === 0 ? [] : ours(` And ${countOf(more, "more thing")}.`);
  return shown.length === 0 ? [] : [paragraph(say`${strong("Worth knowing:")}${said}${rest}`)];
}
