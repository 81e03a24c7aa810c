/** What the code cannot go on from. An answer that people can get is data, not a problem. */

export type ProblemCode =
  /** Something from outside is not of the shape it must have. */
  | "malformed-input"
  /** A setting is missing, weak or wrong; the start is refused. */
  | "setting"
  /** The command line was used wrongly: unknown flag, unknown revision, not a repository. */
  | "usage"
  /** git did not answer, or not as it should. */
  | "git"
  /** GitHub did not answer, or not as it should. */
  | "github"
  /** The database did not do what it was asked for. */
  | "store"
  /** Our own mistake. */
  | "internal";

export class Problem extends Error {
  readonly code: ProblemCode;

  constructor(code: ProblemCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = "Problem";
    this.code = code;
  }
}
