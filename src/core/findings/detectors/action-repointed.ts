/** Detector: a pipeline uses an action that others can change, or another one than before. */
import { pathOf } from "../../../domain/change.ts";
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import { distanceOf } from "../destinations/url.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { goneLinesOf, type Line, ofLinePair } from "../sides/line.ts";
import type { Reading } from "../sides/subject.ts";
import { freshLinesOf, ofLine } from "../suspicion.ts";
import { isPipeline } from "../words/purpose.ts";

export const actionRepointed: Detector = {
  id: "action-repointed",
  version: 1,
  title: "action repointed",
  family: "build",
  asks: "Does a pipeline now use an action by a name that others can move, or from somebody else?",
  why: "An action runs with the secrets of the pipeline. A tag or a branch can be moved to other code at any time; in 2025 that sent the secrets of thousands of repositories into public logs.",
  remedy: "Pin the action to the commit that was read, with its version beside it.",
  whenWrong:
    "It fires when an action honestly moved to another owner. It cannot know what the commit holds that an action is pinned to, nor who owns it: a commit that follows another of the same owner is silent where its version is said beside it, and shown where not.",
  severity:
    "high when a pinned commit became a tag or a branch, or the owner changed; medium when a tag became a branch, or a commit another one without a new version beside it",
  patterns: ["W2"],
  options: [],
  looksAt: "text",
  inTests: true,
  detect: (reading) => (isPipeline(pathOf(reading.file)) ? suspicionsOf(reading) : []),
};

interface Use extends Line {
  readonly owner: string;
  /** What follows the owner: `checkout`, `actions/.github/workflows/build.yml`. */
  readonly name: string;
  readonly ref: string;
  /** The version that is said beside it. */
  readonly said: string | null;
}

/** Of a hostile file; no pipeline uses so many. */
const mostUses = 300;
const pattern =
  /^\s*-?\s*["']?uses["']?:\s*["']?([\w.-]+)\/([\w./-]+)@([^\s"'#]{1,100})["']?\s*(?:#\s*(\S.{0,60}))?/;

function useIn({ line, text }: Line): readonly Use[] {
  const match = pattern.exec(text.slice(0, 500));
  if (match === null) return [];
  const [, owner = "", name = "", ref = "", said] = match;
  return [{ line, text, owner, name, ref, said: said?.trim() ?? null }];
}

function suspicionsOf(reading: Reading): readonly Suspicion[] {
  const gone = goneLinesOf(reading).flatMap(useIn).slice(0, mostUses);
  const kept = new Set(
    reading.before.text
      .split("\n")
      .flatMap((text) => useIn({ line: 0, text }))
      .map(({ owner, name, ref }) => `${owner}/${name}@${ref}`),
  );
  const used = new Set<Use>();
  return freshLinesOf(reading)
    .flatMap(useIn)
    .slice(0, mostUses)
    .flatMap((now) => {
      const before = counterpartOf(now, gone, used);
      if (before === undefined) return addedOf(now, reading, kept);
      used.add(before);
      const claim = claimOf(before, now);
      return claim === null ? [] : [ofLinePair(reading, before, now, claim)];
    });
}

/** The same action; else one of the same name from another owner, or one that looks alike. */
function counterpartOf(now: Use, gone: readonly Use[], used: ReadonlySet<Use>): Use | undefined {
  const free = gone.filter((use) => !used.has(use));
  return (
    free.find((use) => use.owner === now.owner && use.name === now.name) ??
    free.find((use) => use.name === now.name) ??
    free.find((use) => distanceOf(`${use.owner}/${use.name}`, `${now.owner}/${now.name}`, 2) <= 2)
  );
}

interface Claim {
  readonly severity: Severity;
  readonly message: Sentence;
}

function claimOf(before: Use, now: Use): Claim | null {
  const action = `${now.owner}/${now.name}`;
  if (before.owner !== now.owner || before.name !== now.name)
    return {
      severity: "high",
      message: say`The pipeline uses ${`${action}@${now.ref}`} instead of ${`${before.owner}/${before.name}@${before.ref}`}: other people decide what it runs with its secrets.`,
    };
  if (before.ref === now.ref) return null;
  if (isCommit(before.ref) && !isCommit(now.ref))
    return {
      severity: "high",
      message: say`${action} was pinned to the commit ${before.ref.slice(0, 12)} and now follows ${now.ref}, which its owner can move to other code at any time.`,
    };
  if (isCommit(now.ref)) return isCommit(before.ref) ? moved(before, now, action) : null;
  return isBranch(now.ref) && !isBranch(before.ref)
    ? {
        severity: "medium",
        message: say`${action} went from the version ${before.ref} to ${now.ref}, which is whatever its owner pushed last.`,
      }
    : null;
}

/** Tools that move a pin write the new version beside it. */
function moved(before: Use, now: Use, action: string): Claim | null {
  if (now.said !== null && now.said !== before.said) return null;
  const same =
    now.said === null
      ? say`and no version is said beside it`
      : say`while the version beside it is still ${now.said}`;
  return {
    severity: "medium",
    message: say`${action} went from the commit ${before.ref.slice(0, 12)} to ${now.ref.slice(0, 12)}, ${same}: look at what lies between the two.`,
  };
}

/** One that was not used before, and is not pinned at all. */
function addedOf(now: Use, reading: Reading, kept: ReadonlySet<string>): readonly Suspicion[] {
  const action = `${now.owner}/${now.name}`;
  const isKnown = kept.has(`${action}@${now.ref}`);
  if (!isBranch(now.ref) || isKnown || reading.before.text === "") return [];
  const message = say`The pipeline now uses ${action} as of ${now.ref}, which is whatever its owner pushed last.`;
  return [ofLine(reading, now.line, now.text, { severity: "medium", message })];
}

function isCommit(ref: string): boolean {
  return /^(?:[\da-f]{40}|[\da-f]{64})$/.test(ref);
}

function isBranch(ref: string): boolean {
  return /^(?:main|master|trunk|develop|dev|head|latest|nightly|next|edge)$/i.test(ref);
}
