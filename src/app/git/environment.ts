/** The whole environment of a git process: nothing of ours, of the user's or of the system's. */
import { delimiter, isAbsolute } from "node:path";

/** Name and value of settings, as `-c` takes them. */
export type GitSettings = Readonly<Record<string, string>>;

/** Read by every git command here, whatever the repository's own configuration says. */
export const hardening: GitSettings = {
  "advice.graftFileDeprecated": "false",
  "core.attributesFile": "/dev/null",
  // A forged graph or pack index would tell of other parents and other objects.
  "core.commitGraph": "false",
  "core.fsmonitor": "false",
  "core.hooksPath": "/dev/null",
  "core.multiPackIndex": "false",
  "core.pager": "cat",
  "core.useReplaceRefs": "false",
  "diff.external": "",
  "diff.ignoreSubmodules": "none",
  "protocol.allow": "never",
};

/** For reading what is here: no network, no lazy fetch, no replaced objects, no grafts. */
export function offlineEnvironment(): NodeJS.ProcessEnv {
  return {
    GIT_ALLOW_PROTOCOL: "none",
    GIT_ATTR_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_SYSTEM: "/dev/null",
    GIT_GRAFT_FILE: "/dev/null",
    GIT_LITERAL_PATHSPECS: "1",
    GIT_NO_LAZY_FETCH: "1",
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    LC_ALL: "C",
    PATH: absolutePath(process.env.PATH ?? ""),
  };
}

/** The same, but HTTP may be spoken; `settings` (a token among them) stay out of the arguments. */
export function onlineEnvironment(settings: GitSettings): NodeJS.ProcessEnv {
  const entries = Object.entries(settings);
  return {
    ...offlineEnvironment(),
    GIT_ALLOW_PROTOCOL: "http:https",
    GIT_ASKPASS: "/bin/false",
    GIT_CONFIG_COUNT: String(entries.length),
    ...Object.fromEntries(entries.map(([key], index) => [`GIT_CONFIG_KEY_${index}`, key])),
    ...Object.fromEntries(entries.map(([, value], index) => [`GIT_CONFIG_VALUE_${index}`, value])),
  };
}

/** `-c name=value` for each. */
export function settingArguments(settings: GitSettings): readonly string[] {
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** Without its relative entries: they would be looked up in a directory of the attacker's. */
function absolutePath(path: string): string {
  return path.split(delimiter).filter(isAbsolute).join(delimiter);
}
