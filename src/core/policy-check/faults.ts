/** What stands in a policy and does nothing in this tree. */
import type { Position, WrittenArea, WrittenGlob } from "../policy/written.ts";
import type { AreaCoverage } from "./coverage.ts";

export interface Fault {
  readonly kind: /** A glob of `paths` that matches no file. */
    | "dead-path"
    /** `except` takes away all that `paths` match. */
    | "hollow-area"
    /** A glob of `except` that matches nothing of what `paths` match: more is guarded, not less. */
    | "idle-exception";
  readonly area: string;
  /** Null for a whole area. */
  readonly glob: string | null;
  readonly at: Position;
}

export interface Faults {
  /** The first, in the order of the file. */
  readonly first: readonly Fault[];
  readonly count: number;
}

/** To find the place of one takes time that grows with the text. */
export const mostFaults = 100;

/** What guards less than it seems to: to be mended. `coverage` is that of the same policy. */
export function faultsOf(
  written: readonly WrittenArea[],
  coverage: readonly AreaCoverage[],
): Faults {
  return firstOf(
    eachArea(written, coverage, (area, covered) => [
      ...(isHollow(covered) ? [fault("hollow-area", area, null)] : []),
      ...area.paths
        .filter(({ text }) => !covered.paths.has(text))
        .map((glob) => fault("dead-path", area, glob)),
    ]),
  );
}

/** Exceptions without use: often written ahead, such as the one for prose, so nothing to mend. */
export function idleExceptionsOf(
  written: readonly WrittenArea[],
  coverage: readonly AreaCoverage[],
): Faults {
  return firstOf(
    eachArea(written, coverage, (area, covered) =>
      // Where nothing is named, nothing can be excepted: one complaint is enough.
      covered.named === 0
        ? []
        : area.except
            .filter(({ text }) => !covered.except.has(text))
            .map((glob) => fault("idle-exception", area, glob)),
    ),
  );
}

function isHollow({ named, files }: AreaCoverage): boolean {
  return named > 0 && files === 0;
}

type Later = () => Fault;

function eachArea(
  written: readonly WrittenArea[],
  coverage: readonly AreaCoverage[],
  faults: (area: WrittenArea, covered: AreaCoverage) => readonly Later[],
): readonly Later[] {
  const byName = new Map(coverage.map((area) => [area.name, area]));
  return written.flatMap((area) => {
    const covered = byName.get(area.name);
    return covered === undefined ? [] : faults(area, covered);
  });
}

function fault(kind: Fault["kind"], area: WrittenArea, glob: WrittenGlob | null): Later {
  const { position } = glob ?? area;
  return () => ({ kind, area: area.name, glob: glob?.text ?? null, at: position() });
}

function firstOf(all: readonly Later[]): Faults {
  return { first: all.slice(0, mostFaults).map((later) => later()), count: all.length };
}
