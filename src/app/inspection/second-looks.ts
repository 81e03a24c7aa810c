/** Files that are read again because of what others of the same change have to do with them. */
import type { FileFindings } from "../../core/findings/file-findings.ts";
import { type SecondLook, secondLooksOf } from "../../core/findings/sides/second-look.ts";
import type { ChangedFile, Version } from "../../domain/change.ts";
import type { Finding } from "../../domain/finding.ts";
import type { Policy } from "../../domain/policy.ts";
import type { BesideFile } from "../analysis/request.ts";
import type { Budget } from "./budget.ts";
import { readPairs } from "./pairs.ts";
import type { InspectionParts } from "./parts.ts";

export interface LookedAt {
  readonly file: ChangedFile;
  readonly found: FileFindings;
}

/** The findings of each file, in the same order, with those of the second looks in their place. */
export interface LookedAgain {
  readonly findings: readonly (readonly Finding[])[];
  /** Files that could not be read again: nobody knows what the others have to do with them. */
  readonly unread: readonly ChangedFile[];
}

/** Enough to keep all threads busy; each holds its files' bytes. */
const looksTogether = 4;

export async function lookAgain(
  parts: InspectionParts,
  policy: Policy,
  files: readonly LookedAt[],
  budget: Budget,
): Promise<LookedAgain> {
  const findings = files.map(({ found }) => found.findings);
  const unread: ChangedFile[] = [];
  const looks = [...secondLooksOf(files.map(({ found }) => found.shape))];
  while (looks.length > 0) {
    const together = looks.splice(0, looksTogether);
    const found = budget.isSpent()
      ? []
      : await Promise.all(together.map((look) => lookAt(parts, policy, files, look)));
    for (const [index, look] of together.entries()) {
      const again = found[index];
      if (again?.isRead === true) putInPlace(findings, look, again.findings);
      else unread.push(...fileOf(files, look));
    }
  }
  return { findings, unread };
}

function fileOf(files: readonly LookedAt[], look: SecondLook): readonly ChangedFile[] {
  const looked = files[look.kind === "moved" ? look.to : look.file];
  return looked === undefined ? [] : [looked.file];
}

function lookAt(
  parts: InspectionParts,
  policy: Policy,
  files: readonly LookedAt[],
  look: SecondLook,
): Promise<FileFindings | null> {
  return look.kind === "moved"
    ? lookAtMoved(parts, policy, files, look)
    : lookBeside(parts, policy, files, look);
}

type Moved = Extract<SecondLook, { kind: "moved" }>;
type BesideLook = Extract<SecondLook, { kind: "beside" }>;

async function lookAtMoved(
  parts: InspectionParts,
  { detectors }: Policy,
  files: readonly LookedAt[],
  { from, to, routines }: Moved,
): Promise<FileFindings | null> {
  const before = files[from]?.file.before ?? null;
  const after = files[to]?.file.after ?? null;
  for await (const pair of readPairs(parts, [{ before, after }]))
    return parts.analysis.analyse({ ...pair, detectors, second: { kind: "moved", routines } });
  return null;
}

async function lookBeside(
  parts: InspectionParts,
  { detectors }: Policy,
  files: readonly LookedAt[],
  look: BesideLook,
): Promise<FileFindings | null> {
  const file = files[look.file]?.file;
  if (file === undefined) return null;
  const others = look.others.map((other) => files[other]?.file.after ?? null);
  const beside: BesideFile[] = [];
  let pair: Parameters<InspectionParts["analysis"]["analyse"]>[0] | null = null;
  const wanted = [file, ...others.filter(isVersion).map((after) => ({ before: null, after }))];
  for await (const read of readPairs(parts, wanted)) {
    if (read.file === file) pair = { ...read, detectors };
    else if (read.file.after !== null && read.after !== null)
      beside.push({ version: read.file.after, blob: read.after });
  }
  if (pair === null) return null;
  return parts.analysis.analyse({ ...pair, second: { kind: "beside", files: beside } });
}

function isVersion(version: Version | null): version is Version {
  return version !== null;
}

/** A function that moved is told of as a whole where it is now. */
function putInPlace(
  findings: (readonly Finding[])[],
  look: SecondLook,
  found: readonly Finding[],
): void {
  if (look.kind === "beside") {
    findings[look.file] = found;
    return;
  }
  const left = new Set(look.routines.map(({ before }) => before.path));
  const came = new Set(look.routines.map(({ after }) => after.path));
  const old = findings[look.from] ?? [];
  const now = findings[look.to] ?? [];
  findings[look.from] = old.filter(
    ({ within, side }) => side === "after" || !left.has(within ?? ""),
  );
  const isOfMoved = ({ within, before }: Finding): boolean =>
    before === null && came.has(within ?? "");
  findings[look.to] = [...now.filter((finding) => !isOfMoved(finding)), ...found];
}
