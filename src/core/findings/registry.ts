/** All detectors: one line each. */
import type { Detector } from "./detector.ts";
import { accessWidened } from "./detectors/access-widened.ts";
import { addressReplaced } from "./detectors/address-replaced.ts";
import { allowlistOpened } from "./detectors/allowlist-opened.ts";
import { boundaryMoved } from "./detectors/boundary-moved.ts";
import { delayCut } from "./detectors/delay-cut.ts";
import { feeChanged } from "./detectors/fee-changed.ts";
import { flagFlipped } from "./detectors/flag-flipped.ts";
import { guardRemoved } from "./detectors/guard-removed.ts";
import { idempotencyDropped } from "./detectors/idempotency-dropped.ts";
import { invariantBroken } from "./detectors/invariant-broken.ts";
import { limitRaised } from "./detectors/limit-raised.ts";
import { opaqueContent } from "./detectors/opaque-content.ts";
import { oracleSwapped } from "./detectors/oracle-swapped.ts";
import { orderCopied } from "./detectors/order-copied.ts";
import { parametersTuned } from "./detectors/parameters-tuned.ts";
import { precisionLost } from "./detectors/precision-lost.ts";
import { remainderKept } from "./detectors/remainder-kept.ts";
import { retentionCut } from "./detectors/retention-cut.ts";
import { roundingTurned } from "./detectors/rounding-turned.ts";
import { sideSwapped } from "./detectors/side-swapped.ts";
import { signFlipped } from "./detectors/sign-flipped.ts";
import { toleranceWidened } from "./detectors/tolerance-widened.ts";
import { unitChanged } from "./detectors/unit-changed.ts";

export const detectors: readonly Detector[] = [
  accessWidened,
  addressReplaced,
  allowlistOpened,
  boundaryMoved,
  delayCut,
  feeChanged,
  flagFlipped,
  guardRemoved,
  idempotencyDropped,
  invariantBroken,
  limitRaised,
  opaqueContent,
  oracleSwapped,
  orderCopied,
  parametersTuned,
  precisionLost,
  remainderKept,
  retentionCut,
  roundingTurned,
  sideSwapped,
  signFlipped,
  toleranceWidened,
  unitChanged,
];

/** By id, for those who want to know later what looked. */
export const detectorVersions: Readonly<Record<string, number>> = Object.fromEntries(
  detectors.map(({ id, version }) => [id, version]),
);

/** What a policy may say about each of them. */
export const knownDetectors: readonly Pick<Detector, "id" | "options">[] = detectors;
