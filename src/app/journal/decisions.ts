/** Decisions into the journal, and the facts that the next one needs out of it. */
import { detectorVersions } from "../../core/findings/registry.ts";
import {
  branchSubject,
  commitSubject,
  groupSubject,
  pullSubject,
} from "../../core/journal/about.ts";
import { sealAllInputs } from "../../core/journal/inputs.ts";
import { recordOf } from "../../core/journal/record.ts";
import type { Decision } from "../../domain/decision.ts";
import type { AllInputs, NumberedFact } from "../../domain/evidence.ts";
import type { ChangeKey } from "../../domain/key.ts";
import type { Sha } from "../../domain/sha.ts";
import type { Database } from "../store/database.ts";
import { keepInputs } from "./inputs.ts";
import { append, readNumberedFacts } from "./journal.ts";

/**
 * Before it is published. Gives its number. `inputs`: what it was made of; null when there was
 * nothing to decide on.
 */
export async function recordDecision(
  database: Database,
  decision: Decision,
  inputs: AllInputs | null,
  now: number,
): Promise<number> {
  const { key, verdict, mode, head } = decision;
  const sealed = inputs === null ? null : sealAllInputs(inputs, detectorVersions);
  return database.transaction().execute(async (transaction) => {
    if (sealed !== null) await keepInputs(transaction, sealed.contents);
    const entry = await append(transaction, key.installation, new Date(now).toISOString(), {
      kind: "decision",
      decision: recordOf(decision),
      inputs: sealed?.record ?? null,
    });
    await transaction
      .updateTable("pull")
      .set({ verdict, mode, decided_head: head, decision: entry })
      .where("repository", "=", key.repository)
      .where("number", "=", key.pull)
      .execute();
    return entry;
  });
}

/**
 * Everything that happened to the pull request, every push of one of its commits, each time that
 * the branch was made anew, and since when people are of the groups.
 */
export function readChangeFacts(
  database: Database,
  key: ChangeKey,
  branch: string,
  commits: readonly Sha[],
  groups: readonly string[],
): Promise<readonly NumberedFact[]> {
  const about = [pullSubject(key), branchSubject(key.repository, branch)];
  return readNumberedFacts(database, [
    ...about,
    ...groups.map(groupSubject),
    ...commits.map(commitSubject),
  ]);
}
