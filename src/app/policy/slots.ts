/** The places that policies are read from, each with what stands there now. */

import type { KnownDetector } from "../../core/policy/schema.ts";
import type { PolicySource } from "../../domain/policy.ts";
import type { Sha } from "../../domain/sha.ts";
import type { Mirror } from "../git/mirror.ts";
import { readOperatorFile } from "./operator-file.ts";
import { invalid, type PolicyReading, policyPath, readPolicyFile } from "./policy-file.ts";
import { policyFrom } from "./read.ts";
import { branchScope, defaultScope, organisationScope } from "./seen.ts";

export const baselinePath = "foureyes.yml";
export const baselineRepository = ".github";

export type SlotName = "base" | "default" | "organisation" | "operator";

export interface Slot {
  readonly name: SlotName;
  /** What the place is remembered by: a policy that was there once is missed. */
  readonly scopes: readonly string[];
  readonly source: PolicySource;
  readonly reading: PolicyReading | { readonly kind: "absent" };
}

/** The tip of a branch. */
export interface Tip {
  readonly ref: string;
  readonly commit: Sha;
}

/** The organisation's baseline as GitHub's API gives it; null when it has none that we can see. */
export interface BaselineBlob {
  readonly oid: string;
  /** Null for what is no text. */
  readonly text: string | null;
  readonly isTruncated: boolean;
}

/** Where one repository's policies are. */
export interface Places {
  readonly installation: number;
  readonly repository: number;
  readonly owner: string;
  readonly base: Tip;
  readonly default: Tip;
  readonly baseline: BaselineBlob | null;
}

/** `operatorFile`: the file that FOUREYES_BASELINE names, or null. Throws "git" for unreadable trees. */
export async function readSlots(
  mirror: Pick<Mirror, "readFile" | "fetchBlobs">,
  places: Places,
  operatorFile: string | null,
  detectors: readonly KnownDetector[],
): Promise<readonly Slot[]> {
  const { base, default: main, repository } = places;
  const branch = branchScope(repository, base.ref);
  const standard = defaultScope(repository);
  const read = (name: "base" | "default", scopes: readonly string[], tip: Tip) =>
    readTip(mirror, { name, scopes }, tip, detectors);
  const tips =
    main.ref === base.ref
      ? [await read("base", [branch, standard], base)]
      : [await read("base", [branch], base), await read("default", [standard], main)];
  return [
    ...tips,
    organisationSlot(places, detectors),
    ...(operatorFile === null ? [] : [await operatorSlot(operatorFile, detectors)]),
  ];
}

async function readTip(
  mirror: Pick<Mirror, "readFile" | "fetchBlobs">,
  place: Pick<Slot, "name" | "scopes">,
  { ref, commit }: Tip,
  detectors: readonly KnownDetector[],
): Promise<Slot> {
  const fetchBlobs = mirror.fetchBlobs.bind(mirror);
  const found = await readPolicyFile(mirror, { ref, commit, path: policyPath }, fetchBlobs);
  const { source } = found;
  const reading = found.kind === "bytes" ? policyFrom(found.bytes, source, detectors) : found;
  return { ...place, source, reading };
}

function organisationSlot(
  { installation, owner, baseline }: Places,
  detectors: readonly KnownDetector[],
): Slot {
  const source: PolicySource = {
    kind: "baseline",
    path: `${owner}/${baselineRepository}/${baselinePath}`,
  };
  const place = {
    name: "organisation",
    scopes: [organisationScope(installation)],
    source,
  } as const;
  if (baseline === null) return { ...place, reading: { kind: "absent" } };
  const { text, isTruncated } = baseline;
  const bytes = text === null || isTruncated ? null : Buffer.from(text);
  return {
    ...place,
    reading: bytes === null ? unreadable(source) : policyFrom(bytes, source, detectors),
  };
}

function unreadable(source: PolicySource): PolicyReading {
  return invalid(source, "The policy is no text, or too large.");
}

async function operatorSlot(path: string, detectors: readonly KnownDetector[]): Promise<Slot> {
  const source: PolicySource = { kind: "baseline", path };
  return { name: "operator", scopes: [], source, reading: await readOperatorFile(path, detectors) };
}
