/** One run of `git http-backend`, git's own half of smart HTTP. */
import { buffer } from "node:stream/consumers";
import { spawnByLauncher } from "../../../src/app/git/launcher.ts";
import { gitEnvironment } from "./environment.ts";

export interface BackendRequest {
  readonly directory: string;
  /** `/info/refs`, `/git-upload-pack` or `/git-receive-pack`. */
  readonly service: string;
  readonly method: string;
  readonly query: string;
  readonly contentType: string;
  /** `Git-Protocol`: version 2 is asked for here. */
  readonly protocol: string;
  /** Who pushes; git refuses a push by nobody. */
  readonly user: string | null;
  /** Not compressed. */
  readonly body: Buffer;
}

export interface BackendAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * What git can do: in version 2 the same of every repository, and nothing of what is in it. A process
 * that says so at each fetch would be a good part of the stories' time.
 */
let abilities: BackendAnswer | null = null;

export async function runBackend(request: BackendRequest): Promise<BackendAnswer> {
  const { service, query, protocol } = request;
  if (service !== "/info/refs" || query !== "service=git-upload-pack" || protocol !== "version=2")
    return askGit(request);
  const answer = abilities ?? (await askGit(request));
  if (answer.status === 200) abilities = answer;
  return answer;
}

async function askGit(request: BackendRequest): Promise<BackendAnswer> {
  // How git is started is no part of what is doubled here.
  const environment = { ...gitEnvironment, ...variablesOf(request) };
  const { input, output } = await spawnByLauncher(["http-backend"], environment);
  // git may stop reading before the end of a request that it refuses.
  input.on("error", () => {});
  input.end(request.body);
  return parseAnswer(await buffer(output));
}

function variablesOf(request: BackendRequest): NodeJS.ProcessEnv {
  return {
    GIT_PROJECT_ROOT: request.directory,
    GIT_HTTP_EXPORT_ALL: "1",
    PATH_INFO: request.service,
    REQUEST_METHOD: request.method,
    QUERY_STRING: request.query,
    CONTENT_TYPE: request.contentType,
    CONTENT_LENGTH: String(request.body.length),
    GIT_PROTOCOL: request.protocol,
    ...(request.user === null ? {} : { REMOTE_USER: request.user }),
  };
}

/** A CGI answer: headers, an empty line, the body. */
function parseAnswer(output: Buffer): BackendAnswer {
  const end = output.indexOf("\r\n\r\n");
  if (end < 0) return { status: 500, headers: {}, body: output };
  const lines = output.subarray(0, end).toString("latin1").split("\r\n");
  const headers = Object.fromEntries(
    lines.map((line) => {
      const [name = "", ...value] = line.split(": ");
      return [name.toLowerCase(), value.join(": ")];
    }),
  );
  const { status = "200", ...rest } = headers;
  return { status: Number.parseInt(status, 10), headers: rest, body: output.subarray(end + 4) };
}
