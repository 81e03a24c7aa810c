/** All detectors: one line each. */
import type { Detector } from "./detector.ts";
import { addressReplaced } from "./detectors/address-replaced.ts";
import { conditionWeakened } from "./detectors/condition-weakened.ts";
import { guardRemoved } from "./detectors/guard-removed.ts";
import { identityCondition } from "./detectors/identity-condition.ts";
import { limitRaised } from "./detectors/limit-raised.ts";
import { modifierDropped } from "./detectors/modifier-dropped.ts";
import { opaqueContent } from "./detectors/opaque-content.ts";
import { signFlipped } from "./detectors/sign-flipped.ts";

export const detectors: readonly Detector[] = [
  addressReplaced,
  conditionWeakened,
  guardRemoved,
  identityCondition,
  limitRaised,
  modifierDropped,
  opaqueContent,
  signFlipped,
];

/** By id, for those who want to know later what looked. */
export const detectorVersions: Readonly<Record<string, number>> = Object.fromEntries(
  detectors.map(({ id, version }) => [id, version]),
);

/** What a policy may say about each of them. */
export const knownDetectors: readonly Pick<Detector, "id" | "options">[] = detectors;
