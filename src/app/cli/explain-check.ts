/** `foureyes explain` without the App's database: what its check says on GitHub. */
import { chooseRuns, verdictShown } from "../../core/publication/choose-runs.ts";
import { publishedJson } from "../../core/publication/published-json.ts";
import { publishedPage } from "../../core/publication/published-page.ts";
import { Problem } from "../../domain/problem.ts";
import { fetchPublished } from "../publication/published.ts";
import { appIdOf } from "./app-id.ts";
import { type Console, exits } from "./console.ts";
import type { NamedPull } from "./named-pull.ts";
import { personalClient, problemOf } from "./personal-client.ts";
import { printable } from "./printable.ts";
import { type Format, render } from "./render.ts";
import { statusOf } from "./verdict-status.ts";

/** Throws "usage" or "setting"; when GitHub does not answer, nobody knows what it says. */
export async function explainFromCheck(
  { repository, pull }: NamedPull,
  app: string | undefined,
  format: Format,
  console: Console,
): Promise<number> {
  const place = placeOf(repository);
  const appId = appIdOf(app);
  const octokit = personalClient(
    console.environment,
    "“Pull requests: read”, “Checks: read” and “Metadata: read”",
  );
  try {
    const published = await fetchPublished(octokit, place, pull);
    const chosen = chooseRuns(published, appId);
    const page = () => publishedPage(published, chosen);
    const json = () => publishedJson(published, chosen);
    console.out(render({ page, json }, format, console));
    return statusOf(verdictShown(chosen) ?? "undetermined");
  } catch (cause) {
    const name = JSON.stringify(`${repository}#${pull}`.slice(0, 200));
    const problem = problemOf(cause, `pull request ${name}`);
    if (!(problem instanceof Problem) || problem.code !== "github") throw problem;
    console.err(`foureyes: ${printable(problem.message)}\n`);
    return exits.undetermined;
  }
}

function placeOf(text: string): { readonly owner: string; readonly repo: string } {
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(text) ?? [];
  if (owner !== undefined && repo !== undefined) return { owner, repo };
  throw new Problem(
    "usage",
    `${JSON.stringify(text.slice(0, 200))} is no repository on GitHub; it is OWNER/REPO. A number is for the journal alone: give --data.`,
  );
}
