/**
 * `npm run bench [-- NAME …]`: what things cost against a baseline of the same run.
 *
 * It measures and does not judge: the exit status is 0 whatever the figures are.
 */
import { frontDoorAgainstBareServer } from "./front-door.ts";
import { hostileFiles } from "./hostile-files.ts";
import { journalAppends } from "./journal.ts";
import type { Measurement } from "./measurement.ts";
import { memoryOverEvaluations } from "./memory.ts";
import { sizeOfBiggestPage } from "./page-size.ts";
import { policyCheckOfLargeTree } from "./policy-check.ts";
import { matchingAgainstMinimatch } from "./policy-matching.ts";
import { replicasAgainstOne } from "./replicas.ts";
import { requestsOfAnEvaluation } from "./requests.ts";
import { requestsOfMany } from "./requests-of-many.ts";
import { growthOfScans } from "./scan-growth.ts";
import { scanAgainstParsing } from "./scan-guarded.ts";
import { scanAgainstDiff } from "./scan-unguarded.ts";
import { head, lineOfRow } from "./table.ts";
import { webhookToCheck } from "./webhook-to-check.ts";

const measurements: readonly Measurement[] = [
  scanAgainstDiff,
  scanAgainstParsing,
  growthOfScans,
  hostileFiles,
  matchingAgainstMinimatch,
  policyCheckOfLargeTree,
  sizeOfBiggestPage,
  frontDoorAgainstBareServer,
  webhookToCheck,
  requestsOfAnEvaluation,
  requestsOfMany,
  journalAppends,
  replicasAgainstOne,
  memoryOverEvaluations,
];

const asked = process.argv.slice(2);
const unknown = asked.filter((word) => !measurements.some(({ name }) => name.startsWith(word)));
if (unknown.length > 0)
  throw new Error(
    `Nothing is called ${unknown.join(", ")}: ${measurements.map(({ name }) => name).join(", ")}.`,
  );

console.log(head);
for (const { name, measure } of measurements) {
  if (asked.length > 0 && !asked.some((word) => name.startsWith(word))) continue;
  for (const row of await measure()) console.log(lineOfRow(row));
}
