/** Whom a policy names: what has to be known of people before anything can be decided. */
import type { Area, Policy, Subject } from "../../domain/policy.ts";
import { teamName } from "./electorate.ts";

/** Of seats and of answers. */
export function subjectsOf(areas: readonly Area[]): readonly Subject[] {
  return areas.flatMap(({ seats, answers }) => [...seats.flatMap(({ of }) => of), ...answers]);
}

/** `organization/slug` of each team, once. */
export function teamsNamed(areas: readonly Area[]): readonly string[] {
  const names = subjectsOf(areas).flatMap((subject) =>
    subject.kind === "team" ? [teamName(subject)] : [],
  );
  return [...new Set(names)];
}

/** Teams of the areas that are touched; all of the policy's where one asks for independence. */
export function teamsAsked(touched: readonly Area[], { areas }: Pick<Policy, "areas">) {
  return teamsNamed(touched.some(({ independent }) => independent) ? areas : touched);
}
