/** The journal: append-only, hash-chained, one chain per installation. */
import type { Decision, JudgedFinding } from "./decision.ts";
import type { AllInputsRecord, FindingRecord } from "./evidence.ts";
import type { Fact } from "./fact.ts";
import type { GroupDecision, Merged } from "./group.ts";
import type { CheckState } from "./publication.ts";

/** A decision as the journal keeps it: everything but source text. */
export type DecisionRecord = Omit<Decision, "findings"> & {
  readonly findings: readonly (FindingRecord & Omit<JudgedFinding, "finding">)[];
};

/** A decision on what a merge queue made, with those on the pull requests in it. */
export type GroupRecord = Omit<GroupDecision, "members"> & {
  readonly members: readonly (Merged & {
    readonly decision: DecisionRecord;
    /** Null when there was nothing to decide on: we could not look. */
    readonly inputs: AllInputsRecord | null;
  })[];
};

export interface PublicationRecord {
  /** The number in the journal of the decision, on a change or on a group. */
  readonly decision: number;
  /** Its id on GitHub. The first journals do not tell it. */
  readonly repository?: number;
  readonly checkRun: number;
  readonly name: string;
  readonly head: string;
  readonly state: CheckState;
}

/** The journal is not what it was: what we knew of it, and what is there. */
export interface DamageRecord {
  /** 32 hex digits. Made with the anchor key: nobody without it can say what was found damaged. */
  readonly id: string;
  /** Where it was noticed: in the chain itself, in the file beside the database, in a check run. */
  readonly where: "chain" | "side-file" | "check-run";
  /** The entry that is another, or missing; for a chain, the last broken one. */
  readonly seq: number;
  /** The hash, or its beginning, that the entry should have; of a chain, a digest of all that is broken. */
  readonly expected: string;
  /** What is there instead, in a sentence of our own words. */
  readonly found: string;
  /** Anchors of entries up to this one are answered for by this damage; those of later ones are not. */
  readonly covers: number;
}

/** Somebody looked at a damage. Two of different names lift it, and those that were found before it. */
export interface AcknowledgementRecord {
  /** The damage's id. */
  readonly damage: string;
  /** Who looked: a name of the operator's, trimmed. */
  readonly by: string;
  readonly reason: string;
  /** Over the others, made with the anchor key. */
  readonly mac: string;
}

export type EntryContent =
  | { readonly kind: "fact"; readonly fact: Fact }
  | {
      readonly kind: "decision";
      readonly decision: DecisionRecord;
      /** Null when there was nothing to decide on: we could not look. The first journals have none. */
      readonly inputs?: AllInputsRecord | null;
    }
  | { readonly kind: "group"; readonly group: GroupRecord }
  | { readonly kind: "publication"; readonly publication: PublicationRecord }
  | { readonly kind: "damage"; readonly damage: DamageRecord }
  | { readonly kind: "acknowledgement"; readonly acknowledgement: AcknowledgementRecord };

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
