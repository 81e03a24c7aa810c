/** All detectors: one line each. */
import type { Detector } from "./detector.ts";
import { addressReplaced } from "./detectors/address-replaced.ts";
import { auditRemoved } from "./detectors/audit-removed.ts";
import { guardRemoved } from "./detectors/guard-removed.ts";
import { limitRaised } from "./detectors/limit-raised.ts";
import { opaqueContent } from "./detectors/opaque-content.ts";
import { recordRewritten } from "./detectors/record-rewritten.ts";
import { signFlipped } from "./detectors/sign-flipped.ts";
import { totalFabricated } from "./detectors/total-fabricated.ts";
import { transportDowngraded } from "./detectors/transport-downgraded.ts";
import { verificationOff } from "./detectors/verification-off.ts";

export const detectors: readonly Detector[] = [
  addressReplaced,
  auditRemoved,
  guardRemoved,
  limitRaised,
  opaqueContent,
  recordRewritten,
  signFlipped,
  totalFabricated,
  transportDowngraded,
  verificationOff,
];

/** By id, for those who want to know later what looked. */
export const detectorVersions: Readonly<Record<string, number>> = Object.fromEntries(
  detectors.map(({ id, version }) => [id, version]),
);

/** What a policy may say about each of them. */
export const knownDetectors: readonly Pick<Detector, "id" | "options">[] = detectors;
