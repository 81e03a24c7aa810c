/** The names by which `MembersSeen` tells groups of people apart: by number, as names change. */
import type { Team } from "../../domain/snapshot.ts";

export function teamGroup(team: Team | undefined): string {
  return team?.kind === "members" ? `team ${team.id}` : "no team";
}

/** Those who may push to it. */
export function repositoryGroup(repository: number): string {
  return `repository ${repository}`;
}
