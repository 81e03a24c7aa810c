/** What several findings of one function say together. */
import { atLeast } from "../../domain/finding.ts";
import { say } from "../../domain/sentence.ts";
import type { Detector, Suspicion } from "./detector.ts";
import { speaksOf } from "./words/lexicon.ts";

export interface Found {
  readonly detector: Detector;
  readonly suspicions: readonly Suspicion[];
}

/**
 * A medium signal in a function that moves money becomes high beside a signal of another kind, and
 * says so: two small oddities in one place are how a large one is taken apart.
 */
export function addedUp(found: readonly Found[]): readonly Found[] {
  const all = found.flatMap(({ detector, suspicions }) =>
    suspicions.filter(isSignal).map((suspicion) => ({ detector, suspicion })),
  );
  if (all.length < 2) return found;
  return found.map(({ detector, suspicions }) => ({
    detector,
    suspicions: suspicions.map((suspicion) => {
      if (suspicion.severity !== "medium" || !speaksOf("movesMoney", suspicion.within))
        return suspicion;
      const other = all.find(
        (each) => each.detector !== detector && each.suspicion.within === suspicion.within,
      );
      return other === undefined ? suspicion : raised(suspicion, other.detector);
    }),
  }));
}

function raised(suspicion: Suspicion, other: Detector): Suspicion {
  const title = { kind: "ours", text: other.title } as const;
  const message = say`${suspicion.message} Alone it would only be shown; beside ${title} in a function that moves money it waits.`;
  return { ...suspicion, severity: "high", message };
}

function isSignal({ severity }: Suspicion): boolean {
  return atLeast(severity, "medium");
}
