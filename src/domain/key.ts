/** What is evaluated: one pull request of one repository, under one installation of the App. */

export interface RepositoryKey {
  readonly installation: number;
  /** Numeric repository id: survives renames and transfers (E05). */
  readonly repository: number;
}

export interface ChangeKey extends RepositoryKey {
  readonly pull: number;
}

/** What waits in a lane: a pull request, or a repository whose open pull requests are to be found. */
export type LaneKey = ChangeKey | (RepositoryKey & { readonly pull: null });

export function nameOf({ installation, repository, pull }: LaneKey): string {
  return `${installation}/${repository}#${pull ?? "*"}`;
}
