/** Fetching from GitHub into a bare, blobless repository; the token stays out of every argument. */
import { type GitSettings, onlineEnvironment } from "./environment.ts";
import { spawnByLauncher } from "./launcher.ts";
import { gitOutput } from "./process.ts";

/** Where to fetch from, and what to say to be let in. */
export interface Remote {
  /** http or https, without user or password. */
  readonly url: string;
  /** A fresh installation token. */
  readonly token: () => Promise<string>;
}

/** For a first fetch of a large history; a silent server is given up much earlier. */
const deadline = 15 * 60_000;

const settings: GitSettings = {
  "core.askPass": "",
  "credential.helper": "",
  "fetch.writeCommitGraph": "false",
  "gc.auto": "0",
  "http.followRedirects": "false",
  "http.lowSpeedLimit": "1000",
  "http.lowSpeedTime": "30",
  "maintenance.auto": "false",
  "protocol.version": "2",
  // Not in the configuration of the mirror: reading it, git then says that a blob is missing
  // instead of wanting to fetch it.
  "remote.origin.partialclonefilter": "blob:none",
  "remote.origin.promisor": "true",
  "transfer.bundleURI": "false",
};

const flags = [
  "--quiet",
  "--no-tags",
  "--no-write-fetch-head",
  "--recurse-submodules=no",
  "--filter=blob:none",
];

/**
 * Whether a fetch failed at the server, or on the way there, and so not at what is here. In doubt it
 * did not: git has no other way to tell than its words, and says "RPC failed" of a broken pipe, too.
 */
export function failedThere(problem: unknown): boolean {
  return /unable to access|RPC failed; HTTP [45]\d\d/.test(String(problem));
}

/**
 * `wants` are object ids or refspecs; `negotiate: false` says nothing of what is here.
 * Throws "git" with git's complaint, cleared of the token.
 */
export async function fetchFrom(
  remote: Remote,
  gitDirectory: string,
  wants: readonly string[],
  options: { readonly negotiate: boolean; readonly signal: AbortSignal | undefined },
): Promise<void> {
  const token = await remote.token();
  const credentials = Buffer.from(`x-access-token:${token}`).toString("base64");
  const limit = AbortSignal.timeout(deadline);
  await gitOutput({
    command: ["fetch", ...flags, "--stdin", "origin"],
    gitDirectory,
    environment: onlineEnvironment({
      ...settings,
      ...(options.negotiate ? {} : { "fetch.negotiationAlgorithm": "noop" }),
      "remote.origin.url": remote.url,
      [`http.${remote.url}.extraHeader`]: `Authorization: Basic ${credentials}`,
    }),
    spawn: spawnByLauncher,
    input: wants.map((want) => `${want}\n`).join(""),
    secrets: [token, credentials],
    signal: options.signal === undefined ? limit : AbortSignal.any([limit, options.signal]),
  });
}
