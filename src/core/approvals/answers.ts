/** Answers: somebody who wrote no part of the change says why a finding is fine. */
import type { Answer, JudgedFinding, RefusedAnswer } from "../../domain/decision.ts";
import type { AnswerLine, Fact, Reviewed } from "../../domain/fact.ts";
import type { Area } from "../../domain/policy.ts";
import { say } from "../../domain/sentence.ts";
import type { Snapshot } from "../../domain/snapshot.ts";
import type { Ballot } from "./ballot.ts";
import { notEligible } from "./discretion.ts";
import type { Voter } from "./electorate.ts";

const shortestId = 8;
/** Whoever writes the code can make two findings of one shorter id: one to be explained, one for later. */
const safeId = 32;
const longestReason = 500;
/** More lines than any honest review has; the rest are not read. */
const mostLines = 200;
const line = /^foureyes:[ \t]*accept[ \t]+(\S+)[ \t]*(.*)$/i;
const fence = /^ {0,3}(?:`{3,}|~{3,})/;

/**
 * Lines of a review's body that answer findings: at the start of a line, so not quoted, and outside
 * of code blocks and comments, where nobody would see them as said.
 */
export function parseAnswers(body: string): readonly AnswerLine[] {
  const visible = withoutComments(body).split(/\r\n|\r|\n/);
  let fenced = false;
  const answers: AnswerLine[] = [];
  for (const text of visible) {
    if (fence.test(text)) fenced = !fenced;
    const match = fenced ? null : line.exec(text);
    if (match !== null)
      answers.push({ id: (match[1] ?? "").toLowerCase().slice(0, 64), reason: reasonOf(match[2]) });
    if (answers.length >= mostLines) break;
  }
  return answers;
}

function reasonOf(text: string | undefined): string {
  return (text ?? "").trim().slice(0, longestReason);
}

/** Splits instead of matching: a body of many `<!--` must not cost more than its length. */
function withoutComments(body: string): string {
  const [first = "", ...rest] = body.split("<!--");
  return rest.reduce((shown, part) => {
    const end = part.indexOf("-->");
    return end === -1 ? shown : shown + part.slice(end + 3);
  }, first);
}

interface Candidate {
  readonly line: AnswerLine;
  readonly voter: Voter;
  readonly fact: Reviewed;
}

export interface Answered {
  readonly findings: readonly JudgedFinding[];
  readonly refused: readonly RefusedAnswer[];
}

/** Joins findings that hold with the answers that were given to them. */
export function answerFindings(
  findings: readonly JudgedFinding[],
  areas: readonly Area[],
  snapshot: Snapshot,
  facts: readonly Fact[],
  ballot: Ballot,
): Answered {
  const refused: { readonly answer: RefusedAnswer; readonly target: string | undefined }[] = [];
  const answers = new Map<string, Answer>();
  for (const { line: said, voter, fact } of candidatesOf(snapshot, facts)) {
    const { person } = voter;
    const targets = findingsOf(said, findings);
    const because =
      refusal(said, voter, targets, areas, ballot) ??
      (said.id.length < safeId ? ballot.otherContent(fact) : null);
    const target = targets[0]?.finding.fingerprint;
    if (because !== null) refused.push({ answer: { person, id: said.id, because }, target });
    else if (target !== undefined)
      answers.set(target, { person, reason: said.reason, review: fact.review });
  }
  // Who has explained it after all need not read why the first try was in vain.
  const inVain = refused.filter(
    ({ answer, target = "" }) => answers.get(target)?.person.id !== answer.person.id,
  );
  return {
    findings: findings.map((judged) => withAnswer(judged, answers)),
    refused: inVain.map(({ answer }) => answer),
  };
}

/** Of several merge bases the same finding may be found against each. */
function findingsOf({ id }: AnswerLine, findings: readonly JudgedFinding[]): JudgedFinding[] {
  const named = findings.filter(({ finding }) => finding.fingerprint.startsWith(id));
  return [...new Map(named.map((judged) => [judged.finding.fingerprint, judged])).values()];
}

/** Taken from the delivery, as long as the review still stands live (E11). */
function candidatesOf({ reviews }: Snapshot, facts: readonly Fact[]): Candidate[] {
  const live = new Map(reviews.map((review) => [review.id, review]));
  const gone = new Set(
    facts.filter((fact) => fact.kind === "review-dismissed").map((fact) => fact.review),
  );
  return facts
    .filter((fact): fact is Reviewed => fact.kind === "reviewed" && !gone.has(fact.review))
    .flatMap((fact) => {
      const review = live.get(fact.review);
      if (review?.state !== fact.state || review.person?.id !== fact.by.id) return [];
      const voter = { person: review.person, mayPush: review.mayPush };
      return fact.answers.map((said) => ({ line: said, voter, fact }));
    });
}

function refusal(
  said: AnswerLine,
  voter: Voter,
  targets: readonly JudgedFinding[],
  areas: readonly Area[],
  ballot: Ballot,
): RefusedAnswer["because"] | null {
  const { person } = voter;
  if (person.kind !== "user") return say`is a bot`;
  const hand = ballot.hands.find((each) => each.person.id === person.id);
  if (hand !== undefined) return hand.because;
  if (ballot.discretion.excludes(person)) return notEligible;
  if (!/^[0-9a-f]+$/.test(said.id) || said.id.length < shortestId)
    return say`the id needs at least ${shortestId} hex digits`;
  if (targets.length === 0) return say`no finding has this id now`;
  if (targets.length > 1)
    return say`the id fits ${targets.length} findings; give more of its digits`;
  if (said.reason === "") return say`the reason is missing`;
  const holding = areas.filter((area) => targets[0]?.areas.includes(area.name));
  const paired = holding.some(({ independent }) => independent) ? ballot.pairedWith(person) : null;
  if (paired !== null) return paired;
  const closed = holding.find((area) => !ballot.mayFill(voter, area.answers));
  if (closed === undefined) return null;
  return ballot.isNamed(voter, closed.answers)
    ? notEligible
    : say`may not explain findings in ${closed.name}`;
}

function withAnswer(judged: JudgedFinding, answers: ReadonlyMap<string, Answer>): JudgedFinding {
  return judged.holds
    ? { ...judged, answer: answers.get(judged.finding.fingerprint) ?? null }
    : judged;
}
