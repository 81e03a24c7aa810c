/** Detector: code now runs when the project is installed or built. */
import { type Path, pathOf } from "../../../domain/change.ts";
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { type Fresh, freshIn, newTokens, ofFresh } from "../sides/fresh.ts";
import type { Line } from "../sides/line.ts";
import type { Reading } from "../sides/subject.ts";
import { freshLinesOf, ofLine } from "../suspicion.ts";
import { does } from "../words/library.ts";
import { namesIn } from "../words/name.ts";

export const buildHookAdded: Detector = {
  id: "build-hook-added",
  version: 1,
  title: "build hook added",
  family: "build",
  asks: "Does installing or building the project now run a command that it did not run before?",
  why: "What runs while a project is installed runs on every developer's machine and on the one that makes the release, with all that lies there; so the xz backdoor got in, and most worms of npm do.",
  remedy: "Do without the hook, or keep what it runs in a script of this repository that was read.",
  whenWrong:
    "It fires on honest set-up steps that are not well known. It does not see what a script does that an existing hook already calls.",
  severity:
    "high for hooks that run on installation, for commands from the net in a build, and for a feature test that was made to fail; medium for hooks that only run for developers, and for other commands in a build",
  patterns: ["W5", "W6"],
  options: [],
  looksAt: "text",
  inTests: true,
  detect: (reading) => {
    const path = pathOf(reading.file);
    const all = reading.after.text.split("\n");
    const name = path.slice(path.lastIndexOf("/") + 1);
    return [
      ...freshLinesOf(reading).flatMap((line) => lineOf(line, { name, path, all }, reading)),
      ...(isBuildCode(name) ? freshIn(reading).flatMap((fresh) => codeOf(fresh, name)) : []),
    ];
  },
};

/** The file that a line is in. */
interface Place {
  readonly name: string;
  readonly path: Path;
  /** Its lines, as they are now. */
  readonly all: readonly string[];
}

interface Hook {
  readonly severity: Severity;
  readonly message: Sentence;
}

function lineOf({ line, text }: Line, place: Place, reading: Reading): readonly Suspicion[] {
  const cut = text.slice(0, 2_000);
  const hook = /^\s*(?:#(?!!)|\/\/)/.test(cut) ? null : hookIn(cut, line, place);
  return hook === null ? [] : [ofLine(reading, line, text, hook)];
}

function hookIn(text: string, line: number, { name, path, all }: Place): Hook | null {
  if (name === "package.json") return packageHook(text);
  if (/^(?:\.npmrc|\.yarnrc(?:\.yml)?|pnpm-workspace\.yaml|bunfig\.toml)$/.test(name))
    return scriptsAllowed(text);
  if (/(?:^|\/)(?:sitecustomize\.py|usercustomize\.py)$/.test(path) || name.endsWith(".pth"))
    return /^\s*(?:import|from|exec)\b/.test(text)
      ? {
          severity: "high",
          message: say`Python runs this on every start, before any other code: ${shown(text)}.`,
        }
      : null;
  if (isProbeFile(name)) {
    const probe = brokenProbe(text, all.slice(Math.max(0, line - longestProbe), line));
    if (probe !== null) return probe;
  }
  return isBuildFile(name) ? (fetchedIn(text) ?? pipedIn(text)) : null;
}

const intoShell = /\|\s*(?:eval\b|\$\{?(?:CONFIG_)?SHELL\b|(?:\/bin\/)?(?:ba|da|z)?sh\b(?![\w-]))/;
const unpacks =
  /\beval\b|\b(?:xz|gzip|gunzip|bzip2|zstd|unxz|tr|sed|head|tail|dd|openssl|awk)\b|\s-dc?\b/;

/** `sed … | tr … | xz -d | sh`: a script that stands nowhere as one. */
function pipedIn(text: string): Hook | null {
  if (!intoShell.test(text)) return null;
  return {
    severity: unpacks.test(text) ? "high" : "medium",
    message: say`The build puts a text together and runs it as a script: ${shown(text)}.`,
  };
}

const installs =
  /^\s*"(preinstall|install|postinstall|prepare|prepack|prepublish|prepublishOnly|preprepare|postprepare|dependencies)"\s*:\s*"((?:[^"\\]|\\.){1,500})"/;
const wellKnown =
  /^(?:(?:npx |pnpm |yarn |npm run |npm run -s |bun run )?(?:husky(?: install)?|lefthook install|simple-git-hooks|patch-package|is-ci \|\| husky(?: install)?|husky \|\| true|tsc(?: -\S+ ?\S*)*|build|compile|prisma generate|electron-builder install-app-deps|nuxt prepare|svelte-kit sync(?: \|\| echo '')?|forge install|hardhat compile|wxt prepare|ts-patch install(?: -s)?))$/;

function packageHook(text: string): Hook | null {
  const [, hook, command = ""] = installs.exec(text) ?? [];
  if (hook === undefined || wellKnown.test(command.trim())) return null;
  const isOnInstall = /install/.test(hook);
  const isWorse =
    /\b(?:curl|wget|node\s+-e|bash\s+-c|sh\s+-c|eval|base64|python3?\s+-c|powershell)\b|https?:/.test(
      command,
    );
  return {
    severity: isOnInstall || isWorse ? "high" : "medium",
    message: say`${hook} now runs ${command.slice(0, 100)} ${isOnInstall ? say`on every machine that installs this` : say`on every machine that prepares this`}, before anybody has looked at it.`,
  };
}

function scriptsAllowed(text: string): Hook | null {
  return /^\s*(?:ignore-scripts\s*=\s*false|enableScripts:\s*true|dangerouslyAllowAllBuilds:\s*true|enable-pre-post-scripts\s*=\s*true)/.test(
    text,
  )
    ? {
        severity: "high",
        message: say`Packages may run commands again while they are installed: ${shown(text)}.`,
      }
    : null;
}

function isBuildFile(name: string): boolean {
  return (
    isProbeFile(name) ||
    /^(?:(?:gnu)?makefile|dockerfile(?:\..+)?|.+\.dockerfile|containerfile|justfile|taskfile\.ya?ml|build\.gradle(?:\.kts)?|settings\.gradle(?:\.kts)?|pom\.xml|rakefile|.+\.(?:mk|gemspec|gyp)|sconstruct|build\.sh|install\.sh)$/i.test(
      name,
    )
  );
}

function isProbeFile(name: string): boolean {
  return /^(?:cmakelists\.txt|.+\.cmake|configure(?:\.ac|\.in)?|.+\.m4|meson\.build)$/i.test(name);
}

const runsFetched =
  /\b(?:curl|wget)\b[^|;\n]{0,300}\|\s*(?:sudo\s+)?(?:\w+=\S+\s+)?(?:ba|z|da)?sh\b|\b(?:ba)?sh\s+<\(\s*(?:curl|wget)\b|\|\s*base64\s+(?:-d|--decode)\s*\||\beval\s+["']?\$\(|\bapply\s+from:\s*["']https?:|\bexecute_process\s*\(\s*COMMAND\s+(?:curl|wget)\b/;

function fetchedIn(text: string): Hook | null {
  if (!runsFetched.test(text)) return null;
  const isWorse = /http:\/\/|base64|apply\s+from|\/\/\d+\.\d+\.\d+\.\d+|gist\.|pastebin/.test(text);
  return {
    severity: isWorse ? "high" : "medium",
    message: say`The build runs what it fetches while it builds, whatever that holds on the day: ${shown(text)}.`,
  };
}

const probeStart =
  /\bcheck_\w{0,30}(?:compiles|runs)\b|\bAC_(?:COMPILE|LINK|TRY|RUN|LANG)\w*\b|\btry_(?:compile|run)\b|\.(?:compiles|links)\s*\(/i;
const longestProbe = 40;

/** Alone on its line, before a statement of it, or after one. */
const strays =
  /^\s*([.,`'\u00B7:;!?])\s*$|^\s*([.`\u00B7])(?!\.)\s*(?=[^\s\w.])|^\s*([.`\u00B7])\s+(?=\w)|[;{}]\s*([.`\u00B7])\s*$/;

/** The stray dot of xz: a test programme that cannot compile says that the machine lacks a protection. */
function brokenProbe(text: string, lines: readonly string[]): Hook | null {
  const stray = strays
    .exec(text)
    ?.slice(1)
    .find((mark) => mark !== undefined);
  if (stray === undefined) return null;
  const start = lines.findLast((each) => probeStart.test(each));
  if (start === undefined) return null;
  return {
    severity: "high",
    message: say`A lone ${stray} stands in the test programme of ${shown(start)}: it can no longer be compiled, so the build takes the feature for missing and goes on without it.`,
  };
}

function isBuildCode(name: string): boolean {
  return /^(?:setup\.py|build\.rs|conanfile\.py|hatch_build\.py|extconf\.rb|binding\.gyp)$/.test(
    name,
  );
}

/** Commands and connections in code that runs while something is built. */
function codeOf(fresh: Fresh, file: string): readonly Suspicion[] {
  const names = namesIn(fresh.now.step.statement.tokens).filter(({ tokens }) =>
    tokens.some((token) => newTokens(fresh).has(token)),
  );
  if (/^(?:import|from|use)$/.test(fresh.now.step.statement.tokens[0]?.text ?? "")) return [];
  const hook = names.find(({ text }) => text === "cmdclass");
  const net = names.find(({ text, isCalled }) => isCalled && does("fetches", text));
  const command = names.find(({ text, isCalled }) => isCalled && does("runsCommand", text));
  const name = net ?? command ?? hook;
  if (name === undefined) return [];
  const message =
    net === undefined
      ? say`${file} now runs ${name.text} on every machine that builds this.`
      : say`${file} now talks to the net with ${name.text} on every machine that builds this.`;
  return [ofFresh(fresh, { severity: net === undefined ? "medium" : "high", message })];
}

function shown(text: string): string {
  return text.trim().slice(0, 120);
}
