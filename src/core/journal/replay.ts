/** Decides again what the journal says was decided, and tells what comes out differently. */
import type { Decision, Obstacle } from "../../domain/decision.ts";
import type { Inputs } from "../../domain/evidence.ts";
import type { DecisionRecord } from "../../domain/journal-entry.ts";
import { undetermined } from "../undetermined.ts";
import { withElsewhere } from "../verdict/elsewhere.ts";
import { reachVerdict } from "../verdict/reach.ts";
import { canonicalOf } from "./chain.ts";
import { type Difference, differencesOf } from "./differences.ts";
import { judgementOf } from "./judgement.ts";
import { recordOf } from "./record.ts";

/**
 * `inputs`: null where nothing could be looked at. Taken as recorded: what the commit came to for
 * other branches, and what kept us from looking.
 */
export function replay(recorded: DecisionRecord, inputs: Inputs | null): readonly Difference[] {
  const now = inputs === null ? lookedInVain(recorded) : decidedAgain(recorded, inputs);
  return differencesOf(plain(recorded), plain(recordOf(now)));
}

function decidedAgain(recorded: DecisionRecord, inputs: Inputs): Decision {
  const { decision } = judgementOf(inputs);
  const obstacles = [
    ...decision.obstacles,
    ...recorded.obstacles.filter(({ kind }) => given[kind]),
  ];
  const verdict = reachVerdict({ ...decision, obstacles });
  return withElsewhere({ ...decision, obstacles, verdict }, recorded.elsewhere);
}

/** Whether it came from elsewhere than `decide`. */
const given: Readonly<Record<Obstacle["kind"], boolean>> = {
  unseen: false,
  policy: false,
  "policy-gone": false,
  "unknown-team": false,
  "unknown-roles": false,
  trouble: true,
};

function lookedInVain(recorded: DecisionRecord): Decision {
  const { key, repository, head, base, baseRef, mode, sources, obstacles } = recorded;
  const [first, ...others] = obstacles;
  if (first === undefined) throw new TypeError("A decision without inputs has an obstacle.");
  const pull = { head, base, baseRef };
  const decision = undetermined({ key, repository, pull, mode, sources }, first);
  return { ...decision, obstacles: [first, ...others] };
}

/** As an entry of the journal has it. */
function plain(decision: DecisionRecord): unknown {
  return JSON.parse(canonicalOf({ kind: "decision", decision })).decision;
}
