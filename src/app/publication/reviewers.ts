/** Asks those whose approval is missing for a review: once, when the pull request is ready. */
import type { Reviewers } from "../../core/approvals/reviewers.ts";
import type { Decision } from "../../domain/decision.ts";
import type { Octokit } from "../github/client.ts";
import type { Database } from "../store/database.ts";
import { askByHalves } from "./halves.ts";

/** What GitHub refuses is left: a team may have no access to the repository. */
export async function requestReviewers(
  database: Database,
  octokit: Octokit,
  decision: Decision,
  asked: Reviewers,
): Promise<void> {
  if (decision.mode !== "enforce" || decision.verdict !== "held") return;
  const { key, repository } = decision;
  const wanted = [
    ...teamsOf(asked, repository.owner).map((slug) => ({ team_reviewers: [slug] })),
    ...asked.users.map((login) => ({ reviewers: [login] })),
  ];
  if (wanted.length === 0) return;
  if (!(await claim(database, key.repository, key.pull))) return;
  const where = { owner: repository.owner, repo: repository.name, pull_number: key.pull };
  await askByHalves<Request>(wanted, mostRequests, (some) =>
    octokit.rest.pulls
      .requestReviewers({
        ...where,
        reviewers: some.flatMap(({ reviewers = [] }) => reviewers),
        team_reviewers: some.flatMap(({ team_reviewers = [] }) => team_reviewers),
      })
      .then(() => true, unlessUnfit),
  );
}

interface Request {
  readonly reviewers?: readonly string[];
  readonly team_reviewers?: readonly string[];
}

/** Of many whom the policy names, some may not read the repository. */
const mostRequests = 10;

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
