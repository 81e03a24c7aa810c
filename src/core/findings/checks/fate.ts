/** What became of a check that no longer stands as it stood. */
import type { Sentence } from "../../../domain/sentence.ts";
import type { Placed } from "../sides/pairs.ts";
import type { OtherOperand } from "./toothless.ts";

export type Fate =
  | { readonly kind: "gone" }
  /** Still there, under a condition more. */
  | { readonly kind: "conditional"; readonly onlyWhen: string }
  /** The same condition, which stops nothing any more. */
  | { readonly kind: "toothless"; readonly now: Placed }
  /** It stopped with an error, and stops without one. */
  | { readonly kind: "silenced"; readonly now: Placed }
  | { readonly kind: "other-operand"; readonly operand: OtherOperand; readonly now: Placed }
  /** It became a check that asks for less, and why that is so. */
  | { readonly kind: "weaker"; readonly now: Placed; readonly because: Sentence }
  /** What stands there now may ask for the same. */
  | { readonly kind: "replaced"; readonly now: Placed };
