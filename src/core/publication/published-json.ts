/** The JSON of `explain` without the journal, version 1: fields may be added, never changed. */
import type { Published } from "../../domain/published.ts";
import { type Chosen, verdictShown } from "./choose-runs.ts";

export function publishedJson(published: Published, chosen: Chosen): object {
  const { repository, pull, state, head, baseRef, pinnedTo } = published;
  const runs = chosen.kind === "none" ? [] : chosen.runs;
  return {
    version: 1,
    from: "check-run",
    verdict: verdictShown(chosen),
    repository,
    pull,
    state,
    head,
    baseRef,
    pinnedTo,
    isAppNamed: chosen.kind === "runs" && chosen.isNamed,
    runs,
    otherApps: chosen.kind === "several" ? [] : chosen.others,
    bindings: null,
  };
}
