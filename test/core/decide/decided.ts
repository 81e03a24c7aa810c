/** Decides the ordinary change, approved by alice and carol, with the difference of a case. */
import { decide } from "../../../src/core/decide.ts";
import type { Decision } from "../../../src/domain/decision.ts";
import type { Fact } from "../../../src/domain/fact.ts";
import { type People, unknownPeople } from "../../../src/domain/people.ts";
import type { Person } from "../../../src/domain/person.ts";
import type { Area, Policy, Role, Subject } from "../../../src/domain/policy.ts";
import { plainOf } from "../../../src/domain/sentence.ts";
import type { Collaborators, Snapshot } from "../../../src/domain/snapshot.ts";
import {
  alice,
  carol,
  commit,
  earlier,
  type Given,
  head,
  inspection,
  policy,
  review,
  snapshot,
  trading,
  withReviews,
} from "../ordinary.ts";

export interface Difference {
  readonly area?: Partial<Area>;
  readonly areas?: readonly Area[];
  readonly given?: readonly Given[];
  readonly snapshot?: Partial<Snapshot>;
  readonly people?: Partial<People>;
  readonly facts?: readonly Fact[];
}

export function decided(different: Difference = {}): Decision {
  const { area, areas = [], given = [review(1, alice), review(2, carol)] } = different;
  const { snapshot: read, facts } = withReviews(given, { ...snapshot, ...different.snapshot });
  const asked: Policy = { ...policy, areas: [{ ...trading, ...area }, ...areas] };
  return decide(read, asked, [...facts, ...(different.facts ?? [])], {
    ...unknownPeople,
    ...different.people,
  });
}

export function because(decision: Decision, person: Person): string | null {
  const opinion = decision.opinions.find((each) => each.person?.id === person.id);
  return opinion?.ignored == null ? null : plainOf(opinion.ignored);
}

export function members(...people: readonly Person[]) {
  return { kind: "members" as const, id: 11, members: people };
}

/** The changed file is guarded by all of these areas. */
export function guardedBy(...areas: readonly string[]): Partial<Snapshot> {
  const guarded = inspection.guarded.map(({ file }) => ({ file, areas }));
  return { inspection: { ...inspection, guarded } };
}

/** A trailer of the newest commit names somebody by GitHub's private address. */
export function naming(name: string, domain = "users.noreply.github.com"): Partial<Snapshot> {
  const trailers = [{ name: "X", email: `${name}@${domain}` }];
  const commits = [commit(head, { trailers }), commit(earlier)];
  return { inspection: { ...inspection, change: { ...inspection.change, commits } } };
}

export function collaborators(...listed: readonly (readonly [Person, Role])[]): Collaborators {
  return {
    kind: "listed",
    collaborators: listed.map(([person, role]) => ({ person, role })),
  };
}

export const team = (slug: string): Subject => ({ kind: "team", organization: "acme", slug });
export const role = (name: Role): Subject => ({ kind: "role", role: name });
