/** What somebody else keeps of the journal: enough to see that an entry is gone or was changed. */

export interface SinkLine {
  readonly version: 1;
  readonly installation: number;
  readonly seq: number;
  /** The entry's own; it covers every entry before it in the chain. */
  readonly hash: string;
  /** ISO 8601, UTC: when the entry was appended. */
  readonly at: string;
  readonly kind: string;
  /** Of a decision only, be it on a merge group. */
  readonly decision?: DecidedInLine;
}

export interface DecidedInLine {
  readonly repository: number;
  readonly pull: number;
  readonly head: string;
  readonly verdict: string;
  readonly mode: string;
}
