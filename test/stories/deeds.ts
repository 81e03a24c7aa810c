/** What people of the firm do on GitHub, and what they are shown there. */
import type { Firm, Login, Who } from "./firm.ts";

export interface Shown {
  readonly id: number;
  readonly state: string;
  readonly title: string;
  readonly summary: string;
}

export const at = { owner: "acme", repo: "exchange" };

/** A person's commit in the browser, on a branch that is made from `from` when it is not there. */
export async function edit(
  firm: Firm,
  who: Who,
  branch: string,
  files: Readonly<Record<string, string>>,
  from = "main",
): Promise<string> {
  const { rest } = firm.as(who);
  const known = await rest.git.getRef({ ...at, ref: `heads/${branch}` }).catch(() => null);
  if (known === null) {
    const { data } = await rest.git.getRef({ ...at, ref: `heads/${from}` });
    await rest.git.createRef({ ...at, ref: `refs/heads/${branch}`, sha: data.object.sha });
  }
  let commit = "";
  for (const [path, text] of Object.entries(files)) {
    const old = await rest.repos.getContent({ ...at, path, ref: branch }).catch(() => null);
    const sha = old !== null && "sha" in old.data ? { sha: old.data.sha } : {};
    const content = Buffer.from(text).toString("base64");
    const { data } = await rest.repos.createOrUpdateFileContents({
      ...at,
      path,
      branch,
      content,
      message: `Change ${path}`,
      ...sha,
    });
    commit = data.commit.sha ?? "";
  }
  return commit;
}

/** `branch` of a fork: `owner:branch`; maintainers may push to it. */
export async function open(
  firm: Firm,
  who: Who,
  branch: string,
  base = "main",
  title = "A change",
): Promise<number> {
  const wanted = { head: branch, base, title, body: "", maintainer_can_modify: true };
  const { data } = await firm.as(who).rest.pulls.create({ ...at, ...wanted });
  await firm.settled();
  return data.number;
}

/** Every pull request that is open. */
export async function closeAll(firm: Firm): Promise<void> {
  const { pulls } = firm.as("bob").rest;
  const { data } = await pulls.list({ ...at, state: "open" });
  for (const { number: pull_number } of data)
    await pulls.update({ ...at, pull_number, state: "closed" });
  await firm.settled();
}

export type Said = "APPROVE" | "REQUEST_CHANGES" | "COMMENT";

export async function review(
  firm: Firm,
  who: Who,
  pull_number: number,
  event: Said = "APPROVE",
  body = "Read it.",
): Promise<number> {
  const { data } = await firm.as(who).rest.pulls.createReview({ ...at, pull_number, event, body });
  await firm.settled();
  return data.id;
}

/** In the conversation of a pull request. */
export async function comment(
  firm: Firm,
  who: Who,
  issue_number: number,
  body: string,
): Promise<number> {
  const { data } = await firm.as(who).rest.issues.createComment({ ...at, issue_number, body });
  await firm.settled();
  return data.id;
}

/** Another text for a line of the head that the diff shows; the id is for `commitSuggestions`. */
export async function suggest(
  firm: Firm,
  who: Who,
  pull_number: number,
  place: { readonly path: string; readonly line: number },
  text: string,
): Promise<number> {
  const { pulls } = firm.as(who).rest;
  const { data: pull } = await pulls.get({ ...at, pull_number });
  const body = `\`\`\`suggestion\n${text}\n\`\`\``;
  const wanted = { ...at, ...place, pull_number, body, commit_id: pull.head.sha };
  const { data } = await pulls.createReviewComment({ ...wanted, side: "RIGHT" });
  await firm.settled();
  return data.id;
}

/** The button below suggestions; GitHub has no API for it. */
export async function commitSuggestions(
  firm: Firm,
  who: Login,
  ...comments: readonly number[]
): Promise<string> {
  const sha = firm.github.commitSuggestions(who, firm.repository, comments);
  await firm.settled();
  return sha;
}

/** To a person or a bot. */
export async function assign(
  firm: Firm,
  who: Who,
  issue_number: number,
  login: string,
): Promise<void> {
  await firm.as(who).rest.issues.addAssignees({ ...at, issue_number, assignees: [login] });
  await firm.settled();
}

/** The button that merges the base branch into the head. */
export async function updateBranch(firm: Firm, who: Who, pull_number: number): Promise<void> {
  await firm.as(who).rest.pulls.updateBranch({ ...at, pull_number });
  await firm.settled();
}

/** The newest check run of our name on the pull request's head; null when there is none. */
export async function shown(
  firm: Firm,
  pull_number: number,
  name = "foureyes",
): Promise<Shown | null> {
  const { rest } = firm.as("alice");
  const { data: pull } = await rest.pulls.get({ ...at, pull_number });
  const { data } = await rest.checks.listForRef({
    ...at,
    ref: pull.head.sha,
    check_name: name,
    filter: "latest",
  });
  const [run] = [...data.check_runs].sort((one, other) => other.id - one.id);
  if (run === undefined) return null;
  const { title, summary } = run.output;
  return {
    id: run.id,
    state: run.conclusion ?? run.status,
    title: title ?? "",
    summary: summary ?? "",
  };
}

/** The id that the page gives for the first finding. */
export function findingId(page: Shown | null): string {
  return /· id `([0-9a-f]{8})`/.exec(page?.summary ?? "")?.[1] ?? "";
}

/** Null when it was merged, else GitHub's refusal. */
export async function merge(firm: Firm, who: Who, pull_number: number): Promise<string | null> {
  const refused = await firm
    .as(who)
    .rest.pulls.merge({ ...at, pull_number })
    .then(
      () => null,
      (cause: Error) => cause.message,
    );
  await firm.settled();
  return refused;
}
