/** Which files here are stories: those named by an id, and those that have a name of their own. */
import { readdirSync } from "node:fs";

/** Attacks that no catalogue had an id for. */
export const named: readonly string[] = ["borrowed-green", "fail-open", "old-branch", "outsiders"];

export const storyNames: readonly string[] = readdirSync(import.meta.dirname)
  .flatMap((file) => /^([A-Z]\d\d[a-z]?|[a-z-]+)\.ts$/.exec(file)?.[1] ?? [])
  .filter((name) => /^[A-Z]/.test(name) || named.includes(name))
  .toSorted();
