/** All detectors: one line each. */
import type { Detector } from "./detector.ts";
import { accessWidened } from "./detectors/access-widened.ts";
import { addressReplaced } from "./detectors/address-replaced.ts";
import { allowlistOpened } from "./detectors/allowlist-opened.ts";
import { assignmentInCondition } from "./detectors/assignment-in-condition.ts";
import { boundaryMoved } from "./detectors/boundary-moved.ts";
import { checkAfterEffect } from "./detectors/check-after-effect.ts";
import { checkReturnsConstant } from "./detectors/check-returns-constant.ts";
import { conditionWeakened } from "./detectors/condition-weakened.ts";
import { delayCut } from "./detectors/delay-cut.ts";
import { environmentGate } from "./detectors/environment-gate.ts";
import { errorSwallowed } from "./detectors/error-swallowed.ts";
import { exemptionAdded } from "./detectors/exemption-added.ts";
import { feeChanged } from "./detectors/fee-changed.ts";
import { flagFlipped } from "./detectors/flag-flipped.ts";
import { guardRemoved } from "./detectors/guard-removed.ts";
import { idempotencyDropped } from "./detectors/idempotency-dropped.ts";
import { identityCondition } from "./detectors/identity-condition.ts";
import { invariantBroken } from "./detectors/invariant-broken.ts";
import { limitRaised } from "./detectors/limit-raised.ts";
import { modifierDropped } from "./detectors/modifier-dropped.ts";
import { opaqueContent } from "./detectors/opaque-content.ts";
import { oracleSwapped } from "./detectors/oracle-swapped.ts";
import { orderCopied } from "./detectors/order-copied.ts";
import { parametersTuned } from "./detectors/parameters-tuned.ts";
import { precisionLost } from "./detectors/precision-lost.ts";
import { remainderKept } from "./detectors/remainder-kept.ts";
import { retentionCut } from "./detectors/retention-cut.ts";
import { roleGranted } from "./detectors/role-granted.ts";
import { roundingTurned } from "./detectors/rounding-turned.ts";
import { secretParameter } from "./detectors/secret-parameter.ts";
import { sideSwapped } from "./detectors/side-swapped.ts";
import { signFlipped } from "./detectors/sign-flipped.ts";
import { storageWritten } from "./detectors/storage-written.ts";
import { thresholdLowered } from "./detectors/threshold-lowered.ts";
import { toleranceWidened } from "./detectors/tolerance-widened.ts";
import { unitChanged } from "./detectors/unit-changed.ts";

export const detectors: readonly Detector[] = [
  accessWidened,
  addressReplaced,
  allowlistOpened,
  assignmentInCondition,
  boundaryMoved,
  checkAfterEffect,
  checkReturnsConstant,
  conditionWeakened,
  delayCut,
  environmentGate,
  errorSwallowed,
  exemptionAdded,
  feeChanged,
  flagFlipped,
  guardRemoved,
  idempotencyDropped,
  identityCondition,
  invariantBroken,
  limitRaised,
  modifierDropped,
  opaqueContent,
  oracleSwapped,
  orderCopied,
  parametersTuned,
  precisionLost,
  remainderKept,
  retentionCut,
  roleGranted,
  roundingTurned,
  secretParameter,
  sideSwapped,
  signFlipped,
  storageWritten,
  thresholdLowered,
  toleranceWidened,
  unitChanged,
];

/** By id, for those who want to know later what looked. */
export const detectorVersions: Readonly<Record<string, number>> = Object.fromEntries(
  detectors.map(({ id, version }) => [id, version]),
);

/** What a policy may say about each of them. */
export const knownDetectors: readonly Pick<Detector, "id" | "options">[] = detectors;
