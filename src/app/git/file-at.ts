/** A file of one commit, with its content. */
import type { EntryKind } from "../../domain/change.ts";
import type { Blob } from "../../domain/content.ts";
import type { Sha } from "../../domain/sha.ts";

/** A file of one commit. */
export interface FileAt {
  readonly kind: EntryKind;
  readonly object: Sha;
  /** "missing" for a submodule, too. */
  readonly blob: Blob;
}
