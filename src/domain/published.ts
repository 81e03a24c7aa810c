/** What stands on GitHub of a pull request, as anybody who may read it finds it. All text is hostile. */
import type { Sha } from "./sha.ts";

export interface PublishedRun {
  readonly id: number;
  readonly name: string;
  /** Null when GitHub names none. */
  readonly app: { readonly id: number; readonly slug: string } | null;
  /** `in_progress`, or a conclusion. */
  readonly state: string;
  readonly title: string;
  /** Markdown. */
  readonly summary: string;
}

export interface Published {
  /** OWNER/REPO */
  readonly repository: string;
  readonly pull: number;
  readonly state: "open" | "closed" | "merged";
  readonly head: Sha;
  readonly baseRef: string;
  /** Ids of the Apps that rulesets of the base branch take the check from. */
  readonly pinnedTo: readonly number[];
  /** Of our names, each App's newest of each. */
  readonly runs: readonly PublishedRun[];
}
