/** Findings on a page: what waits in full, the rest as lines. */
import type { JudgedFinding } from "../../domain/decision.ts";
import { idOf, severities } from "../../domain/finding.ts";
import { login, type Sentence, say, strong } from "../../domain/sentence.ts";
import { shortOf } from "../../domain/sha.ts";
import { waits } from "../verdict/reach.ts";
import { type Block, firstOf, heading, paragraph } from "./page.ts";
import { countOf, detectorName, ours } from "./words.ts";

const mostFindings = 20;

export function findingsSection(findings: readonly JudgedFinding[]): readonly Block[] {
  const ordered = [...findings].sort(mostUrgentFirst);
  const held = ordered.filter(({ holds }) => holds);
  const { shown, more } = firstOf(held, mostFindings);
  return [
    ...(held.length === 0 ? [] : [heading(ours("Findings"))]),
    ...shown.flatMap((judged) => findingBlocks(judged, null)),
    ...(more === 0 ? [] : [paragraph(moreFindings(more))]),
    ...noticedBlocks(ordered.filter(({ holds }) => !holds)),
  ];
}

/** A line each, as both sides stand beside the code: they may not drown what waits. */
function noticedBlocks(findings: readonly JudgedFinding[]): readonly Block[] {
  if (findings.length === 0) return [];
  const { shown, more } = firstOf(findings, mostFindings);
  const items = shown.map(
    (judged) => say`${findingTitle(judged, null)}: ${judged.finding.message}`,
  );
  return [
    heading(ours("Noticed, nothing to explain")),
    { kind: "list", items: more === 0 ? items : [...items, moreFindings(more)] },
  ];
}

function moreFindings(more: number): Sentence {
  return say`${ours(`And ${countOf(more, "more finding")}, none more urgent:`)} ${"foureyes scan"} lists all.`;
}

/** One finding: what and where, both sides, why. `area` is named where the page has no table of areas. */
export function findingBlocks(judged: JudgedFinding, area: string | null): readonly Block[] {
  const { finding } = judged;
  const sides: Block[] =
    finding.before === null && finding.after === null
      ? []
      : [{ kind: "diff", before: finding.before, after: finding.after }];
  return [
    paragraph(findingTitle(judged, area)),
    ...sides,
    paragraph(say`${finding.message}${explanation(judged)}`),
  ];
}

/** What and where, and the id to explain it by. */
export function findingTitle({ finding, holds }: JudgedFinding, area: string | null): Sentence {
  const within = finding.within === null ? [] : say` in ${finding.within},`;
  const lines = finding.before ?? finding.after;
  const place = lines === null ? finding.path : `${finding.path}:${finding.startLine}`;
  const side =
    finding.side === "before" && finding.after === null && lines !== null
      ? ours(" (as it was)")
      : [];
  const passing = finding.commit === undefined ? [] : say` in ${shortOf(finding.commit)}`;
  const guarded = area === null ? [] : ours(` · ${area}`);
  const id = holds ? say` · id ${idOf(finding)}` : [];
  const title = strong(`${finding.severity} · ${detectorName(finding.detector)}`);
  return say`${title}${within} ${place}${passing}${side}${guarded}${id}`;
}

/** How to explain it, or who did; goes after its message. */
export function explanation(judged: JudgedFinding): Sentence {
  const { finding, answer } = judged;
  if (answer !== null)
    return say` ${strong("Explained")} by ${login(answer.person.login)}: ${answer.reason}`;
  if (!waits(judged)) return [];
  return say` If this is intended, somebody who may approve says why, in a review: ${`foureyes: accept ${idOf(finding)} <reason>`}`;
}

/** What waits comes first, then by severity. */
export function mostUrgentFirst(one: JudgedFinding, other: JudgedFinding): number {
  const rank = (judged: JudgedFinding) =>
    Number(waits(judged)) * severities.length + severities.indexOf(judged.finding.severity);
  return rank(other) - rank(one);
}
