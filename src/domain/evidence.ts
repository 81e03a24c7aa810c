/** What a decision is made of, and what the journal keeps of that: all that is needed, no source text. */
import type { Decision } from "./decision.ts";
import type { Fact } from "./fact.ts";
import type { Finding } from "./finding.ts";
import type { GuardedFile, Inspection, PassingFile } from "./inspection.ts";
import type { People } from "./people.ts";
import type { Policy } from "./policy.ts";
import type { Sha } from "./sha.ts";
import type { Pull, Snapshot } from "./snapshot.ts";

/** A fact with its number in the journal. */
export interface NumberedFact {
  readonly seq: number;
  readonly fact: Fact;
}

/** Everything that `decide` is given. */
export interface Inputs {
  readonly snapshot: Snapshot;
  readonly policy: Policy;
  readonly facts: readonly NumberedFact[];
  readonly people: People;
}

export interface Judgement {
  readonly decision: Decision;
  /** Null when there was nothing to decide on: we could not look. */
  readonly inputs: Inputs | null;
}

/** The same commit, asked about for another branch. */
export interface InputsElsewhere extends Inputs {
  readonly branch: string;
  /** See `Elsewhere`. */
  readonly isShown: boolean;
}

/** Of a decision and of all that it hangs on. */
export interface AllInputs extends Inputs {
  /** Also of branches where the commit was clear. */
  readonly elsewhere: readonly InputsElsewhere[];
}

export interface FullJudgement extends Judgement {
  readonly inputs: AllInputs | null;
}

/** Where a finding is and which it is; what it quotes stays in git. */
export type FindingRecord = Pick<
  Finding,
  "detector" | "severity" | "path" | "side" | "startLine" | "endLine" | "fingerprint" | "commit"
>;

/** Parts that many decisions share: each content is kept once, and named by its hash. */
export interface SharedParts {
  readonly inspection: InspectionRecord;
  readonly authors: Snapshot["authors"];
  readonly reviews: Snapshot["reviews"];
  readonly teams: Snapshot["teams"];
  readonly collaborators: Snapshot["collaborators"];
  readonly rules: Snapshot["rules"];
  readonly policy: Omit<Policy, "sources">;
  readonly people: People;
}

/** What was guarded, found and not seen. Files that nothing guards are only counted: the tree has them. */
export interface InspectionRecord {
  readonly changed: number;
  readonly guarded: readonly GuardedFile[];
  /** The first journals do not have it. */
  readonly passing?: readonly PassingFile[];
  readonly findings: readonly FindingRecord[];
  readonly unseen: Inspection["unseen"];
  readonly policyEdit: Inspection["policyEdit"];
  readonly commits: readonly CommitRecord[];
}

export interface CommitRecord {
  readonly sha: Sha;
  readonly parents: readonly Sha[];
  /** GitHub's private addresses that it names, by which people become hands. */
  readonly addresses: readonly string[];
}

/** In the journal, beside the decision. */
export interface AllInputsRecord extends InputsRecord {
  readonly elsewhere: readonly (InputsRecord & Pick<InputsElsewhere, "branch" | "isShown">)[];
}

/** Of one branch. */
export interface InputsRecord {
  /** See `Snapshot`. */
  readonly tenuredUntil: string;
  /** See `Snapshot`; missing when there are none. */
  readonly endorsements?: Snapshot["endorsements"];
  readonly pull: Pull;
  /** All content of the head, as git names it. */
  readonly tree: Sha;
  readonly mergeBases: readonly Sha[];
  /** See `Snapshot`. */
  readonly bindings: Snapshot["bindings"];
  readonly idle: Snapshot["idle"];
  /** Numbers of the facts that it was made of. */
  readonly facts: readonly number[];
  /** Of all detectors, by id. */
  readonly detectors: Readonly<Record<string, number>>;
  /** SHA-256 of each part's canonical JSON, in hex. */
  readonly parts: Readonly<Record<keyof SharedParts, string>>;
}
