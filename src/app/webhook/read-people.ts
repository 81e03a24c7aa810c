/** Reads deliveries about who is in a team, an organisation, or may do what in a repository. */
import type { z } from "zod";
import { type MovedMember, type Notes, notesFor } from "./notes.ts";
import type { memberEvent, membershipEvent, organizationEvent, teamEvent } from "./payload.ts";

export function membershipNotes({
  installation,
  action,
  member: person,
  team,
}: z.infer<typeof membershipEvent>): Notes {
  const member = { person, of: ofTeam(team), came: action === "added" };
  return notesFor(installation.id, { members: [member] });
}

/** Whoever had another role may have less now. */
export function memberNotes({
  installation,
  repository,
  action,
  member: person,
}: z.infer<typeof memberEvent>): Notes {
  const of = { kind: "repository", id: repository.id } as const;
  const member = { person, of, came: action === "added" };
  return notesFor(installation.id, { repositories: [repository], members: [member] });
}

export function organizationNotes({
  installation,
  action,
  membership,
}: z.infer<typeof organizationEvent>): Notes {
  const person = membership?.user ?? null;
  const of = { kind: "organization" } as const;
  const member = { person, of, came: action === "member_added" };
  return notesFor(installation.id, { members: [member] });
}

/** A team that has another name is not the one that a policy names; with another right, of a repository. */
export function teamNotes({
  installation,
  action,
  repository,
  team,
  changes,
}: z.infer<typeof teamEvent>): Notes {
  const isLabel = changes?.name === undefined && changes?.repository === undefined;
  const came = action === "added_to_repository" || (action === "edited" && isLabel);
  const there = repository ?? null;
  const moved: MovedMember[] = [{ person: null, of: ofTeam(team), came }];
  if (there === null) return notesFor(installation.id, { members: moved });
  const of = { kind: "repository", id: there.id } as const;
  return notesFor(installation.id, {
    repositories: [there],
    members: [...moved, { person: null, of, came }],
  });
}

function ofTeam({ id, parent }: z.infer<typeof membershipEvent>["team"]): MovedMember["of"] {
  return { kind: "team", id, isNested: parent != null };
}
