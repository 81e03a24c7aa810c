/** The tables, as Kysely sees them. The journal is the truth; the others are inbox, queue and memory. */
import type { Generated } from "kysely";

export interface Tables {
  delivery: DeliveryTable;
  journal: JournalTable;
  journal_subject: JournalSubjectTable;
  lane: LaneTable;
  repository: RepositoryTable;
  pull: PullTable;
  merge_group: MergeGroupTable;
  shown: ShownTable;
  policy_seen: PolicySeenTable;
  member_seen: MemberSeenTable;
  pull_group: PullGroupTable;
  branch_rules: BranchRulesTable;
  comment: CommentTable;
  input: InputTable;
  bookmark: BookmarkTable;
}

/** Webhook deliveries, from the 202 on. */
export interface DeliveryTable {
  /** GitHub's GUID. */
  id: string;
  name: string;
  /** The raw body; emptied once it is processed. */
  payload: string;
  received_at: number;
  state: "waiting" | "done" | "failed";
  attempts: number;
}

export interface JournalTable {
  seq: Generated<number>;
  installation: number;
  at: string;
  /** Unique: what it is about. */
  identity: string;
  content: string;
  previous: string;
  hash: string;
}

export interface JournalSubjectTable {
  subject: string;
  seq: number;
}

/** Keys that wait for an evaluation, one row a key. */
export interface LaneTable {
  key: string;
  installation: number;
  repository: number;
  /** Null: a merge group, or else find the repository's open pull requests. */
  pull: number | null;
  /** The commit of a merge group. */
  group: Generated<string | null>;
  /** Counts up with every event. */
  wanted: number;
  attempts: number;
  /** Milliseconds since 1970. */
  run_at: number;
}

export interface RepositoryTable {
  id: number;
  installation: number;
  owner: string;
  name: string;
}

/** What we know of pull requests, to find those that an event concerns. */
export interface PullTable {
  repository: number;
  number: number;
  installation: number;
  open: number;
  head: string;
  head_repository: number | null;
  head_ref: string;
  base_ref: string;
  merged: number;
  /** 1 once reviews were asked for. */
  requested: Generated<number>;
  /** The last decision: verdict, mode, for which head, and its number in the journal. */
  verdict: string | null;
  mode: string | null;
  decided_head: string | null;
  decision: number | null;
  /** Digest of what GitHub showed of it when it was evaluated last; empty before. */
  looked: Generated<string>;
}

/** Commits that merge queues made, until they are merged or given up. */
export interface MergeGroupTable {
  repository: number;
  head: string;
  installation: number;
  /** The pull request that it was made for. */
  pull: number;
  base_ref: string;
  /** 1: it left the queue, and nobody stands for it. */
  gone: Generated<number>;
  /** JSON list of the pull requests in it; null while they are not known. */
  members: string | null;
  /** The last decision on it. */
  verdict: string | null;
  mode: string | null;
  decision: number | null;
  /** When we were told of it; milliseconds since 1970. */
  since: number;
}

/** Places where a policy was once: without one there, nobody knows what holds. */
export interface PolicySeenTable {
  scope: string;
  /** Milliseconds since 1970. */
  first_seen: number;
}

/** A pull request was decided by who is in the group. */
export interface PullGroupTable {
  grp: string;
  repository: number;
  pull: number;
}

/** Since when somebody is of a group, as the journal saw it; null: when it was looked at first. */
export interface MemberSeenTable {
  grp: string;
  person: number;
  since: string | null;
}

/** Rules of a repository's branches as GitHub said them last. */
export interface BranchRulesTable {
  repository: number;
  /** Milliseconds since 1970. */
  read_at: number;
  /** JSON of a `RulesReading`; of null once it is forgotten. */
  reading: string;
  /** How often it was: what was read before does not come back. */
  forgotten: number;
}

/** The check run that stands on GitHub for a commit. */
export interface ShownTable {
  repository: number;
  head: string;
  name: string;
  check_run: number;
  state: string;
  /** The newest decision that it shows. */
  decision: number;
  digest: string;
  /** JSON list of the annotations it has: GitHub adds to them and takes none away. */
  annotated: string;
  /** How many runs were posted. */
  runs: Generated<number>;
  /** The greatest id of a run of ours that GitHub told of, and that came after what we know of; or 0. */
  newest: Generated<number>;
  /** When the run was posted; milliseconds since 1970, 0 for not known. */
  posted_at: Generated<number>;
  /** Counts up whenever somebody is about to write: whoever was before has lost the right to. */
  turn: Generated<number>;
}

/** A finding that was commented on in a pull request. */
export interface CommentTable {
  repository: number;
  pull: number;
  fingerprint: string;
  /** What it is, as Markdown of one line. */
  about: string;
  state: string;
  /** 1 while nobody knows whether GitHub has it. */
  in_doubt: number;
  review: number | null;
  comment: number | null;
}

/** What decisions were made of, each once: the journal names it by its hash. */
export interface InputTable {
  /** SHA-256 of the content, in hex. */
  hash: string;
  /** Canonical JSON. */
  content: string;
}

/** How far something has come that goes on after a restart. */
export interface BookmarkTable {
  name: string;
  value: string;
}
