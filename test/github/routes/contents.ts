/** Files on the web: read, and edited as in the browser. */
import type { Stamp } from "../git/commits.ts";
import { commitOf, readCommit } from "../git/commits.ts";
import { readObject } from "../git/objects.ts";
import { tipOf } from "../git/refs.ts";
import { stampOf, webStamp } from "../git/stamps.ts";
import type { Entry } from "../git/trees.ts";
import { type Edit, editTree, entryAt } from "../git/trees.ts";
import { commitOnWeb } from "../git/web.ts";
import type { Answer } from "../http/answer.ts";
import { created, invalid, notFound, ok, Refusal } from "../http/answer.ts";
import type { Call } from "../http/call.ts";
import { actorOf, textOf } from "../http/call.ts";
import type { Route } from "../http/route.ts";
import { onRepository } from "../http/route.ts";
import { gitCommitShape } from "../shapes/commit.ts";
import { apiUrlOf, pageUrlOf } from "../shapes/repository.ts";
import type { Repository } from "../world/repository.ts";
import type { World } from "../world/world.ts";

const path = "/repos/{owner}/{repo}/contents/{path}";

export const contentRoutes: readonly Route[] = [
  onRepository(
    "GET",
    path,
    { permission: ["contents", "read"], role: "read" },
    (call, repository) => {
      const ref = call.query.get("ref") ?? repository.defaultBranch;
      const sha = tipOf(repository.directory, ref) ?? ref;
      const commit = readCommit(repository.directory, sha);
      const at = call.path.path ?? "";
      const entry = commit === null ? null : entryAt(repository.directory, commit.tree, at);
      if (entry === null) throw notFound();
      return ok(fileShape(call.world, repository, at, ref, entry));
    },
  ),
  onRepository("PUT", path, { permission: ["contents", "write"], role: "write" }, edit),
  onRepository("DELETE", path, { permission: ["contents", "write"], role: "write" }, remove),
];

function edit(call: Call, repository: Repository): Answer {
  const content = Buffer.from(String(call.body.content), "base64");
  const { at, branch, old, after } = commitEdit(call, repository, { content });
  return answerOf(call.world, repository, at, branch, after, old === null);
}

function remove(call: Call, repository: Repository): Answer {
  const { after } = commitEdit(call, repository, null);
  const commit = commitOf(repository.directory, after);
  return ok({ content: null, commit: gitCommitShape(call.world, repository, commit) });
}

/** Commits one file on a branch: author is who clicked, committer is GitHub. */
function commitEdit(call: Call, repository: Repository, edited: Edit) {
  const { body, world } = call;
  const { directory } = repository;
  const branch = textOf(body.branch) ?? repository.defaultBranch;
  const at = call.path.path ?? "";
  const before = tipOf(directory, branch);
  if (before === null) throw new Refusal(404, `Branch ${branch} not found`);
  const tree = commitOf(directory, before).tree;
  const old = entryAt(directory, tree, at);
  if (old === null && edited === null) throw notFound();
  checkExpected(old, textOf(body.sha), at);
  const after = commitOnWeb(world, call.identity, repository, branch, {
    tree: editTree(directory, tree, { [at]: edited }),
    parents: [before],
    ...peopleOf(call),
    message: String(body.message),
  });
  return { at, branch, old, after };
}

function answerOf(
  world: World,
  repository: Repository,
  path: string,
  branch: string,
  sha: string,
  isNew: boolean,
): Answer {
  const commit = commitOf(repository.directory, sha);
  const entry = entryAt(repository.directory, commit.tree, path);
  if (entry === null) throw notFound();
  const { content: _, encoding: __, ...file } = fileShape(world, repository, path, branch, entry);
  const body = { content: file, commit: gitCommitShape(world, repository, commit) };
  return isNew ? created(body) : ok(body);
}

function checkExpected(old: Entry | null, expected: string | null, path: string): void {
  if (old !== null && expected === null)
    throw invalid(`Invalid request.\n\n"sha" wasn't supplied.`);
  if (old !== null && expected !== old.id)
    throw new Refusal(409, `${path} does not match ${expected}`);
}

/** The API lets the caller name any author (A08). */
function peopleOf({ body, identity }: Call): { readonly author: Stamp; readonly committer: Stamp } {
  const web = webStamp();
  const { date } = web;
  const named = (value: unknown): Stamp | null =>
    typeof value === "object" && value !== null
      ? { date, ...(value as Omit<Stamp, "date">) }
      : null;
  const committer = named(body.committer);
  return {
    author: named(body.author) ?? committer ?? stampOf(actorOf(identity)),
    committer: committer ?? web,
  };
}

function fileShape(world: World, repository: Repository, path: string, ref: string, entry: Entry) {
  const bytes = readObject(repository.directory, entry.id)?.bytes;
  if (bytes === undefined || entry.mode === "40000") throw notFound();
  const api = apiUrlOf(world, repository);
  const escaped = path.split("/").map(encodeURIComponent).join("/");
  const url = `${api}/contents/${escaped}?ref=${encodeURIComponent(ref)}`;
  const git = `${api}/git/blobs/${entry.id}`;
  const html = `${pageUrlOf(world, repository)}/blob/${encodeURIComponent(ref)}/${escaped}`;
  return {
    type: "file",
    encoding: "base64",
    content: bytes.toString("base64"),
    name: path.slice(path.lastIndexOf("/") + 1),
    path,
    sha: entry.id,
    size: bytes.length,
    url,
    git_url: git,
    html_url: html,
    download_url: html,
    _links: { self: url, git, html },
  };
}
