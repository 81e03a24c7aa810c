/** What stands in a policy and does nothing in this tree. */
import type { Position, WrittenArea, WrittenGlob } from "../policy/written.ts";
import type { AreaCoverage } from "./coverage.ts";

export type Fault =
  /** A glob of `paths` that matches no file. */
  | {
      readonly kind: "dead-path";
      readonly area: string;
      readonly glob: string;
      readonly at: Position;
    }
  /** A glob of `except` that matches nothing of what `paths` match. */
  | {
      readonly kind: "dead-exception";
      readonly area: string;
      readonly glob: string;
      readonly at: Position;
    }
  /** `except` takes away all that `paths` match. */
  | { readonly kind: "hollow-area"; readonly area: string; readonly at: Position };

export interface Faults {
  /** The first, in the order of the file. */
  readonly first: readonly Fault[];
  readonly count: number;
}

/** To find the place of one takes time that grows with the text. */
export const mostFaults = 100;

/** `coverage` of the policy that the areas are written in; one of another name guards nothing. */
export function faultsOf(
  written: readonly WrittenArea[],
  coverage: readonly AreaCoverage[],
): Faults {
  const byName = new Map(coverage.map((area) => [area.name, area]));
  const all = written.flatMap((area) => {
    const covered = byName.get(area.name);
    return covered === undefined ? [] : faultsIn(area, covered);
  });
  return { first: all.slice(0, mostFaults).map((fault) => fault()), count: all.length };
}

type Later = () => Fault;

function faultsIn(area: WrittenArea, covered: AreaCoverage): readonly Later[] {
  const { name, position } = area;
  const dead = (kind: "dead-path" | "dead-exception") => (glob: WrittenGlob) => () =>
    ({ kind, area: name, glob: glob.text, at: glob.position() }) as const;
  const hollow: Later = () => ({ kind: "hollow-area", area: name, at: position() });
  const isHollow = covered.named > 0 && covered.files === 0;
  const exceptions = area.except.filter(({ text }) => !covered.except.has(text));
  return [
    ...(isHollow ? [hollow] : []),
    ...area.paths.filter(({ text }) => !covered.paths.has(text)).map(dead("dead-path")),
    // Where nothing is named, nothing can be excepted: one complaint is enough.
    ...(covered.named === 0 ? [] : exceptions.map(dead("dead-exception"))),
  ];
}
