/** Code that pays, and edits of one place each that defeat it. */
export interface Defeats {
  readonly path: string;
  readonly code: string;
  readonly waits: readonly Way[];
  /** People see it, and nothing waits for an answer. */
  readonly shown: readonly Way[];
  /** Nothing says a word: what the next detector is to learn. */
  readonly unseen: readonly Way[];
}

export type Way = readonly [name: string, from: string | RegExp, to: string];
