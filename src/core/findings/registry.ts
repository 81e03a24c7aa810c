/** All detectors: one line each. */
import type { Detector } from "./detector.ts";
import { accessWidened } from "./detectors/access-widened.ts";
import { actionRepointed } from "./detectors/action-repointed.ts";
import { addressAdded } from "./detectors/address-added.ts";
import { addressDecoded } from "./detectors/address-decoded.ts";
import { addressReplaced } from "./detectors/address-replaced.ts";
import { allowlistOpened } from "./detectors/allowlist-opened.ts";
import { assignmentInCondition } from "./detectors/assignment-in-condition.ts";
import { auditRemoved } from "./detectors/audit-removed.ts";
import { boundaryMoved } from "./detectors/boundary-moved.ts";
import { buildHookAdded } from "./detectors/build-hook-added.ts";
import { checkAfterEffect } from "./detectors/check-after-effect.ts";
import { checkReturnsConstant } from "./detectors/check-returns-constant.ts";
import { codeDecoded } from "./detectors/code-decoded.ts";
import { comparisonLeaks } from "./detectors/comparison-leaks.ts";
import { conditionWeakened } from "./detectors/condition-weakened.ts";
import { conditionalRedirect } from "./detectors/conditional-redirect.ts";
import { cryptoDowngraded } from "./detectors/crypto-downgraded.ts";
import { delayCut } from "./detectors/delay-cut.ts";
import { dependencyRedirected } from "./detectors/dependency-redirected.ts";
import { deployTargetChanged } from "./detectors/deploy-target-changed.ts";
import { destructiveCommand } from "./detectors/destructive-command.ts";
import { diffHidden } from "./detectors/diff-hidden.ts";
import { environmentDumped } from "./detectors/environment-dumped.ts";
import { environmentGate } from "./detectors/environment-gate.ts";
import { errorSwallowed } from "./detectors/error-swallowed.ts";
import { exemptionAdded } from "./detectors/exemption-added.ts";
import { feeChanged } from "./detectors/fee-changed.ts";
import { fileDisguised } from "./detectors/file-disguised.ts";
import { flagFlipped } from "./detectors/flag-flipped.ts";
import { guardRemoved } from "./detectors/guard-removed.ts";
import { hiddenText } from "./detectors/hidden-text.ts";
import { hostAdded } from "./detectors/host-added.ts";
import { idempotencyDropped } from "./detectors/idempotency-dropped.ts";
import { identityCondition } from "./detectors/identity-condition.ts";
import { invariantBroken } from "./detectors/invariant-broken.ts";
import { keyHardCoded } from "./detectors/key-hard-coded.ts";
import { limitRaised } from "./detectors/limit-raised.ts";
import { localeGate } from "./detectors/locale-gate.ts";
import { mixedScriptName } from "./detectors/mixed-script-name.ts";
import { modifierDropped } from "./detectors/modifier-dropped.ts";
import { networkHooked } from "./detectors/network-hooked.ts";
import { opaqueContent } from "./detectors/opaque-content.ts";
import { oracleSwapped } from "./detectors/oracle-swapped.ts";
import { orderCopied } from "./detectors/order-copied.ts";
import { outputAdded } from "./detectors/output-added.ts";
import { parametersTuned } from "./detectors/parameters-tuned.ts";
import { precisionLost } from "./detectors/precision-lost.ts";
import { proofWeakened } from "./detectors/proof-weakened.ts";
import { randomTrigger } from "./detectors/random-trigger.ts";
import { recipientSwapped } from "./detectors/recipient-swapped.ts";
import { recordRewritten } from "./detectors/record-rewritten.ts";
import { remainderKept } from "./detectors/remainder-kept.ts";
import { remoteSwitch } from "./detectors/remote-switch.ts";
import { resourceBomb } from "./detectors/resource-bomb.ts";
import { retentionCut } from "./detectors/retention-cut.ts";
import { reviewControlsEdited } from "./detectors/review-controls-edited.ts";
import { reviewerBait } from "./detectors/reviewer-bait.ts";
import { roleGranted } from "./detectors/role-granted.ts";
import { roundingTurned } from "./detectors/rounding-turned.ts";
import { secretLogged } from "./detectors/secret-logged.ts";
import { secretParameter } from "./detectors/secret-parameter.ts";
import { secretSent } from "./detectors/secret-sent.ts";
import { secretWritten } from "./detectors/secret-written.ts";
import { sideSwapped } from "./detectors/side-swapped.ts";
import { signFlipped } from "./detectors/sign-flipped.ts";
import { signedDiffers } from "./detectors/signed-differs.ts";
import { storageWritten } from "./detectors/storage-written.ts";
import { testWeakened } from "./detectors/test-weakened.ts";
import { thresholdLowered } from "./detectors/threshold-lowered.ts";
import { timeBomb } from "./detectors/time-bomb.ts";
import { toleranceWidened } from "./detectors/tolerance-widened.ts";
import { totalFabricated } from "./detectors/total-fabricated.ts";
import { transportDowngraded } from "./detectors/transport-downgraded.ts";
import { unitChanged } from "./detectors/unit-changed.ts";
import { unreadableLine } from "./detectors/unreadable-line.ts";
import { verificationOff } from "./detectors/verification-off.ts";
import { weakRandom } from "./detectors/weak-random.ts";
import { workflowOpened } from "./detectors/workflow-opened.ts";

export const detectors: readonly Detector[] = [
  accessWidened,
  actionRepointed,
  addressAdded,
  addressDecoded,
  addressReplaced,
  allowlistOpened,
  assignmentInCondition,
  auditRemoved,
  boundaryMoved,
  buildHookAdded,
  checkAfterEffect,
  checkReturnsConstant,
  codeDecoded,
  comparisonLeaks,
  conditionWeakened,
  conditionalRedirect,
  cryptoDowngraded,
  delayCut,
  dependencyRedirected,
  deployTargetChanged,
  destructiveCommand,
  diffHidden,
  environmentDumped,
  environmentGate,
  errorSwallowed,
  exemptionAdded,
  feeChanged,
  fileDisguised,
  flagFlipped,
  guardRemoved,
  hiddenText,
  hostAdded,
  idempotencyDropped,
  identityCondition,
  invariantBroken,
  keyHardCoded,
  limitRaised,
  localeGate,
  mixedScriptName,
  modifierDropped,
  networkHooked,
  opaqueContent,
  oracleSwapped,
  orderCopied,
  outputAdded,
  parametersTuned,
  precisionLost,
  proofWeakened,
  randomTrigger,
  recipientSwapped,
  recordRewritten,
  remainderKept,
  remoteSwitch,
  resourceBomb,
  retentionCut,
  reviewControlsEdited,
  reviewerBait,
  roleGranted,
  roundingTurned,
  secretLogged,
  secretParameter,
  secretSent,
  secretWritten,
  sideSwapped,
  signFlipped,
  signedDiffers,
  storageWritten,
  testWeakened,
  thresholdLowered,
  timeBomb,
  toleranceWidened,
  totalFabricated,
  transportDowngraded,
  unitChanged,
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
