/** Many suspicions of one detector in one file, told in fewer. */
import { atLeast, type Severity, severities } from "../../domain/finding.ts";
import { listOf, type Sentence, say } from "../../domain/sentence.ts";
import type { Suspicion } from "./detector.ts";

const mostSuspicions = 50;
const mostShown = 3;
const mostLines = 20;

/** What is over the limit becomes one suspicion, so that nothing is dropped. */
export function limited(suspicions: readonly Suspicion[]): readonly Suspicion[] {
  return gathered(suspicions, mostSuspicions);
}

/** A file that was written anew is not to bury what waits under what is only shown. */
export function withoutCrowds(suspicions: readonly Suspicion[]): readonly Suspicion[] {
  return severities.flatMap((severity) => {
    const alike = suspicions.filter((suspicion) => suspicion.severity === severity);
    return atLeast(severity, "high") ? alike : gathered(alike, mostShown);
  });
}

/** The last of `most` stands for all that come after it. */
function gathered(suspicions: readonly Suspicion[], most: number): readonly Suspicion[] {
  const rest = suspicions.slice(most - 1);
  const [next, ...others] = rest;
  if (next === undefined || others.length === 0) return suspicions;
  const statements = rest.flatMap((suspicion) => suspicion.statements);
  const message = say`${next.message} The same holds at ${others.length === 1 ? say`one more place` : say`${others.length} more places`} of this file: ${placesOf(others)}.`;
  return [
    ...suspicions.slice(0, most - 1),
    {
      ...next,
      within: commonFunction(rest),
      message,
      severity: worstOf(rest),
      statements: [JSON.stringify(statements), ""],
    },
  ];
}

/** What stands for several functions is of none: it does not go when one of them moves. */
function commonFunction(suspicions: readonly Suspicion[]): string | null {
  const [one, ...others] = new Set(suspicions.map(({ within }) => within));
  return others.length === 0 ? (one ?? null) : null;
}

/** Lines of the side that each is about. */
function placesOf(suspicions: readonly Suspicion[]): Sentence {
  const lines = suspicions.map((suspicion) => suspicion[suspicion.side]?.startLine ?? 1);
  const named = lines.slice(0, mostLines).map((line) => say`${line}`);
  return say`${lines.length === 1 ? say`line` : say`lines`} ${listOf(lines.length > mostLines ? [...named, say`others`] : named)}`;
}

function worstOf(suspicions: readonly Suspicion[]): Severity {
  return (
    severities.findLast((severity) =>
      suspicions.some((suspicion) => suspicion.severity === severity),
    ) ?? "critical"
  );
}
