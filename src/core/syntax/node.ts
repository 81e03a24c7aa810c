/** A syntax tree as the parser left it, in plain objects: only the parts that somebody asked for. */

export interface SyntaxNode {
  /** The grammar's own name for it; `ERROR` where the text did not parse. */
  readonly type: string;
  /** What it is to a parent that has or gives a name (`name`, `parameters`, `left`); else null. */
  readonly role: string | null;
  /** Offsets into the text. */
  readonly start: number;
  readonly end: number;
  /** 1-based, inclusive. */
  readonly startLine: number;
  readonly endLine: number;
  /** Empty for a leaf, and for a node that was not walked into. */
  readonly children: readonly SyntaxNode[];
  readonly reach: Reach;
}

export type Reach =
  | "whole"
  /** Outside the lines asked for: nothing is known of its inside. */
  | "skipped"
  /** Nested deeper than anybody reads; its text is still there. */
  | "too-deep";

/** A piece of the file that is read as a whole or not at all: a function, or a long comment or string. */
export interface OutlineItem {
  readonly startLine: number;
  readonly endLine: number;
}
