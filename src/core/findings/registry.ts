/** All detectors: one line each. */
import type { Detector } from "./detector.ts";
import { addressAdded } from "./detectors/address-added.ts";
import { addressDecoded } from "./detectors/address-decoded.ts";
import { addressReplaced } from "./detectors/address-replaced.ts";
import { conditionalRedirect } from "./detectors/conditional-redirect.ts";
import { environmentDumped } from "./detectors/environment-dumped.ts";
import { guardRemoved } from "./detectors/guard-removed.ts";
import { hostAdded } from "./detectors/host-added.ts";
import { keyHardCoded } from "./detectors/key-hard-coded.ts";
import { limitRaised } from "./detectors/limit-raised.ts";
import { localeGate } from "./detectors/locale-gate.ts";
import { networkHooked } from "./detectors/network-hooked.ts";
import { opaqueContent } from "./detectors/opaque-content.ts";
import { outputAdded } from "./detectors/output-added.ts";
import { randomTrigger } from "./detectors/random-trigger.ts";
import { recipientSwapped } from "./detectors/recipient-swapped.ts";
import { remoteSwitch } from "./detectors/remote-switch.ts";
import { resourceBomb } from "./detectors/resource-bomb.ts";
import { secretLogged } from "./detectors/secret-logged.ts";
import { secretSent } from "./detectors/secret-sent.ts";
import { secretWritten } from "./detectors/secret-written.ts";
import { signFlipped } from "./detectors/sign-flipped.ts";
import { signedDiffers } from "./detectors/signed-differs.ts";
import { timeBomb } from "./detectors/time-bomb.ts";

export const detectors: readonly Detector[] = [
  addressAdded,
  addressDecoded,
  addressReplaced,
  conditionalRedirect,
  environmentDumped,
  guardRemoved,
  hostAdded,
  keyHardCoded,
  limitRaised,
  localeGate,
  networkHooked,
  opaqueContent,
  outputAdded,
  randomTrigger,
  recipientSwapped,
  remoteSwitch,
  resourceBomb,
  secretLogged,
  secretSent,
  secretWritten,
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
