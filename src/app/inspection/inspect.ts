/** What git and the detectors say of a change; the same for the App and for the command line. */
import { type AreaMatcher, compileAreas } from "../../core/policy/match.ts";
import type { Change, ChangedFile } from "../../domain/change.ts";
import type { GuardedFile, Inspection } from "../../domain/inspection.ts";
import type { Area, Policy } from "../../domain/policy.ts";
import type { Sha } from "../../domain/sha.ts";
import { analyseAll, type Looked } from "./analyse.ts";
import { openBudget } from "./budget.ts";
import type { InspectionParts } from "./parts.ts";
import { passingFiles } from "./passing.ts";
import { type AreaNames, pairGuarded } from "./renames.ts";

/** `cleared`: commits that a guarded branch let in already, and that are not looked at one by one. */
export async function inspect(
  parts: InspectionParts,
  policy: Policy,
  change: Change,
  cleared: ReadonlySet<Sha>,
): Promise<Inspection> {
  const budget = openBudget();
  const areasOf = areaNames(compileAreas(policy));
  const { files, unseen: unpaired } = await pairGuarded(parts, areasOf, change.files);
  const guarded = files.flatMap((file): GuardedFile[] => {
    const areas = areasOf(file);
    return areas.length === 0 ? [] : [{ file, areas }];
  });
  const whole = { ...change, files };
  const { passing, unseen: lost } = await passingFiles(parts, areasOf, whole, cleared, budget);
  const looked: readonly Looked[] = [
    ...guarded.map(({ file }) => ({ file, commit: null })),
    ...passing.map(({ file, commit }) => ({ file, commit })),
  ];
  const edited = looked.filter(({ file }) => isEdited(file));
  const { findings, unseen } = await analyseAll(parts, policy, edited, budget);
  return {
    change: whole,
    guarded,
    passing,
    findings,
    unseen: [...unseen, ...unpaired, ...lost],
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
