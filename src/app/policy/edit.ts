/** What a change does to the policies that it is judged by. */
import { setImmediate } from "node:timers/promises";
import { touches } from "../../core/policy/edit.ts";
import { type Entry, openDifference, type PolicyDifference } from "../../core/policy/loosening.ts";
import { isWithin } from "../../core/policy/requirement.ts";
import type { KnownDetector } from "../../core/policy/schema.ts";
import type { Change } from "../../domain/change.ts";
import type { Policy, PolicyEdit } from "../../domain/policy.ts";
import { plainOf } from "../../domain/sentence.ts";
import type { Mirror } from "../git/mirror.ts";
import { strictestOf } from "./effective.ts";
import { policyPath, readPolicyFile } from "./policy-file.ts";
import { policyFrom } from "./read.ts";
import { baselinePath, baselineRepository, type Slot, type SlotName } from "./slots.ts";

export interface EditParts {
  readonly mirror: Pick<Mirror, "readFile" | "fetchBlobs" | "readTree">;
  readonly detectors: readonly KnownDetector[];
  /** Of the repository. */
  readonly name: string;
}

/** `policy`: the one that `slots` come to. Null when the change touches none of their files. */
export async function readPolicyEdit(
  parts: EditParts,
  change: Change,
  slots: readonly Slot[],
  policy: Policy,
): Promise<PolicyEdit | null> {
  const edited = editedSlots(parts, change, slots);
  if (edited.length === 0) return null;
  const paths = edited.map(({ path }) => path);
  const proposed: Slot[] = [];
  for (const { slot: name, path } of edited) {
    const slot = slots.find((each) => each.name === name);
    if (slot !== undefined) proposed.push(await readProposed(parts, change, slot, path));
  }
  for (const { reading } of proposed)
    if (reading.kind === "invalid") {
      const { source, errors } = reading;
      return { paths, loosened: [], tightens: false, broken: { source, errors } };
    }
  const next = slots.map((slot) => proposed.find(({ name }) => name === slot.name) ?? slot);
  const tree = await treeOf(parts, change);
  const here = await between(policy, strictestOf(next), tree);
  const isForAll = proposed.some(({ name }) => name === "organisation");
  const [old, now] = [slots, next].map((each) => strictestOf(each.filter(isEverywhere)));
  const differences =
    isForAll && old !== undefined && now !== undefined
      ? [here, inTermsOf(policy, old, await between(old, now, tree))]
      : [here];
  return { paths, ...joined(differences), broken: null };
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
  from: Policy,
  to: Policy,
  tree: readonly Entry[],
): Promise<PolicyDifference> {
  return isFirst(from) ? { loosened: [], tightens: true } : differenceIn(from, to, tree);
}

/** Entries between two looks at what else there is to do. */
const step = 20;

/** Whoever proposes a policy chooses how slow its globs are: other changes are served in between. */
async function differenceIn(
  from: Policy,
  to: Policy,
  tree: readonly Entry[],
): Promise<PolicyDifference> {
  const { note, difference } = openDifference(from, to);
  for (let at = 0; at < tree.length; at += step) {
    note(tree.slice(at, at + step));
    await setImmediate();
  }
  return difference();
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
