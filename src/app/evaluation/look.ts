/** From what GitHub says of a pull request to the decision. */
import { undetermined } from "../../core/undetermined.ts";
import { withElsewhere } from "../../core/verdict/elsewhere.ts";
import type { RulesReading } from "../../domain/branch-rules.ts";
import type { AllInputs, FullJudgement, Judgement } from "../../domain/evidence.ts";
import { type CachedRules, refreshRules } from "../branch-rules/cache.ts";
import type { Announcement } from "../publication/announce.ts";
import type { PullReading } from "../snapshot/pull.ts";
import { policyFor } from "./destination.ts";
import { judgeElsewhere } from "./elsewhere.ts";
import { judge, type Scene } from "./judge.ts";
import type { LookParts, LookTarget } from "./parts.ts";

/** `announce`: tells on GitHub when looking takes long; it is ended before there is a result. */
export async function look(
  parts: LookParts,
  target: LookTarget,
  reading: PullReading,
  rules: CachedRules,
  announce: () => Announcement,
): Promise<FullJudgement> {
  const mirror = await parts.mirrors.open(target.key, target.repository);
  try {
    const { pull } = reading;
    await mirror.fetchCommits([pull.base, pull.head, reading.default.commit]);
    return await lookInto({ parts, target, reading, mirror, rules: null }, rules, announce);
  } finally {
    await mirror.close();
  }
}

async function lookInto(
  scene: Scene,
  known: CachedRules,
  announce: () => Announcement,
): Promise<FullJudgement> {
  const { target, reading } = scene;
  const { key, repository } = target;
  const { pull } = reading;
  const base = { ref: pull.baseRef, commit: pull.base };
  const found = await policyFor(scene, base);
  if (found.kind === "obstacle") {
    const where = { key, repository, pull, mode: "enforce", sources: found.sources } as const;
    return { decision: undetermined(where, found.obstacle), inputs: null };
  }
  const { destination } = found;
  if (destination.policy.mode === "observe") return hangingOn(await judge(scene, destination), []);
  const announcement = announce();
  try {
    const ruled = { ...scene, rules: await rulesFor(scene, known) };
    const own = await judge(ruled, destination);
    const { elsewhere, inputs } = await judgeElsewhere(ruled, destination, own.decision);
    const decision = withElsewhere(own.decision, elsewhere);
    return hangingOn({ ...own, decision }, inputs);
  } finally {
    await announcement.end();
  }
}

function hangingOn(
  { decision, inputs }: Judgement,
  elsewhere: AllInputs["elsewhere"],
): FullJudgement {
  return { decision, inputs: inputs === null ? null : { ...inputs, elsewhere } };
}

/** Only where the check is published is it worth a request whether it is required. */
async function rulesFor(
  { parts, target, reading }: Scene,
  known: CachedRules,
): Promise<RulesReading> {
  if (known.kind === "known") return known.reading;
  const { repository, octokit } = target;
  const of = { repository, defaultBranch: reading.default.ref };
  return refreshRules(parts.database, octokit, of, parts.now());
}
