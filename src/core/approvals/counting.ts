/** The approvals by which seats are filled. */
import type { Decision, Opinion } from "../../domain/decision.ts";

export function countingApprovals({
  opinions,
  areas,
}: Pick<Decision, "opinions" | "areas">): readonly Opinion[] {
  const seated = new Set(
    areas.flatMap(({ seats }) => seats.flatMap(({ filledBy }) => filledBy.map(({ id }) => id))),
  );
  return opinions.filter(
    ({ said, ignored, person }) =>
      said === "approved" && ignored === null && person !== null && seated.has(person.id),
  );
}
