/**
 * Every pull request in a merge group once more, as it is now: into the branch, as its page shows it,
 * and then into the commit that the queue merged it into, where those before it are.
 *
 * First into the branch: what reviewers were shown is noted there, and never as if it had been the
 * queue's commit.
 */
import type { FullJudgement } from "../../domain/evidence.ts";
import type { Merged } from "../../domain/group.ts";
import type { ChangeKey } from "../../domain/key.ts";
import type { Sha } from "../../domain/sha.ts";
import { cachedRules } from "../branch-rules/cache.ts";
import type { Tip } from "../policy/slots.ts";
import type { Announcement } from "../publication/announce.ts";
import { fetchPull, type PullReading } from "../snapshot/pull.ts";
import { look } from "./look.ts";
import type { GuardParts, Target } from "./parts.ts";

export interface JudgedMember {
  readonly merged: Merged;
  readonly judgement: FullJudgement;
}

/** `branch`: where the queue began. Null for one that is not, or not any more, what the queue says. */
export async function judgeMember(
  parts: GuardParts,
  { octokit, repository, key: { installation } }: Target,
  branch: Tip,
  merged: Merged,
): Promise<JudgedMember | null> {
  const key: ChangeKey = { installation, repository: repository.id, pull: merged.pull };
  const asked = parts.asked.get(repository.id) ?? { teams: [], collaborators: false };
  const along = { ...asked, branches: [], appId: parts.appId };
  const reading = (await fetchPull(octokit, repository, merged.pull, along))?.reading ?? null;
  if (reading === null || !isAsListed(reading, branch, merged)) return null;
  const lookInto = async (base: Sha): Promise<FullJudgement> => {
    const rules = await cachedRules(parts.database, repository.id, parts.now());
    const there = { ...reading, pull: { ...reading.pull, base } };
    return look(parts, { octokit, repository, key }, there, rules, unannounced);
  };
  const alone = await lookInto(branch.commit);
  const isFirst = merged.before === branch.commit;
  if (isFirst || alone.decision.verdict !== "clear") return { merged, judgement: alone };
  return { merged, judgement: await lookInto(merged.before) };
}

function isAsListed({ pull }: PullReading, { ref, commit }: Tip, { head }: Merged): boolean {
  return pull.head === head && pull.baseRef === ref && pull.base === commit;
}

/** Its own check is not ours to write here. */
function unannounced(): Announcement {
  return { end: async () => {} };
}
