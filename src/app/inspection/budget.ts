/** How long one change may be looked at. */
import { say } from "../../domain/sentence.ts";

/**
 * For all files of one change: thousands that are each made to be slow would else keep everybody
 * else's changes waiting for hours.
 */
const budgetMs = 180_000;

export interface Budget {
  readonly isSpent: () => boolean;
}

export function openBudget(): Budget {
  const until = performance.now() + budgetMs;
  return { isSpent: () => performance.now() > until };
}

export const tooLong = say`the change took longer than ${budgetMs / 60_000} minutes to look at; split it`;
