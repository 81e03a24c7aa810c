/** What a file's change has that an insider would hide: all detectors, over both sides. */
import type { ChangedFile } from "../../domain/change.ts";
import { atLeast } from "../../domain/finding.ts";
import type { DetectorSetting } from "../../domain/policy.ts";
import { limited, withoutCrowds } from "./crowds.ts";
import type { Detector, Lines, Suspicion } from "./detector.ts";
import { guardRemoved } from "./detectors/guard-removed.ts";
import { signFlipped } from "./detectors/sign-flipped.ts";
import { addedUp, type Found } from "./evidence.ts";
import { type FileFindings, failed } from "./file-findings.ts";
import { findingsOf } from "./findings-of.ts";
import { detectors } from "./registry.ts";
import { readingsOf } from "./sides/reading.ts";
import { noShape, type Shape, shapeOf } from "./sides/shape.ts";
import type { Reading, Subject } from "./sides/subject.ts";
import { isAlways, isTest } from "./words/purpose.ts";

export type DetectorSettings = Readonly<Record<string, DetectorSetting>>;

const on: DetectorSetting = { kind: "on", known: [] };

/** Never throws: where a detector fails, the file counts as one that could not be read (C07). */
export function find(subject: Subject, settings: DetectorSettings): FileFindings {
  try {
    const readings = readingsOf(subject);
    const found = detectorsFor(subject.file).flatMap((detector) => {
      const setting = Object.hasOwn(settings, detector.id) ? (settings[detector.id] ?? on) : on;
      if (setting.kind === "off") return [];
      const suspicions = suspicionsOf(detector, subject, readings, setting);
      return [{ detector, suspicions }];
    });
    const told = addedUp(withoutEchoes(found));
    const findings = told.flatMap(({ detector, suspicions }) =>
      findingsOf(detector, subject, withoutCrowds(suspicions)),
    );
    return { findings, shape: shapeIn(readings, told), isRead: true };
  } catch {
    return failed(subject);
  }
}

function shapeIn([reading]: readonly Reading[], found: readonly Found[]): Shape {
  if (reading === undefined) return noShape;
  const lost = found.find(({ detector }) => detector === guardRemoved)?.suspicions ?? [];
  return shapeOf(reading, new Set(lost.map(({ within }) => within)));
}

/** Few look at tests. */
function detectorsFor(file: ChangedFile): readonly Detector[] {
  return isAlways(file, isTest) ? ofTests : detectors;
}

const ofTests = detectors.filter(
  (detector) => detector.looksAt === "sides" || detector.inTests === true,
);

function suspicionsOf(
  detector: Detector,
  subject: Subject,
  readings: readonly Reading[],
  setting: DetectorSetting,
): readonly Suspicion[] {
  if (detector.looksAt === "sides") return detector.detect(subject);
  const [first, second] = readings.map((reading) => limited(detector.detect(reading, setting)));
  if (first === undefined || second === undefined) return first ?? [];
  return [...first, ...second.filter((other) => !first.some((one) => isSame(one, other)))];
}

/**
 * What another detector says better of the same lines is one thing to explain: a check whose sign
 * turned, and a check that became another one in a way that has a name.
 */
function withoutEchoes(found: readonly Found[]): readonly Found[] {
  const others = found.flatMap(({ detector, suspicions }) =>
    detector === guardRemoved || detector.looksAt === "sides"
      ? []
      : suspicions.map((suspicion) => ({ detector, suspicion })),
  );
  if (others.length === 0) return found;
  return found.map(({ detector, suspicions }) => {
    if (detector !== guardRemoved) return { detector, suspicions };
    const isEcho = (guard: Suspicion): boolean =>
      others.some((other) => explains(other.detector, other.suspicion, guard));
    return { detector, suspicions: suspicions.filter((guard) => !isEcho(guard)) };
  });
}

function explains(detector: Detector, other: Suspicion, guard: Suspicion): boolean {
  if (other.before === null || guard.before === null || other.within !== guard.within) return false;
  if (detector === signFlipped)
    return other.before.startLine === guard.before.startLine && isSignAlone(other);
  const isEdited = guard.side === "after";
  return isEdited && overlap(other.before, guard.before) && atLeast(other.severity, guard.severity);
}

function isSignAlone({ statements: [before, after] }: Suspicion): boolean {
  const bare = (text: string): string => text.replaceAll(/\bnot\b|[-+!~()\s]/g, "");
  return bare(before) === bare(after);
}

/** Two readings of one file see the same thing at the same place. */
function isSame(one: Suspicion, other: Suspicion): boolean {
  return overlap(one.before, other.before) && overlap(one.after, other.after);
}

function overlap(one: Lines | null, other: Lines | null): boolean {
  if (one === null || other === null) return true;
  return one.startLine <= other.endLine && other.startLine <= one.endLine;
}
