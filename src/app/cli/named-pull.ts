/** A pull request that the user names. */
import { Problem } from "../../domain/problem.ts";

export interface NamedPull {
  /** OWNER/REPO, or a number. */
  readonly repository: string;
  readonly pull: number;
}

/** Throws "usage". */
export function namedPull(text: string | undefined): NamedPull {
  const [, repository, pull] = /^([^#]+)#([1-9]\d{0,9})$/.exec(text ?? "") ?? [];
  if (repository !== undefined) return { repository, pull: Number(pull) };
  throw new Problem(
    "usage",
    text === undefined
      ? "Name a pull request: OWNER/REPO#N."
      : `${JSON.stringify(text.slice(0, 200))} is no pull request; it is OWNER/REPO#N.`,
  );
}

/** On GitHub. Throws "usage". */
export function placeOf(repository: string): { readonly owner: string; readonly repo: string } {
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(repository) ?? [];
  if (owner !== undefined && repo !== undefined) return { owner, repo };
  throw new Problem(
    "usage",
    `${JSON.stringify(repository.slice(0, 200))} is no repository on GitHub; it is OWNER/REPO. A number is for the journal alone: give --data.`,
  );
}
