/** The journal: append-only, hash-chained, one chain per installation. */
import type { Decision } from "./decision.ts";
import type { Fact } from "./fact.ts";
import type { CheckState } from "./publication.ts";

/** A decision as the journal keeps it: everything but source text. */
export type DecisionRecord = Omit<Decision, "findings"> & {
  readonly findings: readonly {
    readonly detector: string;
    readonly severity: string;
    readonly path: string;
    readonly side: string;
    readonly startLine: number;
    readonly endLine: number;
    readonly fingerprint: string;
    readonly areas: readonly string[];
    readonly holds: boolean;
    readonly answer: Decision["findings"][number]["answer"];
  }[];
};

export interface PublicationRecord {
  /** The decision's number in the journal. */
  readonly decision: number;
  readonly checkRun: number;
  readonly name: string;
  readonly head: string;
  readonly state: CheckState;
}

export type EntryContent =
  | { readonly kind: "fact"; readonly fact: Fact }
  | { readonly kind: "decision"; readonly decision: DecisionRecord }
  | { readonly kind: "publication"; readonly publication: PublicationRecord };

export interface JournalEntry {
  readonly seq: number;
  readonly installation: number;
  /** ISO 8601, UTC: when it was appended. */
  readonly at: string;
  readonly content: EntryContent;
  /** Hash of the entry before it in the same chain; 64 zeros for the first. */
  readonly previous: string;
  readonly hash: string;
}
