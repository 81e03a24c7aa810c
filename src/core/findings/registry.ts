/** All detectors: one line each. */
import type { Detector } from "./detector.ts";
import { actionRepointed } from "./detectors/action-repointed.ts";
import { addressReplaced } from "./detectors/address-replaced.ts";
import { auditRemoved } from "./detectors/audit-removed.ts";
import { buildHookAdded } from "./detectors/build-hook-added.ts";
import { comparisonLeaks } from "./detectors/comparison-leaks.ts";
import { cryptoDowngraded } from "./detectors/crypto-downgraded.ts";
import { dependencyRedirected } from "./detectors/dependency-redirected.ts";
import { deployTargetChanged } from "./detectors/deploy-target-changed.ts";
import { destructiveCommand } from "./detectors/destructive-command.ts";
import { diffHidden } from "./detectors/diff-hidden.ts";
import { fileDisguised } from "./detectors/file-disguised.ts";
import { guardRemoved } from "./detectors/guard-removed.ts";
import { hiddenText } from "./detectors/hidden-text.ts";
import { limitRaised } from "./detectors/limit-raised.ts";
import { mixedScriptName } from "./detectors/mixed-script-name.ts";
import { opaqueContent } from "./detectors/opaque-content.ts";
import { proofWeakened } from "./detectors/proof-weakened.ts";
import { recordRewritten } from "./detectors/record-rewritten.ts";
import { reviewControlsEdited } from "./detectors/review-controls-edited.ts";
import { reviewerBait } from "./detectors/reviewer-bait.ts";
import { signFlipped } from "./detectors/sign-flipped.ts";
import { testWeakened } from "./detectors/test-weakened.ts";
import { totalFabricated } from "./detectors/total-fabricated.ts";
import { transportDowngraded } from "./detectors/transport-downgraded.ts";
import { unreadableLine } from "./detectors/unreadable-line.ts";
import { verificationOff } from "./detectors/verification-off.ts";
import { weakRandom } from "./detectors/weak-random.ts";
import { workflowOpened } from "./detectors/workflow-opened.ts";

export const detectors: readonly Detector[] = [
  actionRepointed,
  addressReplaced,
  auditRemoved,
  buildHookAdded,
  comparisonLeaks,
  cryptoDowngraded,
  dependencyRedirected,
  deployTargetChanged,
  destructiveCommand,
  diffHidden,
  fileDisguised,
  guardRemoved,
  hiddenText,
  limitRaised,
  mixedScriptName,
  opaqueContent,
  proofWeakened,
  recordRewritten,
  reviewControlsEdited,
  reviewerBait,
  signFlipped,
  testWeakened,
  totalFabricated,
  transportDowngraded,
  unreadableLine,
  verificationOff,
  weakRandom,
  workflowOpened,
];

/** By id, for those who want to know later what looked. */
export const detectorVersions: Readonly<Record<string, number>> = Object.fromEntries(
  detectors.map(({ id, version }) => [id, version]),
);

/** What a policy may say about each of them. */
export const knownDetectors: readonly Pick<Detector, "id" | "options">[] = detectors;
