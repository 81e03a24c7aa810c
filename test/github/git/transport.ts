/** git by smart HTTP: who may, and what a push sets going; the protocol itself is git's own. */
import { gunzipSync } from "node:zlib";
import { demand } from "../http/access.ts";
import { notFound, Refusal } from "../http/answer.ts";
import type { Identity } from "../http/call.ts";
import { actorOf } from "../http/call.ts";
import type { Repository } from "../world/repository.ts";
import { protectionOf } from "../world/repository.ts";
import type { World } from "../world/world.ts";
import { repositoryOf } from "../world/world.ts";
import type { BackendAnswer } from "./backend.ts";
import { runBackend } from "./backend.ts";
import { unpack } from "./objects.ts";
import { packIn, parseUpdates, refusedPush } from "./packet.ts";
import { pushProblemOf } from "./protected.ts";
import type { RefUpdate } from "./push.ts";
import { refMoved } from "./push.ts";
import { noCommit, readRef } from "./refs.ts";

export interface GitRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

const pattern =
  /^\/(?<owner>[^/]+)\/(?<name>[^/]+?)(?:\.git)?(?<service>\/(?:info\/refs|git-upload-pack|git-receive-pack))$/;

export function isGitPath(path: string): boolean {
  return pattern.test(path);
}

/** Throws a refusal; 401 asks the client for its credentials first. */
export async function answerGit(
  world: World,
  identity: Identity,
  request: GitRequest,
): Promise<BackendAnswer> {
  const { owner = "", name = "", service = "" } = pattern.exec(request.path)?.groups ?? {};
  const repository = repositoryOf(world, owner, name);
  const pushing = `${service}${request.query}`.includes("git-receive-pack");
  if (identity.kind === "nobody" && (pushing || repository?.private !== false))
    throw new Refusal(401, "Requires authentication");
  if (repository === null) throw notFound();
  demand(world, identity, repository, {
    permission: ["contents", pushing ? "write" : "read"],
    role: pushing ? "write" : "read",
  });
  const body =
    header(request, "content-encoding") === "gzip" ? gunzipSync(request.body) : request.body;
  const run = () => backend(repository, identity, { ...request, body }, service);
  return service === "/git-receive-pack" ? push(world, repository, identity, body, run) : run();
}

/** The objects come in first, under no name, so that the rules can look at them. */
async function push(
  world: World,
  repository: Repository,
  identity: Identity,
  body: Buffer,
  run: () => Promise<BackendAnswer>,
): Promise<BackendAnswer> {
  const updates = parseUpdates(body);
  if (updates.some((update) => isRuled(repository, update)))
    unpack(repository.directory, packIn(body));
  const problems = new Map(
    updates.map((update) => [update, pushProblemOf(world, identity, repository, update)] as const),
  );
  if ([...problems.values()].some((problem) => problem !== null))
    return refused(updates, (update) => problems.get(update) ?? "another ref was refused");
  const answer = await run();
  for (const update of updates) {
    const now = readRef(repository.directory, update.ref) ?? noCommit;
    if (now === update.after && now !== update.before)
      refMoved(world, repository, actorOf(identity), update);
  }
  return answer;
}

function refused(
  updates: readonly RefUpdate[],
  problemOf: (update: RefUpdate) => string,
): BackendAnswer {
  const headers = { "content-type": "application/x-git-receive-pack-result" };
  return { status: 200, headers, body: refusedPush(updates, problemOf) };
}

function isRuled(repository: Repository, { ref, after }: RefUpdate): boolean {
  const branch = ref.replace(/^refs\/heads\//, "");
  return after !== noCommit && protectionOf(repository, branch) !== null;
}

function backend(
  repository: Repository,
  identity: Identity,
  request: GitRequest,
  service: string,
): Promise<BackendAnswer> {
  const { method, query, body } = request;
  return runBackend({
    directory: repository.directory,
    service,
    method,
    query,
    contentType: header(request, "content-type"),
    protocol: header(request, "git-protocol"),
    user: identity.kind === "nobody" ? null : actorOf(identity).login,
    body,
  });
}

function header(request: GitRequest, name: string): string {
  const value = request.headers[name];
  return typeof value === "string" ? value : "";
}
