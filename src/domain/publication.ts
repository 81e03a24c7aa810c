/** What is to be shown on GitHub: one check run. */
import type { Mode } from "./policy.ts";
import type { Sha } from "./sha.ts";

/** Relied on from outside: branch protection names it. The observing one is never to be required. */
export const checkNames: Readonly<Record<Mode, string>> = {
  enforce: "foureyes",
  observe: "foureyes (observe)",
};

export interface Annotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly level: "notice" | "warning" | "failure";
  readonly title: string;
  readonly message: string;
}

/** `neutral` belongs to observe mode alone; GitHub lets it pass (D03). */
export type CheckState = "in_progress" | "success" | "failure" | "neutral";

export interface CheckRun {
  readonly name: string;
  readonly head: Sha;
  readonly state: CheckState;
  readonly title: string;
  /** Markdown, all foreign text escaped. */
  readonly summary: string;
  readonly annotations: readonly Annotation[];
}
