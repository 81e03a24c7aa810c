/** Other open pull requests with the head of a decision: a check belongs to the commit (A18). */
import type { Sibling } from "../../core/publication/shared-head.ts";
import type { Decision, Verdict } from "../../domain/decision.ts";
import type { Database } from "../store/database.ts";

type Judged = Pick<Decision, "key" | "repository" | "head" | "mode">;

/** Known to us or named by GitHub; one without a decision for this head is undecided. */
export async function readSiblings(
  database: Database,
  decision: Judged,
  siblings: readonly number[],
): Promise<readonly Sibling[]> {
  const rows = await database
    .selectFrom("pull")
    .select(["number", "verdict", "mode", "decided_head"])
    .where("repository", "=", decision.repository.id)
    .where("open", "=", 1)
    .where((where) =>
      where.or([
        where("head", "=", decision.head),
        ...(siblings.length > 0 ? [where("number", "in", [...siblings])] : []),
      ]),
    )
    .where("number", "!=", decision.key.pull)
    .execute();
  const known = new Set(rows.map((row) => row.number));
  const unknown = siblings
    .filter((pull) => !known.has(pull))
    .map((pull): Sibling => ({ pull, verdict: null }));
  return [...unknown, ...rows.flatMap((row) => siblingOf(row, decision))];
}

interface PullRow {
  readonly number: number;
  readonly verdict: string | null;
  readonly mode: string | null;
  readonly decided_head: string | null;
}

/** A sibling that is only observed has a run of another name, and no say in this one. */
function siblingOf(row: PullRow, decision: Judged): readonly Sibling[] {
  if (row.decided_head !== decision.head) return [{ pull: row.number, verdict: null }];
  return row.mode === decision.mode
    ? [{ pull: row.number, verdict: row.verdict as Verdict | null }]
    : [];
}
