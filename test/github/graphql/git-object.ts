/** Commits, trees, blobs and refs in GraphQL. */
import type { Commit, Stamp } from "../git/commits.ts";
import { commitOf } from "../git/commits.ts";
import { readObject } from "../git/objects.ts";
import { readRef, tipOf } from "../git/refs.ts";
import { isWeb } from "../git/stamps.ts";
import { entryAt } from "../git/trees.ts";
import { factsOf } from "../pulls/facts.ts";
import { nodeId } from "../shapes/scalars.ts";
import type { Repository } from "../world/repository.ts";
import { accountOfEmail } from "../world/world.ts";
import { actorNode } from "./actor.ts";
import { type SuitesArguments, suitesOf } from "./checks.ts";
import type { PageArguments } from "./connection.ts";
import { connectionOf } from "./connection.ts";
import { pullNode } from "./pull.ts";
import { signatureNode } from "./signature.ts";
import type { Viewer } from "./viewer.ts";
import { demandPermission } from "./viewer.ts";

const trailer = /^co-authored-by: *(.*?) *<([^>]*)>/i;

export function commitNode(viewer: Viewer, repository: Repository, sha: string) {
  const commit = commitOf(repository.directory, sha);
  const actor = (stamp: Stamp) => gitActorNode(viewer, stamp);
  return {
    __typename: "Commit",
    id: nodeId("Commit", repository.id),
    oid: sha,
    abbreviatedOid: sha.slice(0, 7),
    message: commit.message,
    messageHeadline: commit.message.split("\n")[0] ?? "",
    authoredDate: commit.author.date,
    committedDate: commit.committer.date,
    committedViaWeb: isWeb(commit.committer),
    signature: () => signatureNode(viewer, commit),
    author: () => actor(commit.author),
    committer: () => actor(commit.committer),
    authors: (page: PageArguments) => connectionOf(authorsOf(commit), page, actor),
    tree: { __typename: "Tree", id: nodeId("Tree", repository.id), oid: commit.tree },
    parents: (page: PageArguments) =>
      connectionOf(commit.parents, page, (parent) => commitNode(viewer, repository, parent)),
    checkSuites: (page: SuitesArguments) => suitesOf(viewer, repository, sha, page),
    associatedPullRequests: (page: PageArguments) => {
      demandPermission(viewer, "pull_requests");
      const pulls = repository.pulls.filter((pull) => factsOf(pull).commits.includes(sha));
      return connectionOf(pulls, page, (pull) => pullNode(viewer, pull));
    },
  };
}

/** Null for what is not there. */
export function refNode(viewer: Viewer, repository: Repository, qualifiedName: string) {
  const ref = qualifiedName.startsWith("refs/") ? qualifiedName : `refs/heads/${qualifiedName}`;
  const target = readRef(repository.directory, ref);
  if (target === null) return null;
  return {
    __typename: "Ref",
    id: nodeId("Ref", repository.id),
    name: ref.split("/").slice(2).join("/"),
    prefix: `${ref.split("/").slice(0, 2).join("/")}/`,
    target: () => objectNode(viewer, repository, target),
  };
}

/** `expression` is a revision, `<revision>:<path>` or an object id. */
export function objectFor(
  viewer: Viewer,
  repository: Repository,
  { oid, expression }: { oid?: string | null; expression?: string | null },
) {
  demandPermission(viewer, "contents");
  if (oid != null) return objectNode(viewer, repository, oid);
  const [revision = "", ...path] = (expression ?? "").split(":");
  const branch =
    revision === "HEAD" ? repository.defaultBranch : revision.replace(/^refs\/heads\//, "");
  const sha = tipOf(repository.directory, branch) ?? revision;
  if (path.length === 0) return objectNode(viewer, repository, sha);
  const object = readObject(repository.directory, sha);
  if (object?.type !== "commit") return null;
  const { tree } = commitOf(repository.directory, sha);
  const at = path.join(":");
  const entry = at === "" ? { id: tree } : entryAt(repository.directory, tree, at);
  return entry === null ? null : objectNode(viewer, repository, entry.id);
}

function objectNode(viewer: Viewer, repository: Repository, oid: string) {
  const object = readObject(repository.directory, oid);
  if (object === null) return null;
  if (object.type === "commit") return commitNode(viewer, repository, oid);
  if (object.type === "blob") return blobNode(repository, oid, object.bytes);
  const __typename = object.type === "tree" ? "Tree" : "Tag";
  return { __typename, id: nodeId(__typename, repository.id), oid };
}

/** GitHub cuts text at this size, and shows none of what it takes for binary. */
const longestText = 512_000;

function blobNode(repository: Repository, oid: string, bytes: Buffer) {
  const isBinary = bytes.subarray(0, 8_000).includes(0);
  return {
    __typename: "Blob",
    id: nodeId("Blob", repository.id),
    oid,
    byteSize: bytes.length,
    isBinary,
    isTruncated: bytes.length > longestText,
    text: isBinary ? null : bytes.subarray(0, longestText).toString("utf8"),
  };
}

function gitActorNode(viewer: Viewer, { name, email, date }: Stamp) {
  const account = accountOfEmail(viewer.world, email);
  const isUser = account?.kind === "User";
  return {
    name,
    email,
    date,
    user: account !== null && isUser ? actorNode(viewer, account) : null,
  };
}

/** The author, and those whom trailers name. */
function authorsOf(commit: Commit): readonly Stamp[] {
  const named = commit.message.split("\n").flatMap((line) => {
    const match = trailer.exec(line);
    return match === null
      ? []
      : [{ name: match[1] ?? "", email: match[2] ?? "", date: commit.author.date }];
  });
  const all = [commit.author, ...named];
  return all.filter((one, index) => all.findIndex(({ email }) => email === one.email) === index);
}
