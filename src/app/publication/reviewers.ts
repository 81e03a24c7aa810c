/** Asks those whose approval is missing for a review: once, when the pull request is ready. */
import type { Reviewers } from "../../core/approvals/reviewers.ts";
import type { Decision } from "../../domain/decision.ts";
import type { Octokit } from "../github/client.ts";
import type { Database } from "../store/database.ts";

/** What GitHub refuses is left: a team may have no access to the repository. */
export async function requestReviewers(
  database: Database,
  octokit: Octokit,
  decision: Decision,
  asked: Reviewers,
): Promise<void> {
  if (decision.mode !== "enforce" || decision.verdict !== "held") return;
  const { key, repository } = decision;
  const reviewers = [...asked.users];
  const team_reviewers = teamsOf(asked, repository.owner);
  if (reviewers.length + team_reviewers.length === 0) return;
  if (!(await claim(database, key.repository, key.pull))) return;
  const where = { owner: repository.owner, repo: repository.name, pull_number: key.pull };
  const request = (some: { reviewers?: string[]; team_reviewers?: string[] }) =>
    octokit.rest.pulls.requestReviewers({ ...where, ...some });
  const all = await request({ reviewers, team_reviewers }).then(() => true, unlessUnfit);
  if (all) return;
  const each = [
    ...reviewers.map((name) => ({ reviewers: [name] })),
    ...team_reviewers.map((name) => ({ team_reviewers: [name] })),
  ];
  for (const one of each) await request(one).catch(unlessUnfit);
}

/** GitHub takes teams of the repository's own organisation, by their slugs. */
function teamsOf({ teams }: Reviewers, owner: string): string[] {
  return teams.flatMap((team) => {
    const [organization = "", slug = ""] = team.split("/");
    return organization.toLowerCase() === owner.toLowerCase() ? [slug] : [];
  });
}

/** Before the request: a crash may cost it, and never makes it twice. */
async function claim(database: Database, repository: number, number: number): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable("pull")
    .set({ requested: 1 })
    .where("repository", "=", repository)
    .where("number", "=", number)
    .where("requested", "=", 0)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

function unlessUnfit(cause: unknown): false {
  if ((cause as { readonly status?: unknown }).status === 422) return false;
  throw cause;
}
