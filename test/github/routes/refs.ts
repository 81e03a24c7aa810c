/** Branches and commits by the REST API. */
import { readCommit } from "../git/commits.ts";
import { diffOf } from "../git/diff.ts";
import { isAncestor } from "../git/history.ts";
import { pushProblemOf } from "../git/protected.ts";
import { refMoved } from "../git/push.ts";
import {
  branchesOf,
  deleteRef,
  isRefName,
  noCommit,
  readRef,
  tipOf,
  writeRef,
} from "../git/refs.ts";
import { created, invalid, notFound, ok } from "../http/answer.ts";
import type { Call } from "../http/call.ts";
import { actorOf } from "../http/call.ts";
import { pageOf } from "../http/pages.ts";
import type { Route } from "../http/route.ts";
import { onRepository } from "../http/route.ts";
import { isProtected } from "../rules/branches.ts";
import { commitShape, fileShape } from "../shapes/commit.ts";
import { apiUrlOf } from "../shapes/repository.ts";
import { nodeId } from "../shapes/scalars.ts";
import type { Repository } from "../world/repository.ts";
import type { World } from "../world/world.ts";

const repo = "/repos/{owner}/{repo}";
const reading = { permission: ["contents", "read"], role: "read" } as const;
const writing = { permission: ["contents", "write"], role: "write" } as const;

export const refRoutes: readonly Route[] = [
  onRepository("GET", `${repo}/git/ref/{ref}`, reading, (call, repository) => {
    const ref = `refs/${call.path.ref}`;
    if (readRef(repository.directory, ref) === null) throw notFound();
    return ok(refShape(call.world, repository, ref));
  }),
  onRepository("POST", `${repo}/git/refs`, writing, (call, repository) => {
    const ref = String(call.body.ref);
    if (readRef(repository.directory, ref) !== null) throw invalid("Reference already exists");
    move(call, repository, { ref, before: noCommit, after: String(call.body.sha) });
    return created(refShape(call.world, repository, ref));
  }),
  onRepository("PATCH", `${repo}/git/refs/{ref}`, writing, (call, repository) => {
    const ref = `refs/${call.path.ref}`;
    const before = readRef(repository.directory, ref);
    if (before === null) throw invalid("Reference does not exist");
    const after = String(call.body.sha);
    const forward =
      readCommit(repository.directory, after) !== null &&
      isAncestor(repository.directory, before, after);
    if (call.body.force !== true && !forward) throw invalid("Update is not a fast forward");
    move(call, repository, { ref, before, after });
    return ok(refShape(call.world, repository, ref));
  }),
  onRepository("DELETE", `${repo}/git/refs/{ref}`, writing, (call, repository) => {
    const ref = `refs/${call.path.ref}`;
    const before = readRef(repository.directory, ref);
    if (before === null) throw invalid("Reference does not exist");
    move(call, repository, { ref, before, after: noCommit });
    return { status: 204 };
  }),
  onRepository("GET", `${repo}/branches`, reading, (call, repository) => {
    const wanted = call.query.get("protected");
    const branches = branchesOf(repository.directory).filter(
      (name) => wanted === null || isProtected(repository, name) === (wanted === "true"),
    );
    const page = pageOf(call, branches);
    const shapes = page.items.map((name) => branchShape(call.world, repository, name));
    return { ...ok(shapes), headers: page.headers };
  }),
  onRepository("GET", `${repo}/commits/{ref}`, reading, (call, repository) => {
    const ref = call.path.ref ?? "";
    const commit = readCommit(repository.directory, tipOf(repository.directory, ref) ?? ref);
    if (commit === null) throw invalid(`No commit found for SHA: ${ref}`);
    const files = diffOf(repository.directory, commit.parents[0] ?? null, commit.sha);
    const shapes = files.map((file) => fileShape(call.world, repository, commit.sha, file));
    return ok({ ...commitShape(call.world, repository, commit), files: shapes });
  }),
];

function move(
  { world, identity }: Call,
  repository: Repository,
  update: { readonly ref: string; readonly before: string; readonly after: string },
): void {
  const { directory } = repository;
  const { ref, after } = update;
  if (!isRefName(ref)) throw invalid(`${ref} is not a valid ref name.`);
  if (after !== noCommit && readCommit(directory, after) === null)
    throw invalid("Object does not exist");
  const problem = pushProblemOf(world, identity, repository, update);
  if (problem !== null) throw invalid(problem);
  if (after === noCommit) deleteRef(directory, ref);
  else writeRef(directory, ref, after);
  refMoved(world, repository, actorOf(identity), update);
}

function refShape(world: World, repository: Repository, ref: string) {
  const sha = readRef(repository.directory, ref) ?? noCommit;
  const git = `${apiUrlOf(world, repository)}/git`;
  const object = { type: "commit", sha, url: `${git}/commits/${sha}` };
  const escaped = ref.split("/").map(encodeURIComponent).join("/");
  return { ref, node_id: nodeId("Ref", repository.id), url: `${git}/${escaped}`, object };
}

function branchShape(world: World, repository: Repository, name: string) {
  const sha = tipOf(repository.directory, name) ?? noCommit;
  const commit = { sha, url: `${apiUrlOf(world, repository)}/commits/${sha}` };
  return { name, commit, protected: isProtected(repository, name) };
}
