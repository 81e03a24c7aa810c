/** What a change does to the policies that it is judged by. */
import { setImmediate } from "node:timers/promises";
import { touches } from "../../core/policy/edit.ts";
import { type Entry, openDifference, type PolicyDifference } from "../../core/policy/loosening.ts";
import type { KnownDetector } from "../../core/policy/schema.ts";
import type { Change } from "../../domain/change.ts";
import type { Policy, PolicyEdit } from "../../domain/policy.ts";
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
  const next = strictestOf(
    slots.map((slot) => proposed.find(({ name }) => name === slot.name) ?? slot),
  );
  const { loosened, tightens } = isFirst(policy)
    ? { loosened: [], tightens: true }
    : await differenceIn(policy, next, await treeOf(parts, change));
  return { paths, loosened, tightens, broken: null };
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
  return { ...slot, source: found.source, reading };
}

/** A first policy cannot loosen what nobody ever asked for. */
function isFirst({ sources }: Policy): boolean {
  return sources.every(({ kind }) => kind === "built-in");
}

function treeOf({ mirror }: EditParts, { head }: Change): Promise<readonly Entry[]> {
  return mirror.readTree(head);
}
