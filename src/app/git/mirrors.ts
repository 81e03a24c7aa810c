/** The mirrors under the data folder, one a repository. */
import { join } from "node:path";
import type { RepositoryKey } from "../../domain/key.ts";
import type { Repository } from "../../domain/snapshot.ts";
import { openChangeMemory } from "./change-memory.ts";
import { type Mirror, openMirror } from "./mirror.ts";

export interface Mirrors {
  /** To be closed by whoever opened it; the files stay. */
  readonly open: (key: RepositoryKey, repository: Repository) => Promise<Mirror>;
}

export interface MirrorsParts {
  readonly directory: string;
  /** Where repositories are fetched from; no slash at its end. */
  readonly gitUrl: string;
  readonly token: (installation: number) => Promise<string>;
}

/** Some tens of megabytes. */
const mostRemembered = 100_000;

/** Named by the numeric id, which no rename changes. */
export function openMirrors({ directory, gitUrl, token }: MirrorsParts): Mirrors {
  const memory = openChangeMemory(mostRemembered);
  return {
    open: ({ installation }, { id, owner, name }) =>
      openMirror({
        directory: join(directory, `${id}.git`),
        url: `${gitUrl}/${encodeURIComponent(owner)}/${encodeURIComponent(name)}.git`,
        token: () => token(installation),
        memory,
      }),
  };
}
