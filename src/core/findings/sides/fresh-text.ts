/** What is new in the statements of a file, and what went from them: whole ones, and parts. */
import type { Token } from "../../syntax/token.ts";
import type { Suspicion } from "../detector.ts";
import { type Claim, ofAdded, ofPair } from "../suspicion.ts";
import type { Placed } from "./pairs.ts";
import type { Reading } from "./subject.ts";

export interface Fresh {
  /** Where it stands now. */
  readonly placed: Placed;
  /** What it was, if it was. */
  readonly before: Placed | null;
  /** Its new tokens: all of them where it was not there before. */
  readonly tokens: ReadonlySet<Token>;
  /** The tokens that it lost. */
  readonly gone: ReadonlySet<Token>;
}

export function freshOf({ matching }: Reading): readonly Fresh[] {
  const edited = matching.edited.map(({ before, after, diff }): Fresh => {
    const { edits } = diff;
    return {
      placed: after,
      before,
      tokens: new Set(edits === null ? diff.after : edits.flatMap((edit) => edit.after)),
      gone: new Set(edits === null ? diff.before : edits.flatMap((edit) => edit.before)),
    };
  });
  const added = matching.added.map(
    (placed): Fresh => ({
      placed,
      before: null,
      tokens: new Set(placed.step.statement.tokens),
      gone: new Set(),
    }),
  );
  return [...edited, ...added];
}

export function ofFresh({ placed, before }: Fresh, claim: Claim): Suspicion {
  return before === null ? ofAdded(placed, claim) : ofPair({ before, after: placed }, claim);
}
