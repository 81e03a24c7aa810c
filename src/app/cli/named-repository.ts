/** A repository that the user names, by the numbers that the journal knows it by. */
import { Problem } from "../../domain/problem.ts";
import { repositoriesCalled } from "../journal/names.ts";
import type { Database } from "../store/database.ts";

/** Throws "usage" for a name that nobody heard of. */
export async function repositoriesOf(database: Database, text: string): Promise<readonly number[]> {
  if (/^[1-9]\d{0,14}$/.test(text)) return [Number(text)];
  const [, owner, name] = /^([\w.-]+)\/([\w.-]+)$/.exec(text) ?? [];
  if (owner === undefined || name === undefined)
    throw new Problem("usage", `${quoted(text)} is no repository; it is OWNER/REPO or a number.`);
  const called = await repositoriesCalled(database, owner, name);
  if (called.length > 0) return called;
  throw new Problem(
    "usage",
    `The journal knows no repository ${quoted(text)}. If it was renamed, give its new name, or its number.`,
  );
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 200));
}
