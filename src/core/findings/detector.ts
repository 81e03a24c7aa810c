/** What a detector is: a question about both sides of a file, and the words that go with it. */
import { type Severity, severities } from "../../domain/finding.ts";
import type { DetectorSetting } from "../../domain/policy.ts";
import type { Sentence } from "../../domain/sentence.ts";
import type { Reading, Subject } from "./sides/subject.ts";

export interface Words {
  /** kebab-case: what happened, in two words. */
  readonly id: string;
  /** Counts up whenever it may say something else of the same change: decisions name it. */
  readonly version: number;
  /** As people read it: `sign flipped`. */
  readonly title: string;
  /** What it belongs to: order, guard, beneficiary, evasion. */
  readonly family: string;
  /** A question; yes is suspicious. */
  readonly asks: string;
  readonly why: string;
  /** What the author or the reader can do. */
  readonly remedy: string;
  /** Honest changes that it fires on, and sabotage that it does not see. */
  readonly whenWrong: string;
  /** Which severity it gives, and when; the first word is the worst. */
  readonly severity: string;
  /** Patterns of sabotage it was made for. */
  readonly patterns: readonly string[];
  /** What a policy may set; `off` is always possible. */
  readonly options: readonly "known"[];
}

/** The worst severity that a detector gives. */
export function worstOf({ severity }: Pick<Words, "severity">): Severity {
  return severities.find((each) => severity.startsWith(each)) ?? "critical";
}

/** A finding before it has a fingerprint and its quotes. */
export interface Suspicion {
  readonly severity: Severity;
  /** The function it is in; hostile text. */
  readonly within: string | null;
  readonly message: Sentence;
  /** The side that the finding is about, if it has lines. */
  readonly side: "before" | "after";
  /** Lines to show, 1-based and inclusive; null where that side has none. */
  readonly before: Lines | null;
  readonly after: Lines | null;
  /** What makes it this one and no other: the statements of both sides, layout aside. */
  readonly statements: readonly [before: string, after: string];
}

export interface Lines {
  readonly startLine: number;
  readonly endLine: number;
}

export type Detector = Words &
  (
    | {
        /** Looks at what both sides say; a side that is not there says nothing. */
        readonly looksAt: "text";
        /** Also in tests, where most things happen to nobody's money. */
        readonly inTests?: true;
        readonly detect: (reading: Reading, setting: DetectorSetting) => readonly Suspicion[];
      }
    | {
        /** Looks at what the sides are, readable or not. */
        readonly looksAt: "sides";
        readonly detect: (subject: Subject) => readonly Suspicion[];
      }
  );
