/** What is evaluated: one pull request of one repository, under one installation of the App. */

export interface ChangeKey {
  readonly installation: number;
  /** Numeric repository id: survives renames and transfers (E05). */
  readonly repository: number;
  readonly pull: number;
}

export function nameOf(key: ChangeKey): string {
  return `${key.installation}/${key.repository}#${key.pull}`;
}
