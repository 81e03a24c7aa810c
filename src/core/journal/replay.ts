/** Decides again what the journal says was decided, and tells what comes out differently. */
import type { Decision, Elsewhere, Obstacle } from "../../domain/decision.ts";
import type { AllInputs, InputsElsewhere } from "../../domain/evidence.ts";
import type { DecisionRecord, GroupRecord } from "../../domain/journal-entry.ts";
import { modeOfGroup, reachGroup } from "../queue/reach.ts";
import { undetermined } from "../undetermined.ts";
import { elsewhereOf, withElsewhere } from "../verdict/elsewhere.ts";
import { reachVerdict } from "../verdict/reach.ts";
import { canonicalOf } from "./chain.ts";
import { type Difference, differencesOf } from "./differences.ts";
import { judgementOf } from "./judgement.ts";
import { recordOf } from "./record.ts";

/**
 * `inputs`: null where nothing could be looked at. Taken as recorded: what kept us from looking, here
 * or at other branches.
 */
export function replay(recorded: DecisionRecord, inputs: AllInputs | null): readonly Difference[] {
  const now = inputs === null ? lookedInVain(recorded) : decidedAgain(recorded, inputs);
  return differencesOf(plain(recorded), plain(asFar(recorded, recordOf(now))));
}

/** The first journals do not tell which files were guarded: there is nothing to hold against them. */
function asFar(recorded: DecisionRecord, { shown, ...now }: DecisionRecord): DecisionRecord {
  return recorded.shown === undefined || shown === undefined ? now : { ...now, shown };
}

/** The same of a merge group, and of each pull request in it. `inputs`: in their order. */
export function replayGroup(
  { members, flaws, verdict, mode }: GroupRecord,
  inputs: readonly (AllInputs | null)[],
): readonly Difference[] {
  const decisions = members.map(({ decision }) => decision);
  const again = { verdict: reachGroup(decisions, flaws), mode: modeOfGroup(decisions, mode) };
  const inside = members.flatMap(({ pull, decision }, index) =>
    replay(decision, inputs[index] ?? null).map((difference) => ({
      ...difference,
      path: `#${pull} ${difference.path}`,
    })),
  );
  return [...differencesOf({ verdict, mode }, again), ...inside];
}

/** As `replay` compares it. */
export function decidedAgain(recorded: DecisionRecord, inputs: AllInputs): Decision {
  const { decision } = judgementOf(inputs);
  const obstacles = [
    ...decision.obstacles,
    ...recorded.obstacles.filter(({ kind }) => given[kind]),
  ];
  const verdict = reachVerdict({ ...decision, obstacles });
  const elsewhere = elsewhereAgain(recorded.elsewhere, inputs.elsewhere);
  return withElsewhere({ ...decision, obstacles, verdict }, elsewhere);
}

/** In the order in which they were recorded; those that are new come last. */
function elsewhereAgain(
  recorded: readonly Elsewhere[],
  judged: readonly InputsElsewhere[],
): readonly Elsewhere[] {
  const again = new Map(judged.map((inputs) => [inputs.branch, judgedAgain(inputs)]));
  const kept = recorded.flatMap((other) => {
    const now = again.get(other.branch);
    again.delete(other.branch);
    return now === undefined ? [other] : (now ?? []);
  });
  return [...kept, ...[...again.values()].flatMap((now) => now ?? [])];
}

/** Null where it is clear. */
function judgedAgain(inputs: InputsElsewhere): Elsewhere | null {
  const { branch, isShown } = inputs;
  const other = elsewhereOf(judgementOf(inputs).decision, isShown);
  return other === null ? null : { ...other, branch };
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
