/** `foureyes explain` without the App's database: what its check says on GitHub. */
import { chooseRuns, verdictShown } from "../../core/publication/choose-runs.ts";
import { publishedJson } from "../../core/publication/published-json.ts";
import { publishedPage } from "../../core/publication/published-page.ts";
import { fetchPublished } from "../publication/published.ts";
import { appIdOf } from "./app-id.ts";
import type { Console } from "./console.ts";
import { type NamedPull, placeOf } from "./named-pull.ts";
import { askingGitHub, personalClient, quoted } from "./personal-client.ts";
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
  return askingGitHub(`pull request ${quoted(`${repository}#${pull}`)}`, console, async () => {
    const published = await fetchPublished(octokit, place, pull);
    const chosen = chooseRuns(published, appId);
    const page = () => publishedPage(published, chosen);
    const json = () => publishedJson(published, chosen);
    console.out(render({ page, json }, format, console));
    return statusOf(verdictShown(chosen) ?? "undetermined");
  });
}
