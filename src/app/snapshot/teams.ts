/** Teams that areas name, and their members as GitHub shows them now. */

import { teamName } from "../../core/approvals/electorate.ts";
import type { Person } from "../../domain/person.ts";
import type { Area } from "../../domain/policy.ts";
import type { Team } from "../../domain/snapshot.ts";
import type { Octokit } from "../github/client.ts";
import {
  moreMembersQuery,
  type PullAnswer,
  type TeamName,
  type TeamNode,
  teamsQuery,
} from "../github/query.ts";
import { allNodes } from "./pages.ts";
import { personOf } from "./people.ts";

export type Teams = Readonly<Record<string, Team>>;

export function teamsOf(areas: readonly Area[]): readonly TeamName[] {
  const subjects = areas.flatMap((area) => [
    ...area.seats.flatMap((seat) => seat.of),
    ...area.answers,
  ]);
  const teams = subjects.filter((subject) => subject.kind === "team");
  return [
    ...new Map(
      teams.map(({ organization, slug }) => [`${organization}/${slug}`, { organization, slug }]),
    ).values(),
  ];
}

/** Those of `wanted` that `known` does not have yet. */
export async function fetchTeams(
  octokit: Octokit,
  wanted: readonly TeamName[],
  known: Teams,
): Promise<Teams> {
  const missing = wanted.filter((team) => known[keyOf(team)] === undefined);
  if (missing.length === 0) return known;
  const answer = await query(octokit, teamsQuery(missing));
  return { ...known, ...(await readTeams(octokit, missing, answer)) };
}

/** The teams of an answer whose query had them as `team0`, `team1`, … */
export async function readTeams(
  octokit: Octokit,
  teams: readonly TeamName[],
  answer: Pick<PullAnswer, `team${number}`>,
): Promise<Teams> {
  const read: Record<string, Team> = {};
  for (const [index, team] of teams.entries()) {
    read[keyOf(team)] = await readTeam(octokit, team, answer[`team${index}`]?.team ?? null);
  }
  return read;
}

async function readTeam(
  octokit: Octokit,
  { organization, slug }: TeamName,
  node: TeamNode | null,
): Promise<Team> {
  if (node === null) return { kind: "invisible" };
  const members = await allNodes(node.members, async (after) => {
    const answer = await octokit.graphql<{ organization: { team: TeamNode | null } | null }>(
      moreMembersQuery,
      { organization, slug, after },
    );
    return answer.organization?.team?.members ?? null;
  });
  return {
    kind: "members",
    members: members.map(personOf).filter((person): person is Person => person !== null),
  };
}

function keyOf(team: TeamName): string {
  return teamName(team);
}

/** A team that cannot be seen is an error of GraphQL's beside the data of the others. */
async function query(octokit: Octokit, text: string): Promise<Pick<PullAnswer, `team${number}`>> {
  try {
    return await octokit.graphql<PullAnswer>(text);
  } catch (cause) {
    return dataBeside(cause);
  }
}

/** The data of an answer whose only errors are about teams or a baseline that cannot be seen; else throws. */
export function dataBeside(cause: unknown): PullAnswer {
  const { data, errors } = cause as {
    readonly data?: PullAnswer | null;
    readonly errors?: readonly {
      readonly type?: string;
      readonly path?: readonly (string | number)[];
    }[];
  };
  const onlyTeams = errors?.every(
    ({ type, path }) =>
      (type === "NOT_FOUND" || type === "FORBIDDEN") &&
      /^(?:team\d+|baseline)$/.test(String(path?.[0])),
  );
  if (data === null || data === undefined || onlyTeams !== true) throw cause;
  return data;
}
