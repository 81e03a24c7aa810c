/** Whom a policy asks for: members of teams, and those who may push, as GitHub shows them now. */
import { teamName } from "../../core/approvals/electorate.ts";
import { subjectsOf, teamsAsked } from "../../core/approvals/subjects.ts";
import type { Person } from "../../domain/person.ts";
import type { Area, Policy } from "../../domain/policy.ts";
import type { Collaborators, Repository, Team } from "../../domain/snapshot.ts";
import type { Octokit } from "../github/client.ts";
import {
  type Asked,
  moreMembersQuery,
  type PeopleAnswer,
  peopleQuery,
  type TeamName,
  type TeamNode,
} from "../github/query.ts";
import { readCollaborators } from "./collaborators.ts";
import { allNodes } from "./pages.ts";
import { personOf } from "./people.ts";

export type Teams = Readonly<Record<string, Team>>;

/** What areas ask to be known of people: `policy` names the teams that independence is about. */
export function askedBy(touched: readonly Area[], policy: Policy): Asked {
  const teams = teamsAsked(touched, policy).map((name) => {
    const [organization = "", slug = ""] = name.split("/");
    return { organization, slug };
  });
  return { teams, collaborators: subjectsOf(touched).some(({ kind }) => kind === "role") };
}

export interface KnownPeople {
  readonly teams: Teams;
  /** Null when they were not asked for. */
  readonly collaborators: Collaborators | null;
}

/** What of `wanted` is not known yet, in one request. */
export async function fetchPeople(
  octokit: Pick<Octokit, "graphql">,
  repository: Repository,
  wanted: Asked,
  known: KnownPeople,
): Promise<KnownPeople> {
  const missing = {
    teams: wanted.teams.filter((team) => known.teams[teamName(team)] === undefined),
    collaborators: wanted.collaborators && known.collaborators === null,
  };
  if (missing.teams.length === 0 && !missing.collaborators) return known;
  const { owner, name } = repository;
  const variables = missing.collaborators ? { owner, name } : {};
  const answer = await octokit
    .graphql<PeopleAnswer>(peopleQuery(missing), variables)
    .catch((cause: unknown) => dataBeside<PeopleAnswer>(cause));
  return {
    teams: { ...known.teams, ...(await readTeams(octokit, missing.teams, answer)) },
    collaborators: missing.collaborators
      ? await readCollaborators(octokit, repository, answer.repository?.collaborators ?? null)
      : known.collaborators,
  };
}

/** The teams of an answer whose query had them as `team0`, `team1`, … */
export async function readTeams(
  octokit: Pick<Octokit, "graphql">,
  teams: readonly TeamName[],
  answer: Pick<PeopleAnswer, `team${number}`>,
): Promise<Teams> {
  const read: Record<string, Team> = {};
  for (const [index, team] of teams.entries()) {
    read[teamName(team)] = await readTeam(octokit, team, answer[`team${index}`]?.team ?? null);
  }
  return read;
}

async function readTeam(
  octokit: Pick<Octokit, "graphql">,
  { organization, slug }: TeamName,
  node: TeamNode | null,
): Promise<Team> {
  if (node?.databaseId == null) return { kind: "invisible" };
  const members = await allNodes(node.members, async (after) => {
    const answer = await octokit.graphql<{ organization: { team: TeamNode | null } | null }>(
      moreMembersQuery,
      { organization, slug, after },
    );
    return answer.organization?.team?.members ?? null;
  });
  return {
    kind: "members",
    id: node.databaseId,
    members: members.map(personOf).filter((person): person is Person => person !== null),
  };
}

const mayBeUnseen = /^(?:team\d+|baseline|repository\.collaborators)(?:\.|$)/;

/** The data of an answer whose only errors are about what may be out of our sight; else throws. */
export function dataBeside<Answer>(cause: unknown): Answer {
  const { data, errors } = cause as {
    readonly data?: Answer | null;
    readonly errors?: readonly {
      readonly type?: string;
      readonly path?: readonly (string | number)[];
    }[];
  };
  const isHarmless = errors?.every(
    ({ type, path }) =>
      (type === "NOT_FOUND" || type === "FORBIDDEN") && mayBeUnseen.test(path?.join(".") ?? ""),
  );
  if (data === null || data === undefined || isHarmless !== true) throw cause;
  return data;
}
