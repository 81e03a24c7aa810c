/** The verdict, from everything that was decided before it. The strictest cause wins. */
import {
  type AreaDecision,
  type JudgedFinding,
  type Obstacle,
  strictestOf,
  type Verdict,
  type Veto,
} from "../../domain/decision.ts";

export interface Grounds {
  readonly obstacles: readonly Obstacle[];
  readonly vetoes: readonly Veto[];
  readonly areas: readonly AreaDecision[];
  readonly findings: readonly JudgedFinding[];
}

export function reachVerdict({ obstacles, vetoes, areas, findings }: Grounds): Verdict {
  return strictestOf(
    obstacles.length > 0 ? "undetermined" : "clear",
    vetoes.length > 0 ? "blocked" : "clear",
    areas.some(isShort) ? "held" : "clear",
    findings.some(waits) ? "held" : "clear",
  );
}

export function isShort(area: AreaDecision): boolean {
  return area.seats.some((seat) => seat.missing > 0) || area.independence?.reached === false;
}

export function waits({ holds, answer }: JudgedFinding): boolean {
  return holds && answer === null;
}
