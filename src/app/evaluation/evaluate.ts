/** One pull request: read, decide, journal, publish. */
import { guardedBranches } from "../../core/branch-rules/rules.ts";
import { nameOf } from "../../domain/key.ts";
import { type CachedRules, cachedRules } from "../branch-rules/cache.ts";
import { recordDecision } from "../journal/decisions.ts";
import type { Outcome, Run } from "../lane/lanes.ts";
import { publish } from "../publication/publish.ts";
import { withdraw } from "../publication/withdraw.ts";
import { fetchPull } from "../snapshot/pull.ts";
import { decidedHead, rememberOpen, siblingsToDecide } from "../store/pulls.ts";
import { want } from "../webhook/learn.ts";
import { mostBranches } from "./elsewhere.ts";
import { look } from "./look.ts";
import type { GuardParts, Target } from "./parts.ts";

export async function evaluate(
  parts: GuardParts,
  target: Target,
  run: Pick<Run, "isSuperseded">,
): Promise<Outcome> {
  const { database, publisher, now, log } = parts;
  const { key, repository, octokit } = target;
  const rules = await cachedRules(database, repository.id, now());
  const asked = {
    ...(parts.asked.get(key.repository) ?? { teams: [], collaborators: false }),
    branches: guardedIn(rules),
  };
  const found = await fetchPull(octokit, repository, key.pull, asked);
  if (found === null) return "done";
  const { known, reading } = found;
  const before = await decidedHead(database, key);
  await rememberOpen(database, key, known);
  if (before !== null && !(known.open && known.head === before))
    await withdraw(publisher, octokit, target, before, known.open ? "moved" : "closed");
  if (reading === null) return "done";

  const decision = await look(parts, target, reading, rules);
  // What came meanwhile may take an approval away; the next run, which is due, decides with it.
  if (decision.verdict === "clear" && (await run.isSuperseded())) return "done";

  const entry = await recordDecision(database, decision, now());
  const { siblings } = reading;
  await publish(publisher, octokit, { decision, entry, retrying: false, siblings });
  const { verdict, head } = decision;
  log.info("decided", { key: nameOf(key), verdict, head, entry });

  for (const sibling of await siblingsToDecide(database, key, head, siblings))
    await want(database, sibling, now());
  return "done";
}

/** Their tips are asked for along with the pull request; what is not known yet is asked for later. */
function guardedIn(rules: CachedRules): readonly string[] {
  if (rules.kind === "unknown" || rules.reading === null) return [];
  return guardedBranches(rules.reading).slice(0, mostBranches);
}
