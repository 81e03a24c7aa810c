/** What a change does to the policies that it is judged by. */
import { touches } from "../../core/policy/edit.ts";
import type { Entry, PolicyDifference } from "../../core/policy/loosening.ts";
import { isWithin } from "../../core/policy/requirement.ts";
import type { KnownDetector } from "../../core/policy/schema.ts";
import type { Change } from "../../domain/change.ts";
import type { Policy, PolicyEdit, PolicyError, PolicySource } from "../../domain/policy.ts";
import { plainOf } from "../../domain/sentence.ts";
import type { Mirror } from "../git/mirror.ts";
import type { Compare } from "./compare.ts";
import { strictestOf } from "./effective.ts";
import { policyPath, readPolicyFile } from "./policy-file.ts";
import { policyFrom } from "./read.ts";
import { baselinePath, baselineRepository, type Slot, type SlotName } from "./slots.ts";

export interface EditParts {
  readonly mirror: Pick<Mirror, "readFile" | "fetchBlobs" | "readTree">;
  readonly detectors: readonly KnownDetector[];
  /** Of the repository. */
  readonly name: string;
  readonly compare: Compare;
}

/** `policy`: the one that `slots` come to. Null when the change touches none of their files. */
export async function readPolicyEdit(
  parts: EditParts,
  change: Change,
  slots: readonly Slot[],
  policy: Policy,
): Promise<PolicyEdit | null> {
  const edited = editedSlots(parts, change, slots);
  const paths = edited.map(({ path }) => path);
  const proposed: Slot[] = [];
  for (const { slot: name, path } of edited) {
    const slot = slots.find((each) => each.name === name);
    if (slot !== undefined) proposed.push(await readProposed(parts, change, slot, path));
  }
  const [first] = proposed;
  if (first === undefined) return null;
  const broken = (source: PolicySource, errors: readonly PolicyError[]): PolicyEdit => ({
    paths,
    loosened: [],
    tightens: false,
    broken: { source, errors },
  });
  for (const { source, reading } of proposed)
    if (reading.kind === "invalid") return broken(source, reading.errors);
  const tree = await treeOf(parts, change);
  const differences = await differencesOf(parts, slots, proposed, policy, tree);
  return differences === null
    ? broken(first.source, [tooSlow(tree.length)])
    : { paths, ...joined(differences), broken: null };
}

function tooSlow(files: number): PolicyError {
  const message = `It takes too long to hold this against the ${files} files here: use fewer globs, or simpler ones.`;
  return { line: 1, column: 1, message };
}

/** Here, and where other repositories have no policy of their own; null when that takes too long. */
async function differencesOf(
  { compare }: EditParts,
  slots: readonly Slot[],
  proposed: readonly Slot[],
  policy: Policy,
  tree: readonly Entry[],
): Promise<readonly PolicyDifference[] | null> {
  const next = slots.map((slot) => proposed.find(({ name }) => name === slot.name) ?? slot);
  const { moved = [] } = policy;
  const here = await between(compare, policy, { ...strictestOf(next), moved }, tree);
  if (!proposed.some(({ name }) => name === "organisation")) return here === null ? null : [here];
  const old = strictestOf(slots.filter(isEverywhere));
  const there = await between(compare, old, strictestOf(next.filter(isEverywhere)), tree);
  return here === null || there === null ? null : [here, inTermsOf(policy, old, there)];
}

/**
 * What other repositories are left with where they have no policy: what the one of this repository
 * asks for besides holds in none of them.
 */
function isEverywhere({ name }: Slot): boolean {
  return name === "organisation" || name === "operator";
}

/** Names each area as the policy here does, or names a stricter one. */
function inTermsOf(here: Policy, { areas }: Policy, there: PolicyDifference): PolicyDifference {
  const nameHere = (name: string) => {
    const area = areas.find((each) => each.name === name);
    const strict = here.areas.find((each) => area !== undefined && isWithin(area, each));
    return strict?.name ?? name;
  };
  const loosened = there.loosened.map((each) => ({ ...each, area: nameHere(each.area) }));
  return { ...there, loosened };
}

/** Says once what is loosened here and elsewhere. */
function joined(differences: readonly PolicyDifference[]): PolicyDifference {
  const all = differences.flatMap(({ loosened }) => loosened);
  const one = new Map(all.map((each) => [`${each.area} ${plainOf(each.what)}`, each]));
  return { loosened: [...one.values()], tightens: differences.some(({ tightens }) => tightens) };
}

/** A first policy cannot loosen what nobody ever asked for. */
async function between(
  compare: Compare,
  from: Policy,
  to: Policy,
  tree: readonly Entry[],
): Promise<PolicyDifference | null> {
  return isFirst(from) ? { loosened: [], tightens: true } : compare(from, to, tree);
}

interface Edited {
  readonly slot: SlotName;
  readonly path: string;
}

function editedSlots(
  { name }: EditParts,
  { files }: Change,
  slots: readonly Slot[],
): readonly Edited[] {
  const isEdited = (path: string) => files.some((file) => touches(file, [path]));
  // The organisation's policy is read from the default branch, which is a base of its own here.
  const intoDefault = slots.every((slot) => slot.name !== "default");
  const isBaseline = name.toLowerCase() === baselineRepository && intoDefault;
  return [
    ...(isEdited(policyPath) ? [{ slot: "base", path: policyPath } as const] : []),
    ...(isBaseline && isEdited(baselinePath)
      ? [{ slot: "organisation", path: baselinePath } as const]
      : []),
  ];
}

async function readProposed(
  { mirror, detectors }: EditParts,
  { head }: Change,
  slot: Slot,
  path: string,
): Promise<Slot> {
  const fetchBlobs = mirror.fetchBlobs.bind(mirror);
  const found = await readPolicyFile(mirror, { ref: null, commit: head, path }, fetchBlobs);
  const reading = found.kind === "bytes" ? policyFrom(found.bytes, found.source, detectors) : found;
  // Areas that are named after their source keep their names.
  if (reading.kind === "policy")
    return {
      ...slot,
      reading: { kind: "policy", policy: { ...reading.policy, sources: [slot.source] } },
    };
  return { ...slot, source: found.source, reading };
}

function isFirst({ sources }: Policy): boolean {
  return sources.every(({ kind }) => kind === "built-in");
}

function treeOf({ mirror }: EditParts, { head }: Change): Promise<readonly Entry[]> {
  return mirror.readTree(head);
}
