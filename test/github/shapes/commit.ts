/** Commits and changed files as the REST API and webhooks show them. */
import type { Commit, Stamp } from "../git/commits.ts";
import type { FileDiff } from "../git/diff.ts";
import { isWeb } from "../git/stamps.ts";
import type { Repository } from "../world/repository.ts";
import type { World } from "../world/world.ts";
import { accountOf, accountOfEmail } from "../world/world.ts";
import { apiUrlOf, pageUrlOf } from "./repository.ts";
import { addressOf, nodeId } from "./scalars.ts";
import { verificationShape } from "./signature.ts";
import { userShape } from "./user.ts";

export function commitShape(world: World, repository: Repository, commit: Commit) {
  const url = `${apiUrlOf(world, repository)}/commits/${commit.sha}`;
  const user = (stamp: Stamp) => {
    const account = isWeb(stamp)
      ? accountOf(world, "web-flow")
      : accountOfEmail(world, stamp.email);
    return account === null ? null : userShape(world, account);
  };
  return {
    sha: commit.sha,
    node_id: nodeId("Commit", repository.id),
    commit: innerShape(world, repository, commit),
    url,
    html_url: `${pageUrlOf(world, repository)}/commit/${commit.sha}`,
    comments_url: `${url}/comments`,
    author: user(commit.author),
    committer: user(commit.committer),
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${apiUrlOf(world, repository)}/commits/${sha}`,
      html_url: `${pageUrlOf(world, repository)}/commit/${sha}`,
    })),
  };
}

export function fileShape(world: World, repository: Repository, sha: string, file: FileDiff) {
  const path = encodeURIComponent(file.path);
  return {
    sha: file.id,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${pageUrlOf(world, repository)}/blob/${sha}/${path}`,
    raw_url: `${pageUrlOf(world, repository)}/raw/${sha}/${path}`,
    contents_url: `${apiUrlOf(world, repository)}/contents/${path}?ref=${sha}`,
    ...(file.patch === null ? {} : { patch: file.patch }),
    ...(file.previousPath === null ? {} : { previous_filename: file.previousPath }),
  };
}

/** As `push` webhooks list commits. */
export function pushedCommitShape(
  world: World,
  repository: Repository,
  commit: Commit,
  files: readonly FileDiff[],
) {
  const person = ({ name, email: written }: Stamp) => {
    const account = accountOfEmail(world, written);
    const email = addressOf(written);
    return account === null ? { name, email } : { name, email, username: account.login };
  };
  const paths = (status: FileDiff["status"]) =>
    files.filter((file) => file.status === status).map((file) => file.path);
  return {
    id: commit.sha,
    tree_id: commit.tree,
    distinct: true,
    message: commit.message,
    timestamp: commit.author.date,
    url: `${pageUrlOf(world, repository)}/commit/${commit.sha}`,
    author: person(commit.author),
    committer: person(commit.committer),
    added: [...paths("added"), ...paths("renamed")],
    removed: [...paths("removed"), ...files.flatMap((file) => file.previousPath ?? [])],
    modified: paths("modified"),
  };
}

/** As `PUT contents` answers it. */
export function gitCommitShape(world: World, repository: Repository, commit: Commit) {
  const url = (kind: string, sha: string) => `${apiUrlOf(world, repository)}/git/${kind}/${sha}`;
  const page = (sha: string) => `${pageUrlOf(world, repository)}/commit/${sha}`;
  return {
    sha: commit.sha,
    node_id: nodeId("Commit", repository.id),
    url: url("commits", commit.sha),
    html_url: page(commit.sha),
    author: commit.author,
    committer: commit.committer,
    tree: { sha: commit.tree, url: url("trees", commit.tree) },
    message: commit.message,
    parents: commit.parents.map((sha) => ({ sha, url: url("commits", sha), html_url: page(sha) })),
    verification: verificationShape(world, commit),
  };
}

function innerShape(world: World, repository: Repository, commit: Commit) {
  const api = `${apiUrlOf(world, repository)}/git`;
  return {
    author: commit.author,
    committer: commit.committer,
    message: commit.message,
    tree: { sha: commit.tree, url: `${api}/trees/${commit.tree}` },
    url: `${api}/commits/${commit.sha}`,
    comment_count: 0,
    verification: verificationShape(world, commit),
  };
}
