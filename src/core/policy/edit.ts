/** A change to the policy is asked of the areas that it would loosen as well. */
import { type ChangedFile, pathsOf } from "../../domain/change.ts";
import type { Inspection } from "../../domain/inspection.ts";
import type { PolicyEdit } from "../../domain/policy.ts";

export function withPolicyEdit(inspection: Inspection, edit: PolicyEdit | null): Inspection {
  if (edit === null) return inspection;
  const loosened = edit.loosened.map(({ area }) => area);
  const guarded = inspection.guarded.map(({ file, areas }) => ({
    file,
    areas: touches(file, edit.paths) ? [...new Set([...areas, ...loosened])] : areas,
  }));
  return { ...inspection, guarded, policyEdit: edit };
}

export function touches(file: ChangedFile, paths: readonly string[]): boolean {
  return pathsOf(file).some((path) => paths.includes(path));
}
