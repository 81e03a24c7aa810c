/** What GitHub enforces on a branch, as far as it concerns the check. */

/** Somebody or something that may merge or push without the check. */
export interface Bypass {
  /** "organization admins", "team acme/release", "deploy keys", "the App merge-bot"; hostile text. */
  readonly who: string;
}

export interface BranchRules {
  readonly branch: string;
  /** How the check `foureyes` is required; `others`: pinned to another App. */
  readonly check: "not-required" | "unpinned" | "other-app" | "pinned";
  /** Null when GitHub does not show us who may bypass. */
  readonly bypass: readonly Bypass[] | null;
}

/** One way around the check. */
export type Weakness =
  /** The rules could not be read. */
  | { readonly kind: "unreadable" }
  | { readonly kind: "not-required" }
  /** Whoever reports under the name satisfies it. */
  | { readonly kind: "unpinned" }
  | { readonly kind: "other-app" }
  | { readonly kind: "bypass"; readonly by: readonly Bypass[] }
  | { readonly kind: "bypass-unknown" };
