/** A simulation without the App's database: GitHub is read as the App reads it, with the user's token. */
import type { Octokit } from "@octokit/rest";
import { foreseenJson } from "../../core/publication/explained-json.ts";
import { foreseenPage, foreseenVerdict } from "../../core/publication/foreseen-page.ts";
import type { Person } from "../../domain/person.ts";
import { Problem } from "../../domain/problem.ts";
import type { Repository } from "../../domain/snapshot.ts";
import { orNothing, type RemotePlace } from "../branch-rules/remote.ts";
import { gitUrlOf } from "../environment.ts";
import { type Approver, lookAsIfApproved } from "../evaluation/as-if-approved.ts";
import { fetchPins } from "../publication/published.ts";
import { analysisOnDemand } from "./analysis-on-demand.ts";
import { appIdOf } from "./app-id.ts";
import type { Console } from "./console.ts";
import { placeOf } from "./named-pull.ts";
import { askingGitHub, personalClient, quoted } from "./personal-client.ts";
import { render } from "./render.ts";
import type { Wanted } from "./simulate-journal.ts";
import { statusOf } from "./verdict-status.ts";

/** Throws "usage", "setting" or "git". */
export async function simulateFromGitHub(
  { named, logins, format }: Wanted,
  app: string | undefined,
  console: Console,
): Promise<number> {
  const place = placeOf(named.repository);
  const appId = appIdOf(app);
  const octokit = personalClient(
    console.environment,
    "“Contents: read”, “Pull requests: read”, “Checks: read” and, for teams, “Members: read”",
  );
  const name = `${named.repository}#${named.pull}`;
  return askingGitHub(`pull request ${quoted(name)}`, console, async () => {
    const { repository, pinnedTo } = await fetchPlace(octokit, place, named.pull);
    const approvers = await fetchApprovers(octokit, place, logins);
    const looked = await lookAsIfApproved({
      octokit,
      repository,
      pull: named.pull,
      approvers,
      appId: appId ?? pinnedTo[0] ?? nobodys,
      gitUrl: gitUrlOf(octokit.request.endpoint.DEFAULTS.baseUrl),
      token: console.environment.GITHUB_TOKEN ?? "",
      analysis: analysisOnDemand,
      now: () => Date.now(),
    });
    if (looked === null)
      throw new Problem("usage", `${name} is not open any more: nobody can approve it.`);
    const foreseen = { ...looked, approvers: approvers.map(({ person }) => person) };
    const page = () => foreseenPage(foreseen);
    console.out(render({ page, json: () => foreseenJson(foreseen) }, format, console));
    return statusOf(foreseenVerdict(foreseen));
  });
}

/** No App has this id. */
const nobodys = 0;

interface Place {
  readonly repository: Repository;
  readonly pinnedTo: readonly number[];
}

async function fetchPlace(octokit: Octokit, place: RemotePlace, pull: number): Promise<Place> {
  const { data } = await octokit.rest.pulls.get({ ...place, pull_number: pull });
  const { repo, ref } = data.base;
  return {
    repository: { id: repo.id, owner: repo.owner.login, name: repo.name },
    pinnedTo: await fetchPins(octokit, place, ref),
  };
}

async function fetchApprovers(
  octokit: Octokit,
  place: RemotePlace,
  logins: readonly string[],
): Promise<readonly Approver[]> {
  const approvers = new Map<number, Approver>();
  for (const username of logins) {
    const person = await fetchPerson(octokit, username);
    const level = octokit.rest.repos.getCollaboratorPermissionLevel({ ...place, username });
    const permission = (await orNothing(level))?.data.permission ?? "none";
    approvers.set(person.id, { person, mayPush: permission === "admin" || permission === "write" });
  }
  return [...approvers.values()];
}

async function fetchPerson(octokit: Octokit, username: string): Promise<Person> {
  const answer = await orNothing(octokit.rest.users.getByUsername({ username }));
  if (answer === null)
    throw new Problem(
      "usage",
      `GitHub knows nobody called ${JSON.stringify(username.slice(0, 60))}.`,
    );
  const { id, login, type } = answer.data;
  const kind = type === "User" ? "user" : type === "Bot" ? "bot" : "other";
  return { id, login, kind };
}
