/** All detectors: one line each. */
import type { Detector } from "./detector.ts";
import { addressAdded } from "./detectors/address-added.ts";
import { addressDecoded } from "./detectors/address-decoded.ts";
import { addressReplaced } from "./detectors/address-replaced.ts";
import { conditionalRedirect } from "./detectors/conditional-redirect.ts";
import { guardRemoved } from "./detectors/guard-removed.ts";
import { limitRaised } from "./detectors/limit-raised.ts";
import { networkHooked } from "./detectors/network-hooked.ts";
import { opaqueContent } from "./detectors/opaque-content.ts";
import { outputAdded } from "./detectors/output-added.ts";
import { recipientSwapped } from "./detectors/recipient-swapped.ts";
import { secretSent } from "./detectors/secret-sent.ts";
import { signFlipped } from "./detectors/sign-flipped.ts";
import { signedDiffers } from "./detectors/signed-differs.ts";
import { timeBomb } from "./detectors/time-bomb.ts";

export const detectors: readonly Detector[] = [
  addressAdded,
  addressDecoded,
  addressReplaced,
  conditionalRedirect,
  guardRemoved,
  limitRaised,
  networkHooked,
  opaqueContent,
  outputAdded,
  recipientSwapped,
  secretSent,
  signFlipped,
  signedDiffers,
  timeBomb,
];

/** By id, for those who want to know later what looked. */
export const detectorVersions: Readonly<Record<string, number>> = Object.fromEntries(
  detectors.map(({ id, version }) => [id, version]),
);

/** What a policy may say about each of them. */
export const knownDetectors: readonly Pick<Detector, "id" | "options">[] = detectors;
