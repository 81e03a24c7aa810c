/** What one side of a file holds, as bytes and as text. */

/** What git could give for an object id. */
export type Blob =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  /** Larger than we read; `size` in bytes. */
  | { readonly kind: "too-large"; readonly size: number }
  /** Not in the repository, or not fetched: could not look. */
  | { readonly kind: "missing" };

/** Why nobody can review the content as text, though it was looked at. */
export type OpaqueReason =
  | "binary"
  | "large-file-pointer"
  | "submodule"
  | "symlink"
  | "too-large"
  | "not-utf8"
  | "analysis-failed";

/** One side of a file as detectors see it. */
export type Content =
  /** The file does not exist on this side. */
  | { readonly kind: "absent" }
  | { readonly kind: "text"; readonly text: string; readonly size: number }
  | { readonly kind: "opaque"; readonly reason: OpaqueReason; readonly size: number | null };
