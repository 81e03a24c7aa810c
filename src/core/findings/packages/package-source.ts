/** Lines of a manifest that fetch a dependency from somewhere else than the usual registry. */
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";

export interface Source {
  readonly pattern: RegExp;
  readonly severity: Severity;
  readonly message: (shown: string) => Sentence;
}

/** What to look for in a file of this name, in lower case. */
export function sourcesOf(file: string): readonly Source[] {
  return sources[kindOf(file) ?? ""] ?? [];
}

function kindOf(name: string): string | null {
  if (name === "package.json") return "npm";
  if (
    /^(?:\.npmrc|\.yarnrc(?:\.yml)?|bunfig\.toml|pip\.conf|\.pypirc|\.condarc|nuget\.config|settings\.xml|pip\.ini)$/.test(
      name,
    )
  )
    return "registry";
  if (
    /^(?:requirements.*\.(?:txt|in)|constraints.*\.txt|pyproject\.toml|pipfile|setup\.cfg|setup\.py|environment\.ya?ml)$/.test(
      name,
    )
  )
    return "python";
  if (name === "go.mod" || name === "go.work") return "go";
  if (name === "cargo.toml" || name === "config.toml") return "cargo";
  if (name === ".gitmodules") return "submodule";
  if (name === "gemfile" || name.endsWith(".gemspec")) return "ruby";
  return name === "composer.json" ? "npm" : null;
}

const elsewhere = (shown: string): Sentence =>
  say`A dependency comes from a place of its own instead of the registry: ${shown}.`;
const registry = (shown: string): Sentence =>
  say`Packages are now looked for in another registry: ${shown}. Whoever runs it decides what is installed.`;

const sources: Readonly<Record<string, readonly Source[]>> = {
  npm: [
    {
      pattern:
        /^\s*"[^"]{1,120}"\s*:\s*"(?:git\+|git:|git@|https?:\/\/(?!.{0,200}\.(?:dev|io|md|html)"))[^"]{0,300}(?:\.git|\.tgz|\.tar\.gz|\.zip|#)[^"]{0,120}"/,
      severity: "high",
      message: elsewhere,
    },
    {
      pattern: /^\s*"[^"]{1,120}"\s*:\s*"(?:github:|gitlab:|bitbucket:|npm:)[^"]{1,200}"/,
      severity: "medium",
      message: elsewhere,
    },
  ],
  registry: [
    {
      pattern:
        /^\s*(?:@[\w-]+:)?["']?(?:registry|npmRegistryServer|index-url|extra-index-url|index)["']?\s*[=:]\s*["']?\S/,
      severity: "high",
      message: registry,
    },
  ],
  python: [
    {
      pattern: /^\s*(?:--extra-index-url|--index-url|-i|--find-links|-f)[ =]+\S/,
      severity: "high",
      message: registry,
    },
    {
      pattern:
        /^\s*["']?[\w.[\]-]{1,100}\s*(?:@|=\s*\{.{0,60}\b(?:git|url)\s*=\s*)\s*["']?(?:git\+|https?:|git@)\S/,
      severity: "high",
      message: elsewhere,
    },
    { pattern: /^\s*(?:-e\s+)?["']?git\+\S/, severity: "high", message: elsewhere },
  ],
  go: [
    {
      pattern: /^\s*(?:replace\s+)?(\S{1,200})(?:\s+v\S+)?\s+=>\s+(?!\.\.?\/)\S/,
      severity: "high",
      message: (shown) => say`A module is replaced by another one under its own name: ${shown}.`,
    },
    {
      pattern: /^\s*(?:replace\s+)?(\S{1,200})(?:\s+v\S+)?\s+=>\s+\.\.?\//,
      severity: "medium",
      message: (shown) => say`A module is replaced by a folder: ${shown}.`,
    },
  ],
  cargo: [
    {
      pattern: /^\s*[\w-]{1,100}\s*=\s*\{.{0,200}\bgit\s*=\s*"|^\s*git\s*=\s*"https?:/,
      severity: "medium",
      message: elsewhere,
    },
    {
      pattern: /^\s*\[patch\.|^\s*\[source\.|^\s*replace-with\s*=/,
      severity: "high",
      message: (shown) => say`Crates are taken from another source than the registry: ${shown}.`,
    },
  ],
  submodule: [
    {
      pattern: /^\s*(?:url|branch)\s*=\s*\S/,
      severity: "high",
      message: (shown) =>
        say`A submodule is now taken from elsewhere: ${shown}. Its content is read by nobody here.`,
    },
  ],
  ruby: [
    {
      pattern: /\b(?:git|github|source)(?::|\s*=>)\s*["'][^"']{3,200}["']/,
      severity: "medium",
      message: elsewhere,
    },
  ],
};
