/** All detectors: one line each. */
import type { Detector } from "./detector.ts";
import { accessWidened } from "./detectors/access-widened.ts";
import { addressAdded } from "./detectors/address-added.ts";
import { addressDecoded } from "./detectors/address-decoded.ts";
import { addressReplaced } from "./detectors/address-replaced.ts";
import { allowlistOpened } from "./detectors/allowlist-opened.ts";
import { assignmentInCondition } from "./detectors/assignment-in-condition.ts";
import { boundaryMoved } from "./detectors/boundary-moved.ts";
import { checkAfterEffect } from "./detectors/check-after-effect.ts";
import { checkReturnsConstant } from "./detectors/check-returns-constant.ts";
import { conditionWeakened } from "./detectors/condition-weakened.ts";
import { conditionalRedirect } from "./detectors/conditional-redirect.ts";
import { delayCut } from "./detectors/delay-cut.ts";
import { environmentDumped } from "./detectors/environment-dumped.ts";
import { environmentGate } from "./detectors/environment-gate.ts";
import { errorSwallowed } from "./detectors/error-swallowed.ts";
import { exemptionAdded } from "./detectors/exemption-added.ts";
import { feeChanged } from "./detectors/fee-changed.ts";
import { flagFlipped } from "./detectors/flag-flipped.ts";
import { guardRemoved } from "./detectors/guard-removed.ts";
import { hostAdded } from "./detectors/host-added.ts";
import { idempotencyDropped } from "./detectors/idempotency-dropped.ts";
import { identityCondition } from "./detectors/identity-condition.ts";
import { invariantBroken } from "./detectors/invariant-broken.ts";
import { keyHardCoded } from "./detectors/key-hard-coded.ts";
import { limitRaised } from "./detectors/limit-raised.ts";
import { localeGate } from "./detectors/locale-gate.ts";
import { modifierDropped } from "./detectors/modifier-dropped.ts";
import { networkHooked } from "./detectors/network-hooked.ts";
import { opaqueContent } from "./detectors/opaque-content.ts";
import { oracleSwapped } from "./detectors/oracle-swapped.ts";
import { orderCopied } from "./detectors/order-copied.ts";
import { outputAdded } from "./detectors/output-added.ts";
import { parametersTuned } from "./detectors/parameters-tuned.ts";
import { precisionLost } from "./detectors/precision-lost.ts";
import { randomTrigger } from "./detectors/random-trigger.ts";
import { recipientSwapped } from "./detectors/recipient-swapped.ts";
import { remainderKept } from "./detectors/remainder-kept.ts";
import { remoteSwitch } from "./detectors/remote-switch.ts";
import { resourceBomb } from "./detectors/resource-bomb.ts";
import { retentionCut } from "./detectors/retention-cut.ts";
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
import { thresholdLowered } from "./detectors/threshold-lowered.ts";
import { timeBomb } from "./detectors/time-bomb.ts";
import { toleranceWidened } from "./detectors/tolerance-widened.ts";
import { unitChanged } from "./detectors/unit-changed.ts";

export const detectors: readonly Detector[] = [
  accessWidened,
  addressAdded,
  addressDecoded,
  addressReplaced,
  allowlistOpened,
  assignmentInCondition,
  boundaryMoved,
  checkAfterEffect,
  checkReturnsConstant,
  conditionWeakened,
  conditionalRedirect,
  delayCut,
  environmentDumped,
  environmentGate,
  errorSwallowed,
  exemptionAdded,
  feeChanged,
  flagFlipped,
  guardRemoved,
  hostAdded,
  idempotencyDropped,
  identityCondition,
  invariantBroken,
  keyHardCoded,
  limitRaised,
  localeGate,
  modifierDropped,
  networkHooked,
  opaqueContent,
  oracleSwapped,
  orderCopied,
  outputAdded,
  parametersTuned,
  precisionLost,
  randomTrigger,
  recipientSwapped,
  remainderKept,
  remoteSwitch,
  resourceBomb,
  retentionCut,
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
  thresholdLowered,
  timeBomb,
  toleranceWidened,
  unitChanged,
];

/** By id, for those who want to know later what looked. */
export const detectorVersions: Readonly<Record<string, number>> = Object.fromEntries(
  detectors.map(({ id, version }) => [id, version]),
);

/** What a policy may say about each of them. */
export const knownDetectors: readonly Pick<Detector, "id" | "options">[] = detectors;
