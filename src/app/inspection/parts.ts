/** What an inspection reads with. */
import type { Sha } from "../../domain/sha.ts";
import type { Analysis } from "../analysis/analysis.ts";
import type { Repository } from "../git/repository.ts";

/** Where contents come from. */
export interface BlobSource {
  readonly repository: Pick<Repository, "readBlobs">;
  /** Brings blobs within reach that are not there yet, in one batch. */
  readonly fetchBlobs: (ids: readonly Sha[]) => Promise<void>;
}

export interface InspectionParts extends BlobSource {
  readonly analysis: Pick<Analysis, "analyse">;
  /** Told how many of the guarded files are done. */
  readonly progress: (done: number, of: number) => void;
}
