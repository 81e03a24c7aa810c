/** The policies of this run in the oracle's own words: their areas, who may overrule a no, and nothing else of them. */
import { parse } from "yaml";
import { commitOf } from "../github/git/commits.ts";
import { readObject } from "../github/git/objects.ts";
import { tipOf } from "../github/git/refs.ts";
import { entryAt } from "../github/git/trees.ts";
import type { Repository } from "../github/index.ts";
import { teams, writers } from "./cast.ts";

/** Paths below a folder, and the places that people have to take: each names who may. */
export interface Area {
  readonly folder: string;
  readonly places: readonly (readonly string[])[];
}

export interface Rules {
  readonly areas: readonly Area[];
  /** Whom it names for itself: they may lift another's request for changes. */
  readonly lifters: readonly string[];
}

const path = ".github/foureyes.yml";

/** What stands at the tip of the branch; null when nobody can make sense of it. */
export function policyAt({ directory }: Repository, branch: string): Rules | null {
  const tip = tipOf(directory, branch) ?? "";
  const entry = entryAt(directory, commitOf(directory, tip).tree, path);
  const text = readObject(directory, entry?.id ?? "")?.bytes.toString("utf8") ?? "";
  const policy = known.get(text) ?? { rules: rulesIn(text) };
  known.set(text, policy);
  return policy.rules;
}

/** By text: each is asked for over and over. */
const known = new Map<string, { readonly rules: Rules | null }>();

function rulesIn(text: string): Rules | null {
  const { areas }: { areas: readonly WrittenArea[] | string } = parse(text);
  if (typeof areas === "string") return null;
  const [own, others] = [true, false].map((isOwn) =>
    areas.filter(({ name }) => (name === "guard") === isOwn).map(areaOf),
  );
  // Nobody touches the rules in a pull request here, so that area asks nobody for anything else.
  return { areas: others ?? [], lifters: (own ?? []).flatMap(({ places }) => places.flat()) };
}

interface WrittenArea {
  readonly name: string;
  readonly paths?: readonly string[];
  readonly reviews: {
    readonly required?: number;
    readonly seats?: readonly { readonly count: number; readonly of: readonly string[] }[];
  };
}

function areaOf({ paths: [glob = ""] = [], reviews }: WrittenArea): Area {
  const seats = reviews.seats ?? [{ count: reviews.required ?? 2, of: ["role:write"] }];
  return {
    folder: glob.replace(/\*\*$/, ""),
    places: seats.flatMap(({ count, of }) => Array.from({ length: count }, () => peopleOf(of))),
  };
}

function peopleOf(of: readonly string[]): readonly string[] {
  return of.flatMap((subject) => {
    const [kind, name = ""] = subject.split(":");
    if (kind === "team") return teams[name] ?? [];
    return kind === "role" ? writers : [name];
  });
}
