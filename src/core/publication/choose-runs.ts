/** Whose check runs tell anything: anybody with an App may report under our name. */
import type { Verdict } from "../../domain/decision.ts";
import { checkNames } from "../../domain/publication.ts";
import type { Published, PublishedRun } from "../../domain/published.ts";
import { shownVerdict } from "./shown-verdict.ts";

export type Chosen =
  /** `others`: runs of our name that other Apps have. */
  | { readonly kind: "none"; readonly others: readonly PublishedRun[] }
  /** Several Apps have one, and nothing says which of them counts. */
  | { readonly kind: "several"; readonly runs: readonly PublishedRun[] }
  | {
      readonly kind: "runs";
      /** One App's, the one that may be required first. */
      readonly runs: readonly [PublishedRun, ...PublishedRun[]];
      /** The user or a ruleset names the App. */
      readonly isNamed: boolean;
      readonly others: readonly PublishedRun[];
    };

/** `appId`: as the user says; null when they do not. */
export function chooseRuns({ runs, pinnedTo }: Published, appId: number | null): Chosen {
  const named = appId ?? (pinnedTo.length === 1 ? pinnedTo[0] : undefined) ?? null;
  const ids = new Set(runs.map(({ app }) => app?.id ?? null));
  if (named === null && ids.size > 1) return { kind: "several", runs };
  const isOurs = ({ app }: PublishedRun) => named === null || app?.id === named;
  const others = runs.filter((run) => !isOurs(run));
  const [first, ...more] = enforcingFirst(runs.filter(isOurs));
  if (first === undefined) return { kind: "none", others };
  return { kind: "runs", runs: [first, ...more], isNamed: named !== null, others };
}

/** What may be anybody's is not clear. Null when nothing tells. */
export function verdictShown(chosen: Chosen): Verdict | null {
  if (chosen.kind !== "runs") return null;
  const verdict = shownVerdict(chosen.runs[0]);
  return verdict === "clear" && !chosen.isNamed ? null : verdict;
}

function enforcingFirst(runs: readonly PublishedRun[]): readonly PublishedRun[] {
  const enforcing = runs.filter(({ name }) => name === checkNames.enforce);
  return [...enforcing, ...runs.filter((run) => !enforcing.includes(run))];
}
