/** Whether a fact is about the pull request that is decided on: others' are found by their commits. */
import type { ChangeKey } from "../../domain/key.ts";

type Pull = Pick<ChangeKey, "repository" | "pull">;

export function isOnPull(fact: Pull, key: Pull): boolean {
  return fact.repository === key.repository && fact.pull === key.pull;
}
