/** All detectors: one line each. */
import type { Detector } from "./detector.ts";
import { addressReplaced } from "./detectors/address-replaced.ts";
import { assignmentInCondition } from "./detectors/assignment-in-condition.ts";
import { checkAfterEffect } from "./detectors/check-after-effect.ts";
import { checkReturnsConstant } from "./detectors/check-returns-constant.ts";
import { conditionWeakened } from "./detectors/condition-weakened.ts";
import { environmentGate } from "./detectors/environment-gate.ts";
import { errorSwallowed } from "./detectors/error-swallowed.ts";
import { exemptionAdded } from "./detectors/exemption-added.ts";
import { guardRemoved } from "./detectors/guard-removed.ts";
import { identityCondition } from "./detectors/identity-condition.ts";
import { limitRaised } from "./detectors/limit-raised.ts";
import { modifierDropped } from "./detectors/modifier-dropped.ts";
import { opaqueContent } from "./detectors/opaque-content.ts";
import { roleGranted } from "./detectors/role-granted.ts";
import { secretParameter } from "./detectors/secret-parameter.ts";
import { signFlipped } from "./detectors/sign-flipped.ts";
import { storageWritten } from "./detectors/storage-written.ts";
import { thresholdLowered } from "./detectors/threshold-lowered.ts";

export const detectors: readonly Detector[] = [
  addressReplaced,
  assignmentInCondition,
  checkAfterEffect,
  checkReturnsConstant,
  conditionWeakened,
  environmentGate,
  errorSwallowed,
  exemptionAdded,
  guardRemoved,
  identityCondition,
  limitRaised,
  modifierDropped,
  opaqueContent,
  roleGranted,
  secretParameter,
  signFlipped,
  storageWritten,
  thresholdLowered,
];

/** By id, for those who want to know later what looked. */
export const detectorVersions: Readonly<Record<string, number>> = Object.fromEntries(
  detectors.map(({ id, version }) => [id, version]),
);

/** What a policy may say about each of them. */
export const knownDetectors: readonly Pick<Detector, "id" | "options">[] = detectors;
