/** The App that the user names. */
import { Problem } from "../../domain/problem.ts";

/** Of `--app-id`; null when it is not given. Throws "usage". */
export function appIdOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^[1-9]\d{0,14}$/.test(text))
    throw new Problem(
      "usage",
      `--app-id is ${JSON.stringify(text.slice(0, 200))}; it is the number on the App's page, "App ID".`,
    );
  return Number(text);
}

/** Where there is only one App. Throws "usage". */
export function refuseAppId(text: string | undefined): void {
  if (text !== undefined)
    throw new Problem("usage", "--app-id is for GitHub's answer: the journal is one App's.");
}
