/** The policies of this run in the oracle's own words: their areas, and nothing else of them. */
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

const path = ".github/foureyes.yml";

/** What stands at the tip of the branch; null when nobody can make sense of it. */
export function policyAt({ directory }: Repository, branch: string): readonly Area[] | null {
  const tip = tipOf(directory, branch) ?? "";
  const entry = entryAt(directory, commitOf(directory, tip).tree, path);
  const text = readObject(directory, entry?.id ?? "")?.bytes.toString("utf8") ?? "";
  const policy = known.get(text) ?? { areas: areasIn(text) };
  known.set(text, policy);
  return policy.areas;
}

/** By text: each is asked for over and over. */
const known = new Map<string, { readonly areas: readonly Area[] | null }>();

function areasIn(text: string): readonly Area[] | null {
  const { areas } = parse(text);
  return Array.isArray(areas) ? areas.map(areaOf) : null;
}

interface WrittenArea {
  readonly paths: readonly string[];
  readonly reviews: {
    readonly required?: number;
    readonly seats?: readonly { readonly count: number; readonly of: readonly string[] }[];
  };
}

function areaOf({ paths: [glob = ""], reviews }: WrittenArea): Area {
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
