/** What git and the detectors say of a change; the same for the App and for the command line. */
import { type AreaMatcher, compileAreas } from "../../core/policy/match.ts";
import type { Change, ChangedFile } from "../../domain/change.ts";
import type { GuardedFile, Inspection } from "../../domain/inspection.ts";
import type { Area, Policy } from "../../domain/policy.ts";
import { analyseAll } from "./analyse.ts";
import type { InspectionParts } from "./parts.ts";
import { type AreaNames, pairGuarded } from "./renames.ts";

export async function inspect(
  parts: InspectionParts,
  policy: Policy,
  change: Change,
): Promise<Inspection> {
  const areasOf = areaNames(compileAreas(policy));
  const { files, unseen: unpaired } = await pairGuarded(parts, areasOf, change.files);
  const guarded = files.flatMap((file): GuardedFile[] => {
    const areas = areasOf(file);
    return areas.length === 0 ? [] : [{ file, areas }];
  });
  const { findings, unseen } = await analyseAll(
    parts,
    policy,
    guarded.map(({ file }) => file).filter(isEdited),
  );
  return {
    change: { ...change, files },
    guarded,
    findings,
    unseen: [...unseen, ...unpaired],
    policyEdit: null,
  };
}

/** Asked several times for each file, and most files have one path: each path is matched once. */
function areaNames(areas: AreaMatcher): AreaNames {
  const known = new Map<ChangedFile, readonly string[]>();
  return (file) => {
    const names = known.get(file) ?? guarding(areas, file).map(({ name }) => name);
    known.set(file, names);
    return names;
  };
}

function guarding(areas: AreaMatcher, file: ChangedFile): readonly Area[] {
  const { before, after } = file;
  const isOne = before?.path === after?.path && before?.kind === after?.kind;
  return isOne && after !== null ? areas.areasAt(after) : areas.areasOf(file);
}

/** A rename or a change of mode alone has nothing new to read. */
function isEdited({ before, after }: ChangedFile): boolean {
  return before?.object !== after?.object || before?.kind !== after?.kind;
}
