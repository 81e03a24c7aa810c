/** Whom a policy names, and whether they are there and may read the repository. */
import type { Octokit } from "@octokit/rest";
import { subjectsOf } from "../../core/approvals/subjects.ts";
import type { Access, PeopleReading } from "../../core/branch-rules/seats.ts";
import type { Policy } from "../../domain/policy.ts";
import type { Repository } from "../../domain/snapshot.ts";
import { askedBy, fetchPeople } from "../snapshot/teams.ts";

/** So many people are asked about; of the others it is not known. */
const mostPeople = 200;
const atOnce = 10;

export async function fetchPeopleFor(
  octokit: Octokit,
  repository: Repository & { readonly isPrivate: boolean },
  policy: Policy,
): Promise<PeopleReading> {
  const asked = askedBy(policy.areas, policy);
  const { teams, collaborators } = await fetchPeople(octokit, repository, asked, {
    teams: {},
    collaborators: null,
  });
  const named = subjectsOf(policy.areas).flatMap((subject) =>
    subject.kind === "user" ? [subject.login] : [],
  );
  // What everybody may read, members of a team may read.
  const members = repository.isPrivate
    ? Object.values(teams).flatMap((team) => (team.kind === "members" ? team.members : []))
    : [];
  const logins = [...named, ...members.map(({ login }) => login)];
  return {
    teams,
    collaborators: collaborators ?? { kind: "unlisted" },
    access: await fetchAccess(octokit, repository, [
      ...new Set(logins.map((login) => login.toLowerCase())),
    ]),
  };
}

async function fetchAccess(
  octokit: Octokit,
  repository: Repository,
  logins: readonly string[],
): Promise<ReadonlyMap<string, Access>> {
  const found = new Map<string, Access>();
  for (let from = 0; from < Math.min(logins.length, mostPeople); from += atOnce) {
    const some = logins.slice(from, Math.min(from + atOnce, mostPeople));
    const levels = await Promise.all(some.map((login) => accessOf(octokit, repository, login)));
    for (const [index, login] of some.entries()) found.set(login, levels[index] ?? "unknown");
  }
  return found;
}

async function accessOf(
  octokit: Octokit,
  { owner, name: repo }: Repository,
  username: string,
): Promise<Access> {
  const { getCollaboratorPermissionLevel: get } = octokit.rest.repos;
  try {
    const { data } = await get({ owner, repo, username });
    return data.permission === "none" ? "none" : "reads";
  } catch (cause) {
    const { status } = cause as { readonly status?: unknown };
    if (status === 404) return "no-account";
    if (status === 403) return "unknown";
    throw cause;
  }
}
